import { openAsBlob } from 'node:fs';
import { open } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { clientOf, errorOf, KEY } from './support/client.js';
import { listen } from './support/listen.js';
import { hurriedClock } from './support/manual-clock.js';
import { pictures } from './support/pictures.js';
import {
  addShadow,
  ConnectionError,
  createTransport,
  credits,
  extractPrint,
  removeBackground,
  TimeoutError,
} from './support/sdk.js';
import { paths, startStub } from './support/stub-api.js';
import { temporaryFolder } from './support/temporary.js';

const png = await pictures.png();

describe('client.raw', () => {
  test('makes every documented call with its types, the key and the retries', async () => {
    const api = (await startStub()).on(paths.score, (_, count) =>
      count < 3 ? { status: 500 } : { json: { code: 200, message: 'x', data: { credits: 1, vip_credits: 2 } } },
    );
    const { data, error, response } = await clientOf(api).raw.async.GET('/v1/score');
    expect(error).toBeUndefined();
    expect(response.status).toBe(200);
    expect(data).toMatchObject({ code: 200, data: { credits: 1 } });
    expect(api.requests[2]?.headers['x-api-key']).toContain(KEY);
  });

  test('sends a picture as multipart and anything else as a form', async () => {
    const api = await startStub();
    const { raw } = clientOf(api);
    await raw.async.POST('/v1/create', {
      body: { model_key: 'background-removal', image_file: new Blob([png]), crop: 1 },
    });
    await raw.async.POST('/v1/query', { body: { task_id: 176 } });
    expect(api.requests.map(({ headers }) => headers['content-type']?.split(';')[0])).toEqual([
      'multipart/form-data',
      'application/x-www-form-urlencoded',
    ]);
    expect(api.requests[0]?.form).toMatchObject({ model_key: 'background-removal', crop: '1' });
    expect(api.requests[1]?.form).toEqual({ task_id: '176' });
  });

  test('accepts middleware before its first call, and can remove it', async () => {
    const api = await startStub();
    const { raw } = clientOf(api);
    const seen: string[] = [];
    const middleware = (name: string) => ({ onRequest: () => void seen.push(name) });
    const [kept, ejected] = [middleware('kept'), middleware('ejected')];
    raw.async.use(kept, ejected);
    raw.async.eject(ejected);
    await Promise.all([raw.async.GET('/v1/score'), raw.async.request('get', '/v1/score')]);
    expect(seen).toEqual(['kept', 'kept']);
    raw.async.eject(kept);
    await raw.async.GET('/v1/score');
    expect(seen).toHaveLength(2);
  });

  test('returns HTTP errors as values, and throws if the connection breaks', async () => {
    const api = (await startStub()).on(paths.score, () => ({ status: 401, json: { code: 401, message: 'no' } }));
    const { error, data } = await clientOf(api).raw.async.GET('/v1/score');
    expect(data).toBeUndefined();
    expect(error).toEqual({ code: 401, message: 'no' });
    api.on(paths.score, () => (response) => response.socket?.destroy());
    expect(await errorOf(clientOf(api).raw.async.GET('/v1/score', { maxRetries: 0 }))).toBeInstanceOf(ConnectionError);
  });

  test('retries a request with a copy of its body, and never a request that costs', async () => {
    const api = (await startStub())
      .on(paths.query, (_, count) => (count < 3 ? { status: 503 } : { json: { code: 200 } }))
      .on(paths.create, () => ({ status: 503 }));
    const { raw } = clientOf(api);
    await raw.async.POST('/v1/query', { body: { task_id: 5 } });
    expect(api.to(paths.query).map(({ form }) => form.task_id)).toEqual(['5', '5', '5']);
    const { response } = await raw.async.POST('/v1/create', {
      body: { model_key: 'background-removal', image_url: 'https://x.example/a.png' },
    });
    expect(response.status).toBe(503);
    expect(api.to(paths.create)).toHaveLength(1);
  });

  test('reports an upload whose connection the server closes as an error of the call, and the process lives on', async () => {
    const server = createServer((request) => void request.once('data', () => request.socket.destroy()));
    const { raw } = clientOf({ url: await listen(server) });
    const file = join(await temporaryFolder(), 'large.png');
    await using handle = await open(file, 'w');
    await handle.truncate(30 << 20);
    const image_file = await openAsBlob(file);
    const error = await errorOf(raw.sync.POST('/v1/create', { body: { model_key: 'background-removal', image_file } }));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error.charged).toBe('no');
  });

  test('accepts timeout and signal next to the body', async () => {
    const api = (await startStub()).on(paths.score, () => () => {});
    const { raw } = clientOf(api, { clock: hurriedClock(900) });
    expect(await errorOf(raw.async.GET('/v1/score', { timeout: 500 }))).toBeInstanceOf(TimeoutError);
    expect((await errorOf(raw.async.GET('/v1/score', { signal: AbortSignal.abort() }))).name).toBe('AbortError');
  });
});

