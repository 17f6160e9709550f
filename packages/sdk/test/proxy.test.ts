import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createProxy, type ProxyOptions } from '../src/proxy/index.js';
import { errorOf, KEY, MODELS_KEY } from './support/client.js';
import { hurriedClock } from './support/manual-clock.js';
import { pictures } from './support/pictures.js';
import {
  AuthenticationError,
  ConfigurationError,
  ImageTooLargeError,
  Koukoutu,
  PermissionError,
  toNodeListener,
} from './support/sdk.js';
import { paths, type StubApi, startStub } from './support/stub-api.js';

const png = await pictures.png();
const everything = [
  'createSync',
  'createTask',
  'queryTask',
  'getCredits',
  'downloadResult',
  'generateNanoBanana',
  'generateContent',
  'generateImages',
] as const;
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A proxy of the stub on a real socket, mounted deep in an application. */
async function startProxy(api: StubApi, options: Partial<ProxyOptions> = {}): Promise<string> {
  const handler = createProxy({
    apiKey: KEY,
    modelsApiKey: MODELS_KEY,
    baseUrl: api.url,
    operations: everything,
    authorize: () => true,
    logLevel: 'off',
    ...options,
  });
  const server = createServer(toNodeListener(handler));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/app/api/koukoutu`;
}

/** A client as a page has it: without any key. */
const page = (baseUrl: string, options = {}) => {
  vi.stubEnv('KOUKOUTU_API_KEY', '');
  vi.stubEnv('KOUKOUTU_MODELS_API_KEY', '');
  return new Koukoutu({ baseUrl, clock: hurriedClock(), logLevel: 'off', maxRetries: 0, ...options });
};

describe('behind a gateway that ends TLS', () => {
  test('results are found under the address that the page knows', async () => {
    const inside = new URL(await startProxy(await startStub()));
    const asked: string[] = [];
    const fetch = async (request: Request) => {
      asked.push(request.url);
      const { pathname, search } = new URL(request.url);
      const body = request.method === 'GET' ? null : await request.arrayBuffer();
      return globalThis.fetch(new URL(pathname + search, inside), {
        method: request.method,
        headers: request.headers,
        body,
      });
    };
    const client = page(`https://shop.example${inside.pathname}`, { fetch });
    const result = await client.removeBackground(png, { mode: 'task' });
    expect(result.url).toBe(`https://shop.example${inside.pathname}/files/176?model_key=background-removal`);
    expect(asked.every((url) => url.startsWith('https://shop.example/'))).toBe(true);
  });
});

