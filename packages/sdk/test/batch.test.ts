import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { all } from './support/batches.js';
import { clientOf, errorOf } from './support/client.js';
import { AbortError } from './support/sdk.js';
import { startStub } from './support/stub-api.js';
import { turn } from './support/turns.js';

const hang = (told: AbortSignal[], signal: AbortSignal) => {
  told.push(signal);
  return new Promise<void>(() => {});
};

describe('a batch', () => {
  test('yields every input with its result or its error, and continues after a failure', async () => {
    const client = clientOf(await startStub());
    const items = await all(
      client.batch(['a', 'b', 'c'], async (input, { index }) => {
        if (input === 'b') throw new Error('b is bad');
        return `${input}${index}`;
      }),
    );
    const sorted = items.sort((one, other) => one.index - other.index);
    expect(sorted.map(({ input, result, error }) => [input, result, (error as Error | undefined)?.message])).toEqual([
      ['a', 'a0', undefined],
      ['b', undefined, 'b is bad'],
      ['c', 'c2', undefined],
    ]);
  });

  test('yields inputs as they finish, with the progress of the whole batch', async () => {
    const client = clientOf(await startStub());
    const waits = [3, 1, 2];
    const items = await all(
      client.batch(waits, async (turns) => {
        for (let at = 0; at < turns * 5; at++) await turn();
        if (turns === 2) throw new Error('x');
      }),
    );
    expect(items.map(({ index }) => index)).toEqual([1, 2, 0]);
    const same = { skipped: 0, duplicates: 0, notStarted: 0, total: 3 };
    expect(items.map(({ progress }) => progress)).toEqual([
      { done: 1, failed: 0, running: 2, ...same },
      { done: 1, failed: 1, running: 1, ...same },
      { done: 2, failed: 1, running: 0, ...same },
    ]);
  });

  test('runs a few inputs at a time, reads no further ahead, and accepts an endless list', async () => {
    const client = clientOf(await startStub());
    let read = 0;
    let running = 0;
    let most = 0;
    async function* endless() {
      for (;;) yield read++;
    }
    let taken = 0;
    for await (const _ of client.batch(
      endless(),
      async () => {
        most = Math.max(most, ++running);
        await turn();
        running -= 1;
      },
      { concurrency: 3 },
    )) {
      if (++taken === 50) break;
    }
    expect(most).toBe(3);
    expect(read).toBeLessThan(50 + 10);
  });

  test.each([0, -1, Number.NaN])('refuses a concurrency of %s, instead of running nothing', async (concurrency) => {
    const client = clientOf(await startStub());
    const error = await errorOf(all(client.batch([1], async () => 1, { concurrency })));
    expect(error.name).toBe('ConfigurationError');
  });

  test('is aborted by its signal, which also aborts the running calls and leaves no listener', async () => {
    const client = clientOf(await startStub());
    const controller = new AbortController();
    const told: AbortSignal[] = [];
    const failure = errorOf(
      all(
        client.batch([1, 2, 3], (_, { signal }) => hang(told, signal), {
          signal: controller.signal,
        }),
      ),
    );
    await turn();
    controller.abort('enough');
    const error = await failure;
    expect(error).toBeInstanceOf(AbortError);
    expect(error.cause).toBe('enough');
    expect(told.every(({ aborted }) => aborted)).toBe(true);
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
  });

  test('leaves no listener on a signal that outlives it', async () => {
    const client = clientOf(await startStub());
    const { signal } = new AbortController();
    await all(client.batch([1, 2, 3], async () => {}, { signal }));
    for await (const _ of client.batch([1, 2, 3], async () => {}, { signal })) break;
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  test('aborts the running calls and closes the inputs if the loop is left', async () => {
    const client = clientOf(await startStub());
    let closed = false;
    const told: AbortSignal[] = [];
    function* inputs() {
      try {
        yield* [0, 1, 2, 3];
      } finally {
        closed = true;
      }
    }
    for await (const _ of client.batch(inputs(), async (input, { signal }) => {
      told.push(signal);
      if (input > 0) await new Promise(() => {});
    })) {
      break;
    }
    expect(closed).toBe(true);
    expect(told[1]?.aborted).toBe(true);
  });

  test('ends with the error of its inputs after the running calls have finished', async () => {
    const client = clientOf(await startStub());
    async function* broken() {
      yield 1;
      throw new Error('the list is cut');
    }
    const results: (number | undefined)[] = [];
    const loop = async () => {
      const run = async (input: number) => {
        for (let count = 0; count < 5; count++) await turn();
        return input;
      };
      for await (const { result } of client.batch(broken(), run)) results.push(result);
    };
    expect((await errorOf(loop())).message).toBe('the list is cut');
    expect(results).toEqual([1]);
  });

  test('over a value that cannot be iterated opens no manifest and leaves no listener', async () => {
    const client = clientOf(await startStub());
    const { signal } = new AbortController();
    const manifest = { open: () => Promise.reject(new Error('it was opened')) };
    const error = await errorOf(all(client.batch(5 as never, async () => {}, { manifest, signal })));
    expect(error).toBeInstanceOf(TypeError);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });
});
