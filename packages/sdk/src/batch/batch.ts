import { tasksAtOnce } from '../generated/spec-data.js';
import { type AmbientTask, setAmbient } from '../http/ambient.js';
import { AbortError, ConfigurationError } from '../http/errors.js';
import { ignore, race } from '../internal/race.js';

/** Where a batch writes down what it has done. `manifestFile()` of `@koukoutu/sdk/node` is one. */
export interface Manifest {
  /** Reads what earlier runs have done. */
  open(): Promise<ManifestSession>;
}

/** A manifest while a batch runs. */
export interface ManifestSession {
  /** What the manifest says to the calls that {@link run} is running. */
  ambient(): AmbientTask | undefined;
  /**
   * Runs one input, or continues it where an earlier run has left it.
   * @param input - Where it stands among the inputs, and what it is: the manifest has to know it again in the next run.
   * @returns `undefined` when an earlier run has finished it.
   */
  run<Result>(
    input: { readonly index: number; readonly input: unknown },
    signal: AbortSignal,
    run: () => Promise<Result>,
  ): Promise<Result> | undefined;
  /** The result has been taken: the input at that place is finished. */
  finish(index: number): Promise<void>;
  close(): Promise<void>;
}

/** How far a batch is. */
export interface BatchProgress {
  /** Inputs with a result. */
  readonly done: number;
  /** Inputs with an error. */
  readonly failed: number;
  /** Inputs that an earlier run has finished, by the manifest. */
  readonly skipped: number;
  /** How many inputs there are, where that is known. */
  readonly total: number | undefined;
}

/** One input that has come to its end. */
export type BatchItem<Input, Result> = {
  /** The input's place, from 0. Results come as they finish, not in this order. */
  readonly index: number;
  readonly input: Input;
  /** How far the whole batch is, with this one. */
  readonly progress: BatchProgress;
} & ({ readonly result: Result; readonly error?: undefined } | { readonly result?: undefined; readonly error: Error });

/** What a batch hands to the function that it runs. */
export interface BatchContext {
  /** Aborted when the batch stops. Pass it on to the calls. */
  readonly signal: AbortSignal;
  /** The input's place, from 0. */
  readonly index: number;
}

/** How a batch runs. */
export interface BatchOptions {
  /** Inputs at once. Default: 5, as many as the API takes tasks at once. */
  readonly concurrency?: number | undefined;
  /** Stops the batch. Tasks that were created may still run. */
  readonly signal?: AbortSignal | undefined;
  /** Makes the batch continue where an earlier one with the same manifest was interrupted, without paying twice. */
  readonly manifest?: Manifest | undefined;
}

/**
 * Runs a function over many inputs, a few at once, and yields each as it finishes. A failure is a value and stops
 * nothing. It reads ahead no further than it runs, so that a list of ten thousand, or an endless one, costs no memory.
 * Leaving the loop stops what is running.
 *
 * ```ts
 * for await (const { input, result, error } of batch(photos, (photo, { signal }) => removeBackground(transport, photo, { signal })))
 * ```
 * @throws ConfigurationError when `concurrency` is none; AbortError when `signal` is aborted; an error of the inputs' own iterator.
 */
export async function* batch<Input, Result>(
  inputs: Iterable<Input> | AsyncIterable<Input>,
  run: (input: Input, context: BatchContext) => Promise<Result>,
  { concurrency = tasksAtOnce, signal, manifest }: BatchOptions = {},
): AsyncGenerator<BatchItem<Input, Result>, void, undefined> {
  if (!(concurrency >= 1)) throw new ConfigurationError('batch: concurrency must be a number over 0.');
  // First: what is no list has opened nothing.
  const iterator = Symbol.asyncIterator in inputs ? inputs[Symbol.asyncIterator]() : inputs[Symbol.iterator]();
  const session = await manifest?.open();
  const stopped = new AbortController();
  const stop = () =>
    stopped.abort(new AbortError('batch: aborted. Tasks that were created may still run.', { cause: signal?.reason }));
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop, { once: true });
  if (session) setAmbient(() => session.ambient());
  const total = Array.isArray(inputs) ? inputs.length : undefined;
  const settled: {
    index: number;
    input: Input;
    outcome: { result: Result } | { error: Error };
  }[] = [];
  const running = new Set<Promise<void>>();
  const counts = { done: 0, failed: 0, skipped: 0 };
  let reading: Promise<void> | undefined;
  let next = 0;
  let ended = false;

  const begin = (input: Input, index: number) => {
    const work = async () => run(input, { signal: stopped.signal, index });
    const promise = session ? session.run({ index, input }, stopped.signal, work) : work();
    if (!promise) {
      counts.skipped += 1;
      return;
    }
    const watched: Promise<void> = promise
      .then(
        (result) => ({ result }),
        (error: unknown) => ({ error: error instanceof Error ? error : new Error(String(error)) }),
      )
      .then((outcome) => {
        settled.push({ index, input, outcome });
        running.delete(watched);
      });
    running.add(watched);
  };
  const read = async () => {
    const { done, value } = await iterator.next();
    reading = undefined;
    if (done) ended = true;
    else begin(value, next++);
  };

  try {
    for (;;) {
      const item = settled.shift();
      if (item) {
        const { index, input, outcome } = item;
        counts['result' in outcome ? 'done' : 'failed'] += 1;
        yield { index, input, progress: { ...counts, total }, ...outcome } as BatchItem<Input, Result>;
        // Only now has the caller done with the result what it wanted to.
        if ('result' in outcome) await session?.finish(index);
        continue;
      }
      if (stopped.signal.aborted) throw stopped.signal.reason;
      if (!ended && !reading && running.size < concurrency) reading = read();
      if (!reading && running.size === 0) return;
      await race(Promise.race(reading ? [reading, ...running] : running), stopped.signal);
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    stopped.abort(new AbortError('batch: the loop was left.'));
    reading?.catch(ignore);
    if (!ended) Promise.resolve(iterator.return?.()).catch(ignore);
    if (session) {
      await Promise.allSettled(running); // the manifest stops them, and wants to know how they stood
      await session.close();
    }
  }
}
