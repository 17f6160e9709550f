import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { all } from './support/batches.js';
import { AbortError, batch } from './support/sdk.js';
import { turn } from './support/turns.js';

/** A function for a batch, whose calls end when they are told to. */
function gate() {
  const waiting: (() => void)[] = [];
  return {
    run: async (input: number) => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      return input * 10;
    },
    open: () => {
      for (const resolve of waiting.splice(0)) resolve();
    },
    count: () => waiting.length,
  };
}

const until = async (condition: () => boolean) => {
  while (!condition()) await turn();
};

test('stopSignal lets running inputs finish, starts no more, and ends the loop without an error', async () => {
  const { run, open, count } = gate();
  const stop = new AbortController();
  const signals: AbortSignal[] = [];
  const items = batch(
    [1, 2, 3, 4, 5, 6],
    (input, { signal }) => {
      signals.push(signal);
      return run(input);
    },
    { concurrency: 2, stopSignal: stop.signal },
  );
  const taken = all(items);
  await until(() => count() === 2);
  stop.abort();
  await turn();
  expect(signals.some(({ aborted }) => aborted)).toBe(false);
  open();
  expect((await taken).map(({ result }) => result)).toEqual([10, 20]);
  expect(items.progress).toEqual({
    done: 2,
    failed: 0,
    skipped: 0,
    duplicates: 0,
    running: 0,
    notStarted: 4,
    total: 6,
  });
  expect(getEventListeners(stop.signal, 'abort')).toHaveLength(0);
});

test('a stopSignal that is aborted before the batch begins starts nothing', async () => {
  const items = batch([1, 2], () => Promise.reject(new Error('it ran')), { stopSignal: AbortSignal.abort() });
  expect(await all(items)).toEqual([]);
  expect(items.progress).toMatchObject({ done: 0, failed: 0, notStarted: 2, total: 2 });
});

test('stopSignal does not wait for an input that is still being read, and closes the inputs', async () => {
  let closed = false;
  const stop = new AbortController();
  const inputs = {
    [Symbol.asyncIterator]: () => ({
      next: () => new Promise<IteratorResult<number>>(() => {}),
      return: async () => {
        closed = true;
        return { done: true as const, value: undefined };
      },
    }),
  };
  const items = batch(inputs, async (input) => input, { stopSignal: stop.signal });
  const taken = all(items);
  await turn();
  stop.abort();
  expect(await taken).toEqual([]);
  expect(closed).toBe(true);
  expect(items.progress).toMatchObject({ notStarted: undefined, total: undefined });
});

test('stopSignal does not start an input that was being read when it was aborted', async () => {
  const stop = new AbortController();
  const { run, open, count } = gate();
  let give: () => void = () => {};
  async function* inputs() {
    yield 1;
    await new Promise<void>((resolve) => {
      give = resolve;
    });
    yield 2;
  }
  const items = batch(inputs(), run, { stopSignal: stop.signal });
  const taken = all(items);
  await until(() => count() === 1);
  stop.abort();
  give();
  await turn();
  open();
  expect((await taken).map(({ result }) => result)).toEqual([10]);
});

test('an abort after a gentle stop cancels the running inputs, and progress counts them', async () => {
  const { run, count } = gate();
  const [stop, abort] = [new AbortController(), new AbortController()];
  const items = batch([1, 2, 3], run, { concurrency: 2, stopSignal: stop.signal, signal: abort.signal });
  const taken = all(items);
  await until(() => count() === 2);
  stop.abort();
  await turn();
  abort.abort();
  await expect(taken).rejects.toThrow(AbortError);
  expect(items.progress).toMatchObject({ done: 0, running: 2, notStarted: 1, total: 3 });
});

test('progress after a break counts the cancelled inputs and those not started', async () => {
  const items = batch([1, 2, 3, 4], async (input) => (input === 1 ? 1 : new Promise<number>(() => {})), {
    concurrency: 2,
  });
  for await (const { result } of items) if (result === 1) break;
  expect(items.progress).toMatchObject({ done: 1, running: 1, notStarted: 2, total: 4 });
});

test.each<[string, Iterable<number> | AsyncIterable<number>, number | undefined, (number | undefined)[]]>([
  ['an array', [1, 2], undefined, [2, 2]],
  ['a Set', new Set([1, 2]), undefined, [2, 2]],
  ['a Map', new Map([[1, 2]]).keys(), undefined, [undefined]],
  ['a generator', [1, 2].values(), undefined, [undefined, undefined]],
  ['a generator whose total is given', [1, 2].values(), 2, [2, 2]],
])('progress.total is right for %s', async (_what, inputs, total, expected) => {
  const items = batch(inputs, async (input) => input, { concurrency: 1, total });
  expect((await all(items)).map(({ progress }) => progress.total)).toEqual(expected);
  expect(items.progress).toMatchObject({ total: expected.length, done: expected.length, notStarted: 0 });
});

test('progress.total becomes the real number of inputs when they end, even if another total was given', async () => {
  const items = batch([1, 2, 3].values(), async (input) => input, { total: 7 });
  await all(items);
  expect(items.progress).toMatchObject({ total: 3, notStarted: 0, done: 3 });
});

test('progress.notStarted counts down for a generator with a given total', async () => {
  const stop = new AbortController();
  const items = batch([1, 2, 3].values(), async (input) => input, {
    concurrency: 1,
    total: 3,
    stopSignal: stop.signal,
  });
  for await (const { input } of items) if (input === 1) stop.abort();
  expect(items.progress).toMatchObject({ done: 1, notStarted: 2, total: 3 });
});
