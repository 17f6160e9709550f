import { tasksAtOnce } from '../generated/spec-data.js';
import { setAmbient } from '../http/ambient.js';
import { AbortError, ConfigurationError } from '../http/errors.js';
import { ignore } from '../internal/race.js';
import type { Manifest } from './manifest.js';
import { type BatchProgress, type Counts, progressOf } from './progress.js';
import { grouped, type Member, type Unit } from './units.js';

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
  const items = runBatch(inputs, run, options, counts);
  return Object.defineProperty(items, 'progress', { get: () => progressOf(counts) }) as Batch<Input, Result>;
}

const lengthOf = (inputs: unknown): number | undefined => {
  if (Array.isArray(inputs)) return inputs.length;
  return inputs instanceof Set || inputs instanceof Map ? inputs.size : undefined;
};

async function* runBatch<Input, Result>(
  inputs: Iterable<Input> | AsyncIterable<Input>,
  run: (input: Input, context: BatchContext) => Promise<Result>,
  { concurrency = tasksAtOnce, signal, stopSignal, manifest, dedupe }: BatchOptions<Input>,
  counts: Counts,
): AsyncGenerator<BatchItem<Input, Result>, void, undefined> {
  if (!(concurrency >= 1)) {
    throw new ConfigurationError(`batch: concurrency must be a number of at least 1 (got ${concurrency}).`);
  }
  if (dedupe !== undefined && typeof dedupe !== 'function') {
    throw new ConfigurationError('batch: dedupe must be a function, such as contentKey, which compares by content.');
  }
  // Before anything is opened: a value that cannot be iterated throws here.
  const iterator = Symbol.asyncIterator in inputs ? inputs[Symbol.asyncIterator]() : inputs[Symbol.iterator]();
  const session = await manifest?.open();
  if (session) setAmbient(() => session.ambient());
  const aborted = new AbortController();
  const isStopped = () => aborted.signal.aborted || stopSignal?.aborted === true || failure !== undefined;
  const settled: { readonly unit: Unit<Input>; readonly outcome: { result: Result } | { error: Error } }[] = [];
  const running = new Set<Promise<void>>();
  /** The inputs are at their end. */
  let ended = false;
  /** Everything that was read has been started. */
  let exhausted = false;
  let reading = false;
  /** An error that stops the batch gently: what runs may have been paid for, so it is finished before the error is thrown. */
  let failure: { readonly error: unknown } | undefined;
  const fail = (error: unknown) => {
    failure ??= { error };
  };
  let read = 0;
  let wake = ignore;

  const onAbort = () => {
    aborted.abort(new AbortError('batch: aborted. Tasks that were created may still run.', { cause: signal?.reason }));
    wake();
  };
  const onStop = () => wake();
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });
  stopSignal?.addEventListener('abort', onStop, { once: true });

  const nextMember = async (): Promise<Member<Input> | undefined> => {
    if (isStopped()) return undefined;
    const { done, value: input } = await iterator.next();
    if (done) {
      ended = true;
      counts.total = read;
    }
    if (done || isStopped()) return undefined;
    const index = read++;
    const content = await dedupe?.(input, index);
    const { finished = false, duplicate = false } = session?.enter({ index, input, content }) ?? {};
    if (finished) counts.skipped += 1;
    return { index, input, content, finished, duplicate };
  };
  const nextUnit = dedupe
    ? grouped(nextMember)
    : async () => {
        const member = await nextMember();
        return member && [member];
      };

  const start = (all: Unit<Input>) => {
    const unit = all.filter(({ finished }) => !finished);
    const [first] = unit;
    if (!first) return;
    const { index, input } = first;
    counts.started += unit.length;
    const work = async () => run(input, { signal: aborted.signal, index });
    const watched: Promise<void> = (session ? session.run(index, aborted.signal, work) : work())
      .then(
        (result) => ({ result }),
        (error: unknown) => ({ error: error instanceof Error ? error : new Error(String(error)) }),
      )
      .then((outcome) => {
        settled.push({ unit, outcome });
        running.delete(watched);
        wake();
      });
    running.add(watched);
  };
  const readUnit = async () => {
    try {
      const unit = await nextUnit();
      if (!unit) exhausted = true;
      else if (!isStopped()) start(unit);
    } catch (error) {
      fail(error);
    }
    reading = false;
    wake();
  };

  try {
    for (;;) {
      const next = settled.shift();
      if (next) {
        const { unit, outcome } = next;
        for (const { index, input, duplicate, duplicateOf } of unit) {
          counts['result' in outcome ? 'done' : 'failed'] += 1;
          if (duplicate) counts.duplicates += 1;
          const progress = progressOf(counts);
          yield { index, input, duplicate, duplicateOf, progress, ...outcome } as BatchItem<Input, Result>;
          // Only now has the loop body ended: the caller has saved the result, or used it in another way.
          if ('result' in outcome) await session?.finish(index).catch(fail);
        }
        continue;
      }
      if (aborted.signal.aborted) throw aborted.signal.reason;
      if (!exhausted && !reading && !isStopped() && running.size < concurrency) {
        reading = true;
        void readUnit();
      }
      // An input that is being read when the batch is stopped is not waited for.
      if (running.size === 0 && (isStopped() || !reading)) {
        if (failure) throw failure.error;
        return;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    signal?.removeEventListener('abort', onAbort);
    stopSignal?.removeEventListener('abort', onStop);
    aborted.abort(new AbortError('batch: the loop was left.'));
    if (!ended) Promise.resolve(iterator.return?.()).catch(ignore);
    if (session) {
      // The manifest has aborted what runs, and records how it ended.
      await Promise.allSettled(running);
      await session.close();
    }
  }
}
