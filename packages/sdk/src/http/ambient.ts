import type { TaskReference } from '../internal/task-state.js';

/** What a batch with a manifest provides to the calls inside it, without their callers passing it on. */
export interface AmbientTask {
  /** Aborted when the batch stops. */
  readonly signal: AbortSignal;
  /**
   * Called, and awaited, before a request that costs is sent.
   * @returns A function to call, and await, if the request was certainly not carried out.
   */
  onSend(): Promise<() => Promise<void>>;
  /** Called when a task is about to be created, of this picture, as it was given, with these fields. */
  task(modelKey: string, image: unknown, fields: object): AmbientStep;
}

/** A task that a call is about to create. */
export interface AmbientStep {
  /** The task that an earlier run has created for the same call. It is continued, and nothing is sent. */
  readonly known: TaskReference | undefined;
  /** Called, and awaited, when the task has its id. */
  onTask(task: TaskReference): Promise<void>;
}

/** One place per process, shared by the ESM and the CJS build: a batch of one may run calls of the other. */
const FINDER = Symbol.for('@koukoutu/sdk/ambient');
type Home = { [FINDER]?: () => AmbientTask | undefined };

/** What the batch around a call provides. It is global, because the calls of every client are charged. */
export const ambient = (): AmbientTask | undefined => (globalThis as Home)[FINDER]?.();

/** Tells the calls where to ask. Batches may run side by side: a manifest itself finds out which of them the call belongs to. */
export function setAmbient(finder: () => AmbientTask | undefined): void {
  (globalThis as Home)[FINDER] = finder;
}
