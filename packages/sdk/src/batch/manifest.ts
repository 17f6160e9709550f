import type { AmbientTask } from '../http/ambient.js';

/** Where a batch records what it has done. `manifestFile()` of `@koukoutu/sdk/node` keeps it in a file. */
export interface Manifest {
  /** Reads what earlier runs have done, and claims the manifest for this run. */
  open(): Promise<ManifestSession>;
}

/** What a manifest learns about an input. */
export interface ManifestInput {
  /** The input's place in the list, from 0. */
  readonly index: number;
  readonly input: unknown;
  /** What `dedupe` returned for it. Inputs with the same text are the same picture. */
  readonly content?: string | undefined;
}

/** What earlier runs have recorded about an input. */
export interface ManifestEntry {
  /** An earlier run has finished the input. It is not run again. */
  readonly finished: boolean;
  /** An earlier run has sent the same content for another input. Its tasks are continued. */
  readonly duplicate: boolean;
}

/** A manifest while a batch runs. */
export interface ManifestSession {
  /** What the manifest provides to the calls inside {@link run}. */
  ambient(): AmbientTask | undefined;
  /** Called once for each input, in the order of the list, before it is run. */
  enter(input: ManifestInput): ManifestEntry;
  /**
   * Runs an input, or continues it where an earlier run stopped.
   * @param index - The place of an input that was passed to {@link enter}.
   * @param signal - Aborted when the batch stops.
   */
  run<Result>(index: number, signal: AbortSignal, run: () => Promise<Result>): Promise<Result>;
  /** Records that the caller has taken the result: the input is finished. */
  finish(index: number): Promise<void>;
  /** Called once, after everything that ran has ended. */
  close(): Promise<void>;
}
