import { expect, test } from 'vitest';
import { arrived, clientOf, errorOf } from './support/client.js';
import { pictures } from './support/pictures.js';
import { AbortError, type Koukoutu } from './support/sdk.js';
import { paths, startStub } from './support/stub-api.js';
import { soon } from './support/turns.js';

const png = await pictures.png();
const cutOut = (client: Koukoutu, signal: AbortSignal) => client.removeBackground(png, { signal });

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

test('an aborted wait for a slot leaves the queue', async () => {
  const api = (await startStub()).on(paths.sync, () => () => {});
  const client = clientOf(api, { maxConcurrentTasks: 1 });
  const first = new AbortController();
  const second = new AbortController();
  const holding = errorOf(cutOut(client, first.signal));
  await arrived(api, paths.sync);
  const waiting = errorOf(cutOut(client, second.signal));
  await soon();
  second.abort();
  expect((await waiting).message).toContain('Nothing was charged');
  first.abort();
  await holding;
  api.on(paths.sync, () => ({ body: png }));
  await client.removeBackground(png);
});

test('a key function that hangs does not delay an abort', async () => {
  const api = await startStub();
  const controller = new AbortController();
  const call = errorOf(clientOf(api, { apiKey: () => new Promise(() => {}) }).credits({ signal: controller.signal }));
  await soon();
  controller.abort();
  expect(await call).toBeInstanceOf(AbortError);
});

test('a fetch that ignores its signal does not delay an abort', async () => {
  const controller = new AbortController();
  const client = clientOf({ url: 'http://127.0.0.1:1' }, { fetch: () => new Promise(() => {}) });
  const call = errorOf(client.credits({ signal: controller.signal }));
  await soon();
  controller.abort();
  expect(await call).toBeInstanceOf(AbortError);
});

test('a stream or a generator of a picture is cancelled after an abort, or when it is too long', async () => {
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

test('a response that arrives after the abort is cancelled, and its connection is closed', async () => {
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

test('the reason of an abort and the error of a callback are passed on unchanged', async () => {
  const api = await startStub();
  const reason = new DOMException('the page was closed', 'NotAllowedError');
  const aborted = await errorOf(clientOf(api).credits({ signal: AbortSignal.abort(reason) }));
  expect(aborted.cause).toBe(reason);
  const own = new RangeError('my database is full');
  const onTask = () => Promise.reject(own);
  expect(await errorOf(clientOf(api).removeBackground(png, { mode: 'task', onTask }))).toBe(own);
});

test('a limiter or a key function that ignores an abort neither delays it nor keeps a slot', async () => {
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
