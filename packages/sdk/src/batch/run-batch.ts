import { tasksAtOnce } from '../generated/spec-data.js';
import { setAmbient } from '../http/ambient.js';
import { AbortError, ConfigurationError } from '../http/errors.js';
import { ignore } from '../internal/race.js';
import type { BatchContext, BatchItem, BatchOptions } from './options.js';
import { type Counts, progressOf } from './progress.js';
import { grouped, type Member, type Unit } from './units.js';

/** Carries out {@link batch}, which loads this file when its loop begins. */
export async function* runBatch<Input, Result>(
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
