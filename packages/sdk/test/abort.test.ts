import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { arrived, clientOf, errorOf } from './support/client.js';
import { hurriedClock } from './support/manual-clock.js';
import { pictures } from './support/pictures.js';
import { AbortError, createLimiter, type Koukoutu, type Limiter, systemClock } from './support/sdk.js';
import { type Answer, paths, type StubApi, startStub, taskState } from './support/stub-api.js';

const png = await pictures.png();
const never: Answer = () => {};
/** Answers the head and a little of the body, then hangs. */
const hanging =
  (type: string): Answer =>
  (response) => {
    response.writeHead(200, { 'content-type': type, 'content-length': '100000' });
    response.write(png.slice(0, 200));
  };

interface Moment {
  readonly at: string;
  /** Prepares the API, and returns what is reached when the abort is due. */
  readonly prepare: (api: StubApi) => void;
  readonly run: (client: Koukoutu, signal: AbortSignal) => Promise<unknown>;
  readonly reached: (api: StubApi) => Promise<void>;
  readonly words: RegExp;
}

const cutOut = (client: Koukoutu, signal: AbortSignal) => client.removeBackground(png, { signal });
const waitForTask = (client: Koukoutu, signal: AbortSignal) => client.removeBackground(png, { mode: 'task', signal });
const soon = async () => {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
};

const moments: readonly Moment[] = [
  {
    at: 'while the picture is read',
    prepare: () => {},
    run: (client, signal) =>
      client.removeBackground(new ReadableStream({ pull: () => new Promise(() => {}) }), { signal }),
    reached: soon,
    words: /Nothing that costs was under way/,
  },
  {
    at: 'while a synchronous call has no answer',
    prepare: (api) => api.on(paths.sync, () => never),
    run: cutOut,
    reached: (api) => arrived(api, paths.sync),
    words: /had been sent: it may still be carried out and charged/,
  },
  {
    at: 'in the middle of a synchronous picture',
    prepare: (api) => api.on(paths.sync, () => hanging('image/png')),
    run: cutOut,
    reached: async (api) => {
      await arrived(api, paths.sync);
      await soon();
    },
    words: /had been sent/,
  },
  {
    at: 'while a task is created',
    prepare: (api) => api.on(paths.create, () => never),
    run: waitForTask,
    reached: (api) => arrived(api, paths.create),
    words: /had been sent/,
  },
  {
    at: 'between two polls',
    prepare: (api) => api.on(paths.query, () => taskState(0, { progress: '20' })),
    run: waitForTask,
    reached: async (api) => {
      await arrived(api, paths.query);
      await soon();
    },
    words: /Task 176 may still run, since the API has no cancel/,
  },
  {
    at: 'during a poll',
    prepare: (api) => api.on(paths.query, () => never),
    run: waitForTask,
    reached: (api) => arrived(api, paths.query),
    words: /Task 176 may still run/,
  },
  {
    at: 'during a long backoff',
    prepare: (api) => api.on(paths.score, () => ({ status: 429, headers: { 'retry-after': '100' } })),
    run: (client, signal) => client.credits({ signal }),
    reached: async (api) => {
      await arrived(api, paths.score);
      await soon();
    },
    words: /Nothing that costs was under way/,
  },
  {
    at: 'while onTask has not come back',
    prepare: () => {},
    run: (client, signal) => client.removeBackground(png, { onTask: () => new Promise(() => {}), signal }),
    reached: async (api) => {
      await arrived(api, paths.create);
      await soon();
    },
    words: /Task 176 may still run/,
  },
  {
    at: 'while middleware keeps the request',
    prepare: () => {},
    run: (client, signal) => {
      client.use({ onRequest: () => new Promise(() => {}) });
      return cutOut(client, signal);
    },
    reached: soon,
    words: /Nothing that costs was under way/,
  },
  {
    at: 'while middleware keeps the answer',
    prepare: () => {},
    run: (client, signal) => {
      client.use({ onResponse: () => new Promise(() => {}) });
      return cutOut(client, signal);
    },
    reached: async (api) => {
      await arrived(api, paths.sync);
      await soon();
    },
    words: /had been sent/,
  },
  {
    at: 'while a generated picture is fetched',
    prepare: (api) =>
      api.on(paths.file, () => never).on('/apis/*', () => ({ json: { data: [{ url: api.url + paths.file }] } })),
    run: (client, signal) => client.generateImage('seedream4.5', { prompt: 'x', signal }),
    reached: (api) => arrived(api, paths.file),
    words: /had been sent/,
  },
  {
    at: 'in the middle of a download',
    prepare: (api) => api.on(paths.file, () => hanging('image/webp')),
    run: waitForTask,
    reached: async (api) => {
      await arrived(api, paths.file);
      await soon();
    },
    words: /Task 176 is done; tasks\.resume\(176\) continues/,
  },
];