describe('over node:http', () => {
  test('several cookies of authorize all arrive', async () => {
    const headers: [string, string][] = [
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
    ];
    const base = await startProxy(await startStub(), { authorize: () => new Response('', { status: 402, headers }) });
    expect((await fetch(`${base}/async/v1/score`)).headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  test('a connection serves its next request after a large one was refused', async () => {
    const base = await startProxy(await startStub(), { operations: ['createSync'], maxBodyBytes: 1000 });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const post = (path: string, size: number) =>
      new Promise<number | undefined>((resolve, reject) => {
        const options = { method: 'POST', agent, headers: { 'content-length': size } };
        const sent = request(base + path, options, (response) => {
          response.resume().on('end', () => resolve(response.statusCode));
        });
        sent.on('error', reject).end(Buffer.alloc(size));
      });
    for (const [path, status] of [
      ['/nothing', 404],
      ['/sync/v1/create', 413],
    ] as const) {
      expect(await post(path, 5_000_000)).toBe(status);
      expect(await post('/nothing', 10)).toBe(404);
    }
    agent.destroy();
  });
});

describe('through the proxy', () => {
  test('every call of a client without a key works, and the key is put on behind it', async () => {
    const api = await startStub();
    api.on('/apis/*', () => ({ json: { data: [{ b64_json: Buffer.from(png).toString('base64') }] } }));
    const client = page(await startProxy(api));
    expect((await client.removeBackground(png)).contentType).toBe('image/webp');
    expect((await client.removeBackground(png, { mode: 'task' })).contentType).toBe('image/webp');
    expect(await client.credits()).toEqual({ credits: 12.5, vipCredits: 3 });
    expect((await client.generateImage('seedream4.5', { prompt: 'x' })).contentType).toBe('image/png');
    await errorOf(client.generateImage('nano-banana', { prompt: 'x' }));
    await errorOf(client.generateImage('nano-banana-pro', { prompt: 'x' }));
    for (const { path, headers } of api.requests) {
      if (path.startsWith('/files')) expect(JSON.stringify(headers)).not.toMatch(/SECRET/);
      else if (path.startsWith('/apis')) expect(headers.authorization).toBe(`Bearer ${MODELS_KEY}`);
      else expect(headers['x-api-key']).toBe(KEY);
    }
  });

  test('a result is fetched through it: the page never sees the storage host', async () => {
    const storage = await startStub();
    const api = (await startStub()).on(paths.query, () => ({
      json: {
        code: 200,
        message: 'success',
        data: { state: 1, result_file: `${storage.url}${paths.file}?signature=abc`, progress: '100', position: -1 },
      },
    }));
    const base = await startProxy(api);
    const result = await page(base).removeBackground(png, { mode: 'task' });
    expect(result.url).toBe(`${base}/files/176?model_key=background-removal`);
    expect(storage.to(paths.file)).toHaveLength(1);
  });

  test('nothing of the user’s headers reaches the API, and nothing of the API’s host comes back', async () => {
    const api = (await startStub()).on(paths.score, () => ({
      headers: { 'set-cookie': 'a=1', 'access-control-allow-origin': '*', 'x-request-id': 'r1', server: 'secret-host' },
      json: { code: 200, message: 'x', data: { credits: 1, vip_credits: 1 } },
    }));
    const base = await startProxy(api);
    const response = await fetch(`${base}/async/v1/score`, {
      headers: {
        cookie: 'session=1',
        authorization: 'Bearer of-the-user',
        'x-api-key': 'of-the-user',
        'x-forwarded-for': '1.2.3.4',
      },
    });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'x-request-id': 'r1',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    for (const name of ['set-cookie', 'access-control-allow-origin', 'server'])
      expect(response.headers.has(name)).toBe(false);
    const [request] = api.requests;
    expect(request?.headers['x-api-key']).toBe(KEY);
    for (const name of ['cookie', 'authorization', 'x-forwarded-for'])
      expect(request?.headers).not.toHaveProperty(name);
  });

  test('the API’s errors come through as they are', async () => {
    const api = (await startStub()).on(paths.sync, () => ({ status: 401, json: { code: 401, message: 'no' } }));
    expect(await errorOf(page(await startProxy(api)).removeBackground(png))).toBeInstanceOf(AuthenticationError);
  });

  test('a status that browsers keep from a page comes in the API’s other form', async () => {
    const api = (await startStub()).on(paths.sync, () => ({ status: 407 }));
    const error = await errorOf(page(await startProxy(api)).removeBackground(png));
    expect(error).toMatchObject({ name: 'ImageTooSmallError', status: 200, code: 407 });
  });

  test('a client that hangs up ends the call to the API', async () => {
    const api = (await startStub()).on(paths.sync, () => () => {});
    const controller = new AbortController();
    const base = await startProxy(api);
    const call = errorOf(page(base).removeBackground(png, { signal: controller.signal }));
    while (api.to(paths.sync).length === 0) await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    await call;
    while (api.sockets() > 0) await new Promise((resolve) => setImmediate(resolve));
  });
});

describe('the proxy refuses', () => {
  test('whatever is not among its operations, by path, method or trick', async () => {
    const api = await startStub();
    const base = await startProxy(api, { operations: ['createSync'] });
    const ask = async (path: string, init?: RequestInit) => (await fetch(base + path, init)).status;
    expect(await ask('/async/v1/create', { method: 'POST' })).toBe(404);
    expect(await ask('/async/v1/score')).toBe(404);
    expect(await ask('/sync/v1/create')).toBe(405);
    expect(await ask('/sync/v1/create', { method: 'OPTIONS' })).toBe(405);
    expect(await ask('/sync/v1/create/../../async/v1/score')).toBe(404);
    expect(await ask('/sync/v1/%2e%2e/create', { method: 'POST' })).toBe(404);
    expect(await ask('/files/176')).toBe(404);
    expect(await ask('/')).toBe(404);
    expect(api.requests).toHaveLength(0);
  });

  test('a model under another name for the colon', async () => {
    const api = await startStub();
    const base = await startProxy(api, { operations: ['generateContent'] });
    for (const end of [':generateContent', '%3AgenerateContent', '%3agenerateContent', ':GENERATECONTENT']) {
      const url = `${base}/apis/v1beta/models/gemini-2.5-flash-image${end}`;
      expect((await fetch(url, { method: 'POST', body: '{}' })).status, end).toBe(404);
    }
    expect(api.requests).toHaveLength(0);
  });

  test('a user whom authorize does not let through, before anything is sent', async () => {
    const api = await startStub();
    const seen: string[] = [];
    const base = await startProxy(api, {
      authorize: async (request, operation) => {
        seen.push(operation);
        return request.headers.get('authorization') === 'Bearer user-token';
      },
    });
    expect(await errorOf(page(base).credits())).toBeInstanceOf(PermissionError);
    expect(api.requests).toHaveLength(0);
    const client = page(base, { headers: { authorization: 'Bearer user-token' } });
    await client.removeBackground(png, { mode: 'task' });
    expect(seen).toEqual(['getCredits', 'createTask', 'queryTask', 'downloadResult']);
  });

  test('with the answer that authorize gives, and with nothing of an error it throws', async () => {
    const api = await startStub();
    const own = await startProxy(api, { authorize: () => new Response('pay first', { status: 402 }) });
    expect((await fetch(`${own}/async/v1/score`)).status).toBe(402);
    const broken = await startProxy(api, { authorize: () => Promise.reject(new Error('db password is 123')) });
    const response = await fetch(`${broken}/async/v1/score`);
    expect(response.status).toBe(403);
    expect(await response.text()).not.toContain('123');
    expect(api.requests).toHaveLength(0);
  });

  test('a body over the limit, declared or not', async () => {
    const api = await startStub();
    const base = await startProxy(api, { maxBodyBytes: 1000 });
    const error = await errorOf(page(base).removeBackground(new Blob([png, new Uint8Array(2000)])));
    expect(error).toBeInstanceOf(ImageTooLargeError);
    const stream = new Blob([new Uint8Array(5000)]).stream();
    const chunked = await fetch(`${base}/sync/v1/create`, {
      method: 'POST',
      body: stream,
      duplex: 'half',
    } as RequestInit);
    expect(chunked.status).toBe(413);
    expect(api.to(paths.sync)).toHaveLength(0);
  });

  test('requests from pages of other sites, unless they are allowed', async () => {
    const api = await startStub();
    const base = await startProxy(api);
    const ask = async (headers: Record<string, string>, at = base) =>
      (await createdFetch(`${at}/async/v1/score`, headers)).status;
    expect(await ask({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await ask({ 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await ask({ origin: 'https://evil.example' })).toBe(403);
    expect(await ask({ origin: 'null' })).toBe(403);
    expect(await ask({ 'sec-fetch-site': 'same-origin' })).toBe(200);
    expect(await ask({ origin: new URL(base).origin })).toBe(200);
    const open = await startProxy(api, { allowedOrigins: ['https://shop.example'] });
    expect(await ask({ origin: 'https://shop.example', 'sec-fetch-site': 'cross-site' }, open)).toBe(200);
    expect(await ask({ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, open)).toBe(403);
  });

  test('a redirect of the API, and a result that is no picture', async () => {
    const api = (await startStub()).on(paths.score, () => ({
      status: 302,
      headers: { location: 'https://evil.example' },
    }));
    const base = await startProxy(api);
    expect((await fetch(`${base}/async/v1/score`, { redirect: 'manual' })).status).toBe(502);
    api.on(paths.file, () => ({ headers: { 'content-type': 'text/html' }, body: '<script>' }));
    expect((await fetch(`${base}/files/176`)).status).toBe(502);
  });

  test('to hand on what a redirect of the result host leads to, or says when it fails', async () => {
    const api = await startStub();
    const [inside, base] = [await startStub(), await startProxy(api)];
    inside.on('/secret', () => ({ headers: { 'content-type': 'image/png' }, body: 'inside' }));
    const location = `${inside.url.replace('127.0.0.1', 'localhost.localdomain')}/secret`;
    const follow = async (request: Request) => {
      const response = await fetch(request);
      return request.url.endsWith(paths.file)
        ? Object.defineProperty(new Response(response.body, response), 'url', { value: location })
        : response;
    };
    expect((await fetch(`${await startProxy(api, { fetch: follow })}/files/176`)).status).toBe(502);
    api.on(paths.file, () => ({ status: 403, headers: { 'content-type': 'text/html' }, body: '<script>' }));
    const response = await fetch(`${base}/files/176`);
    expect([response.status, await response.text()]).toEqual([
      403,
      expect.stringContaining('the result is no picture'),
    ]);
  });

  test('a page with an origin that is none, and goes on', async () => {
    const handler = createProxy({ apiKey: KEY, operations: everything, authorize: () => true });
    const request = new Request('https://app.example/async/v1/score', { headers: { origin: 'https://' } });
    expect((await handler(request)).status).toBe(403);
  });

  test('to fetch a result from a host that only looks like this computer', async () => {
    const api = (await startStub()).on(paths.query, () => ({
      json: { code: 200, message: 'success', data: { state: 1, result_file: 'http://127.0.0.1.evil.example/a.webp' } },
    }));
    const response = await fetch(`${await startProxy(api)}/files/176`);
    expect([response.status, await response.text()]).toEqual([404, expect.stringContaining('the task has no result')]);
  });

  test('when the function of its key gives none, and says that nothing was sent', async () => {
    const api = await startStub();
    const error = await errorOf(page(await startProxy(api, { apiKey: () => '' })).removeBackground(png));
    expect(error).toBeInstanceOf(PermissionError);
    expect(error.message).toContain('this server has no usable key');
    expect(error.mayHaveRun).toBeUndefined();
    expect(api.requests).toHaveLength(0);
  });

  test('to be set up without a key, an operation or an authorize', () => {
    vi.stubEnv('KOUKOUTU_API_KEY', '');
    vi.stubEnv('KOUKOUTU_MODELS_API_KEY', '');
    const right = { apiKey: KEY, operations: everything, authorize: () => true };
    expect(() => createProxy(right)).not.toThrow();
    expect(() => createProxy({ ...right, authorize: undefined as never })).toThrow(ConfigurationError);
    expect(() => createProxy({ ...right, operations: [] })).toThrow(ConfigurationError);
    expect(() => createProxy({ ...right, apiKey: undefined })).toThrow(ConfigurationError);
    expect(() => createProxy({ ...right, apiKey: undefined, baseUrl: 'https://x.example' })).toThrow(
      ConfigurationError,
    );
  });
});

/** fetch keeps some headers for itself; plain HTTP does not. */
async function createdFetch(url: string, headers: Record<string, string>): Promise<{ status: number }> {
  const { get } = await import('node:http');
  return new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0 });
    }).on('error', reject);
  });
}
