import type { Manifest } from './manifest.js';
import { type BatchProgress, type Counts, progressOf } from './progress.js';

/** An input that has ended, with its result or its error. */
export type BatchItem<Input, Result> = {
  /** The input's place in the list, from 0. Items come as they finish, not in this order. */
  readonly index: number;
  readonly input: Input;
  /** `dedupe` found an input with the same content, and this item has the outcome of that one. Nothing was sent for it. */
  readonly duplicate: boolean;
  /** The place of that input, if it is in the list. A manifest also knows those of earlier runs. */
  readonly duplicateOf: number | undefined;
  /** How far the batch is, including this item. */
  readonly progress: BatchProgress;
} & ({ readonly result: Result; readonly error?: undefined } | { readonly result?: undefined; readonly error: Error });

/** What the function of a batch receives in addition to the input. */
export interface BatchContext {
  /** Aborted when the batch is aborted or its loop is left. Pass it to the calls. */
  readonly signal: AbortSignal;
  /** The input's place in the list, from 0. */
  readonly index: number;
}

/** The options of a batch. */
export interface BatchOptions<Input = unknown> {
  /** How many inputs run at the same time, at least 1. Default: 5, the number of tasks that the API runs at the same time. */
  readonly concurrency?: number | undefined;
  /** Aborts the batch: cuts off what runs, and the loop throws an AbortError. Tasks that were created may still run. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Stops the batch gently: no further input is started, what runs finishes and is yielded, and the loop ends without an
   * error. `progress.notStarted` then says how many inputs are left.
   */
  readonly stopSignal?: AbortSignal | undefined;
  /** Lets the batch continue where an earlier one with the same manifest stopped, without paying twice. */
  readonly manifest?: Manifest | undefined;
  /**
   * Runs equal inputs once: all inputs for which it returns the same text get the outcome of the first. `contentKey`
   * compares pictures by their bytes. `undefined` means that the input equals no other. All inputs are read, and this is
   * called for each, before the first is run; so the inputs must come to an end.
   */
  readonly dedupe?: ((input: Input, index: number) => string | undefined | Promise<string | undefined>) | undefined;
  /** How many inputs there are, for `progress`, if the inputs do not tell it themselves, as with a generator. */
  readonly total?: number | undefined;
}

/** A running batch: a `for await` loop takes its items. */
export interface Batch<Input, Result> extends AsyncGenerator<BatchItem<Input, Result>, void, undefined> {
  /** How far the batch is now. After the loop: how it ended. */
  readonly progress: BatchProgress;
}

/**
 * Runs a function over many inputs, several at a time, and yields each as it finishes. A failure is an item like any
 * other and stops nothing. Without `dedupe` no input is read before it can run, so a list of ten thousand, or an endless one,
 * takes no memory. Leaving the loop aborts what runs.
 *
 * ```ts
 * const run = batch(photos, (photo, { signal }) => removeBackground(transport, photo, { signal }));
 * for await (const { input, result, error } of run) …
 * if (run.progress.failed > 0) process.exitCode = 1;
 * ```
 * @param inputs - What to run over. An equal picture that comes twice is paid for twice, unless `dedupe` is given.
 * @param run - Called for each input. Its result, or what it throws, becomes the item.
 * @throws ConfigurationError (from the loop) if `concurrency` is not a number of at least 1 or `dedupe` is not a function;
 * AbortError if `signal` is aborted; an error of the inputs' iterator, of `dedupe` or of the manifest.
 */
export function batch<Input, Result>(
  inputs: Iterable<Input> | AsyncIterable<Input>,
  run: (input: Input, context: BatchContext) => Promise<Result>,
  options: BatchOptions<Input> = {},
): Batch<Input, Result> {
  const counts: Counts = {
    done: 0,
    failed: 0,
    skipped: 0,
    duplicates: 0,
    started: 0,
    total: options.total ?? lengthOf(inputs),
  };
  const items = (async function* () {
    const { runBatch } = await import('./run-batch.js');
    yield* runBatch(inputs, run, options, counts);
  })();
  return Object.defineProperty(items, 'progress', { get: () => progressOf(counts) }) as Batch<Input, Result>;
}

const lengthOf = (inputs: unknown): number | undefined => {
  if (Array.isArray(inputs)) return inputs.length;
  return inputs instanceof Set || inputs instanceof Map ? inputs.size : undefined;
};