/** Timers that are set and not cleared. */
let timers: Set<unknown>;
beforeEach(() => {
  timers = new Set();
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  vi.stubGlobal('setTimeout', (run: (...args: unknown[]) => void, delay?: number, ...args: unknown[]) => {
    const timer = set(() => {
      timers.delete(timer);
      run(...args);
    }, delay);
    if (/sdk\/src/.test(new Error().stack ?? '')) timers.add(timer);
    return timer;
  });
  vi.stubGlobal('clearTimeout', (timer: never) => {
    timers.delete(timer);
    clear(timer);
  });
});
afterEach(() => vi.unstubAllGlobals());

/** Counts the slots that are out. */
function countingLimiter(): Limiter & { out: number } {
  const limiter = createLimiter(5);
  const counting = {
    out: 0,
    async acquire(signal: AbortSignal) {
      const release = await limiter.acquire(signal);
      counting.out += 1;
      let held = true;
      return () => {
        if (held) counting.out -= 1;
        held = false;
        release();
      };
    },
  };
  return counting;
}

describe.each(moments)('an abort $at', ({ prepare, run, reached, words }) => {
  test('rejects at once, says what may still happen, and leaves nothing behind', async () => {
    const api = await startStub();
    prepare(api);
    const limiter = countingLimiter();
    const client = clientOf(api, { clock: systemClock, limiter });
    const controller = new AbortController();
    const failure = errorOf(run(client, controller.signal));
    await reached(api);
    expect(timers.size).toBeGreaterThan(0); // the deadline, at least: what is counted below is real

    controller.abort('the user left');
    // Nothing waits for a clock or for the network: a few turns of the event loop are all that it takes.
    const error = await Promise.race([failure, soon().then(() => undefined)]);
    if (!error) throw new Error('the call went on after the abort');

    expect(error).toBeInstanceOf(AbortError);
    expect(error.name).toBe('AbortError');
    expect(error.cause).toBe('the user left');
    expect(error.message).toMatch(words);
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
    expect(timers.size).toBe(0);
    expect(limiter.out).toBe(0);
    while (api.sockets() > 0) {
      // Idle connections are kept for the next call; the one that was cut off must go by itself.
      api.server.closeIdleConnections();
      await new Promise((resolve) => setImmediate(resolve));
    }
  });
});

test('a signal that is aborted before the call sends nothing', async () => {
  const api = await startStub();
  const client = clientOf(api);
  const signal = AbortSignal.abort('too late');
  for (const call of [
    client.removeBackground(png, { signal }),
    client.credits({ signal }),
    client.tasks.create('x', png, {}, { signal }),
  ]) {
    expect(await errorOf(call)).toBeInstanceOf(AbortError);
  }
  expect(api.requests).toHaveLength(0);
});

test('an aborted wait for a slot leaves the line', async () => {
  const api = (await startStub()).on(paths.sync, () => never);
  const client = clientOf(api, { maxConcurrentTasks: 1 });
  const first = new AbortController();
  const second = new AbortController();
  const holding = errorOf(cutOut(client, first.signal));
  await arrived(api, paths.sync);
  const waiting = errorOf(cutOut(client, second.signal));
  await soon();
  second.abort();
  expect((await waiting).message).toContain('Nothing that costs was under way');
  first.abort();
  await holding;
  api.on(paths.sync, () => ({ body: png }));
  await client.removeBackground(png);
});

test('a key function that hangs does not hold an abort back', async () => {
  const api = await startStub();
  const controller = new AbortController();
  const call = errorOf(clientOf(api, { apiKey: () => new Promise(() => {}) }).credits({ signal: controller.signal }));
  await soon();
  controller.abort();
  expect(await call).toBeInstanceOf(AbortError);
});

test('a fetch that takes no notice of its signal does not hold an abort back', async () => {
  const controller = new AbortController();
  const client = clientOf({ url: 'http://127.0.0.1:1' }, { fetch: () => new Promise(() => {}) });
  const call = errorOf(client.credits({ signal: controller.signal }));
  await soon();
  controller.abort();
  expect(await call).toBeInstanceOf(AbortError);
});

test('a stream or a generator of a picture is told that nobody listens any more: after an abort, or when it is too long', async () => {
  const client = clientOf(await startStub());
  let told: string[] = [];
  const endless = () =>
    new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(1 << 20)),
      cancel: () => void told.push('stream'),
    });
  const silent = () =>
    new ReadableStream<Uint8Array>({ pull: () => new Promise(() => {}), cancel: () => void told.push('stream') });
  async function* pieces() {
    try {
      for (;;) yield new Uint8Array(1 << 20);
    } finally {
      told.push('generator');
    }
  }
  expect((await errorOf(client.removeBackground(endless()))).name).toBe('ImageTooLargeError');
  expect((await errorOf(client.removeBackground(pieces()))).name).toBe('ImageTooLargeError');
  await soon();
  expect(told).toEqual(['stream', 'generator']);
  told = [];
  const controller = new AbortController();
  const aborted = errorOf(client.removeBackground(silent(), { signal: controller.signal }));
  await soon();
  controller.abort();
  await aborted;
  expect(told).toEqual(['stream']);
});