describe('client.use', () => {
  test('runs middleware on every host, once per call, not once per retry', async () => {
    const api = (await startStub()).on(paths.score, (_, count) =>
      count < 3 ? { status: 500 } : { json: { code: 200, data: { credits: 1, vip_credits: 2 } } },
    );
    const seen: string[] = [];
    const client = clientOf(api).use({
      onRequest: ({ schemaPath, request }) => {
        seen.push(`> ${schemaPath}`);
        request.headers.set('x-trace', '42');
      },
      onResponse: ({ response }) => void seen.push(`< ${response.status}`),
    });
    await client.credits();
    await client.removeBackground(png);
    expect(seen).toEqual(['> /v1/score', '< 200', '> /v1/create', '< 200']);
    expect(api.requests.every(({ headers }) => headers['x-trace'] === '42')).toBe(true);
  });

  test('sends a request that middleware returned instead of ours, and can retry it too', async () => {
    const api = (await startStub()).on(paths.sync, (_, count) => (count < 3 ? { status: 429 } : { body: png }));
    const client = clientOf(api).use({
      onRequest: ({ request }) =>
        new Request(request, { headers: { ...Object.fromEntries(request.headers), 'x-signed': 'yes' } }),
    });
    await client.removeBackground(png);
    expect(
      api.to(paths.sync).map(({ headers, form }) => [headers['x-signed'], (form.image_file as File).size]),
    ).toEqual([
      ['yes', png.length],
      ['yes', png.length],
      ['yes', png.length],
    ]);
  });
});

test('withResponse returns the raw response with the result', async () => {
  const api = (await startStub()).on(paths.sync, () => ({ headers: { 'x-credits-left': '7' }, body: png }));
  const { data, response } = await clientOf(api).removeBackground(png).withResponse();
  expect(data.contentType).toBe('image/png');
  expect(response?.status).toBe(200);
  expect(response?.headers.get('x-credits-left')).toBe('7');
});

test('headers of the client and of the call are sent, and cannot replace the key', async () => {
  const api = await startStub();
  const client = clientOf(api, { headers: { 'x-a': '1', 'x-b': '1' } });
  await client.credits({ headers: { 'x-b': '2', 'x-api-key': 'other' } });
  expect(api.requests[0]?.headers).toMatchObject({ 'x-a': '1', 'x-b': '2' });
  expect(api.requests[0]?.headers['x-api-key']).toContain(KEY);
});

test('the functions work without the client', async () => {
  const api = await startStub();
  const transport = createTransport({ apiKey: KEY, baseUrl: api.url, clock: hurriedClock() });
  expect((await removeBackground(transport, png)).contentType).toBe('image/webp');
  expect((await extractPrint(transport, png, { extractType: '服装' })).taskId).toBe(176);
  expect((await addShadow(transport, png)).taskId).toBe(177);
  expect(await credits(transport)).toEqual({ credits: 12.5, vipCredits: 3 });
});

test('a failed call that nobody awaits with withResponse leaves no unhandled rejection', async () => {
  const api = (await startStub()).on(paths.score, () => ({ status: 401 }));
  const call = clientOf(api).credits();
  await errorOf(call.withResponse());
  await errorOf(call);
});
