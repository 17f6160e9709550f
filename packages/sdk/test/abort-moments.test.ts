import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { arrived, clientOf, errorOf } from './support/client.js';
import { countingLimiter, watchTimers } from './support/leftovers.js';
import { pictures } from './support/pictures.js';
import { AbortError, type Koukoutu, systemClock } from './support/sdk.js';
import { type Answer, paths, type StubApi, startStub, taskState } from './support/stub-api.js';
import { soon, turn } from './support/turns.js';

const png = await pictures.png();
const never: Answer = () => {};
let isKeeping = false;

/** Answers the head and a little of the body, then hangs. */
const hanging =
  (type: string): Answer =>
  (response) => {
    response.writeHead(200, { 'content-type': type, 'content-length': '100000' });
    response.write(png.slice(0, 200));
  };

interface Moment {
  readonly at: string;
  readonly prepare: (api: StubApi) => void;
  readonly run: (client: Koukoutu, signal: AbortSignal) => Promise<unknown>;
  /** Resolves when the abort is due. */
  readonly reached: (api: StubApi) => Promise<void>;
  readonly words: RegExp;
}

const cutOut = (client: Koukoutu, signal: AbortSignal) => client.removeBackground(png, { signal });
const waitForTask = (client: Koukoutu, signal: AbortSignal) => client.removeBackground(png, { mode: 'task', signal });

const moments: readonly Moment[] = [
  {
    at: 'while the picture is read',
    prepare: () => {},
    run: (client, signal) =>
      client.removeBackground(new ReadableStream({ pull: () => new Promise(() => {}) }), { signal }),
    reached: soon,
    words: /Nothing was charged/,
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
    words: /Nothing was charged/,
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
    words: /Nothing was charged/,
  },
  {
    at: 'while middleware keeps the answer',
    prepare: () => {},
    run: (client, signal) => {
      client.use({
        onResponse: () => {
          isKeeping = true;
          return new Promise(() => {});
        },
      });
      return cutOut(client, signal);
    },
    reached: async () => {
      while (!isKeeping) await turn();
    },
    words: /had been carried out and charged/,
  },
  {
    at: 'while a generated picture is fetched',
    prepare: (api) =>
      api.on(paths.file, () => never).on('/apis/*', () => ({ json: { data: [{ url: api.url + paths.file }] } })),
    run: (client, signal) => client.generateImage('seedream4.5', { prompt: 'x', signal }),
    reached: (api) => arrived(api, paths.file),
    words: /had been carried out and charged/,
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

const timers = watchTimers();

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
      await turn();
    }
  });
});