test('an answer that comes after the abort is let go of, with its connection', async () => {
  const controller = new AbortController();
  let answer: (response: Response) => void = () => {};
  let cancelled = false;
  const client = clientOf(
    { url: 'http://127.0.0.1:1' },
    {
      fetch: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    },
  );
  const call = errorOf(client.credits({ signal: controller.signal }));
  await soon();
  controller.abort();
  expect(await call).toBeInstanceOf(AbortError);
  answer(
    new Response(
      new ReadableStream({
        cancel: () => {
          cancelled = true;
        },
      }),
    ),
  );
  await soon();
  expect(cancelled).toBe(true);
});

test('a hundred calls leave no listener on a signal that outlives them', async () => {
  const api = await startStub();
  const client = clientOf(api, { clock: systemClock });
  const { signal } = new AbortController();
  await Promise.all(Array.from({ length: 100 }, () => client.credits({ signal })));
  for (let task = 0; task < 5; task++) await waitForTask(client, signal);
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  expect(timers.size).toBe(0);
});

test('a long wait for a task gathers no listeners within its own call', async () => {
  const api = await startStub();
  api.on(paths.query, (_, count) => (count < 20 ? taskState(0) : taskState(1, { result_file: api.url + paths.file })));
  const hurried = hurriedClock();
  const counts = new Map<AbortSignal, number[]>();
  const sleep: typeof hurried.sleep = (ms, signal) => {
    if (signal) counts.set(signal, [...(counts.get(signal) ?? []), getEventListeners(signal, 'abort').length]);
    return hurried.sleep(ms, signal);
  };
  await clientOf(api, { clock: { now: hurried.now, sleep } })
    .tasks.resume(1)
    .result();
  // The signal of the call is the one under which the pauses between the polls are slept.
  const pauses = [...counts.values()].find(({ length }) => length > 1) ?? [];
  expect(pauses).toHaveLength(19);
  expect(new Set(pauses).size).toBe(1);
});

test('a call of client.raw leaves no timer, whether it is answered or not', async () => {
  const api = await startStub();
  const { raw } = clientOf(api, { clock: systemClock, maxRetries: 0 });
  await raw.async.GET('/v1/score');
  api.on(paths.score, () => (response) => response.socket?.destroy());
  await errorOf(raw.async.GET('/v1/score'));
  expect(timers.size).toBe(0);
});

test('leaving the updates of a task early lets go of everything', async () => {
  const api = (await startStub()).on(paths.query, () => taskState(0));
  const limiter = countingLimiter();
  const client = clientOf(api, { clock: systemClock, limiter });
  const { signal } = new AbortController();
  const task = await client.tasks.create('background-removal', png);
  expect(limiter.out).toBe(1);
  for await (const _ of task.updates({ signal })) break;
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  expect(timers.size).toBe(0);
  expect(limiter.out).toBe(0);
});

test('the reason of an abort is handed on as it was given, and an error of a callback as it was thrown', async () => {
  const api = await startStub();
  const reason = new DOMException('the page was closed', 'NotAllowedError');
  const aborted = await errorOf(clientOf(api).credits({ signal: AbortSignal.abort(reason) }));
  expect(aborted.cause).toBe(reason);
  const own = new RangeError('my database is full');
  const onTask = () => Promise.reject(own);
  expect(await errorOf(clientOf(api).removeBackground(png, { mode: 'task', onTask }))).toBe(own);
});

test('a limiter or a key function that takes no notice of an abort does not hold it back, nor keeps a slot', async () => {
  const api = await startStub();
  const controller = new AbortController();
  let handOut: (release: () => void) => void = () => {};
  let released = false;
  const slow = clientOf(api, {
    limiter: {
      acquire: () =>
        new Promise((resolve) => {
          handOut = resolve;
        }),
    },
  });
  const waiting = errorOf(cutOut(slow, controller.signal));
  const asking = errorOf(cutOut(clientOf(api, { apiKey: () => new Promise(() => {}) }), controller.signal));
  await soon();
  controller.abort();
  expect(await waiting).toBeInstanceOf(AbortError);
  expect(await asking).toBeInstanceOf(AbortError);
  handOut(() => {
    released = true;
  });
  await soon();
  expect(released).toBe(true);
  expect(api.requests).toHaveLength(0);
});
