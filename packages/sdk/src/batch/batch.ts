import type { BatchContext, BatchItem, BatchOptions } from './options.js';
import { type BatchProgress, type Counts, progressOf } from './progress.js';

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
