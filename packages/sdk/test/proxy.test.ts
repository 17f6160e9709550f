import { Agent, request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { arrived, errorOf, KEY, MODELS_KEY } from './support/client.js';
import { pictures } from './support/pictures.js';
import { pageOf, startProxy } from './support/proxy.js';
import { AuthenticationError } from './support/sdk.js';
import { paths, startStub } from './support/stub-api.js';
import { turn } from './support/turns.js';

const png = await pictures.png();

describe('behind a gateway that ends TLS', () => {
  test('results have the address that the page knows', async () => {
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
    const client = pageOf(`https://shop.example${inside.pathname}`, { fetch });
    const result = await client.removeBackground(png, { mode: 'task' });
    expect(result.url).toBe(`https://shop.example${inside.pathname}/files/176?model_key=background-removal`);
    expect(asked.every((url) => url.startsWith('https://shop.example/'))).toBe(true);
  });
});

describe('over node:http', () => {
  test('all cookies of a Response of authorize arrive', async () => {
    const headers: [string, string][] = [
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
    ];
    const base = await startProxy(await startStub(), { authorize: () => new Response('', { status: 402, headers }) });
    expect((await fetch(`${base}/async/v1/score`)).headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  test('a connection serves the next request after a large one was refused', async () => {
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
  test('every call of a client without a key works, and the proxy adds the key', async () => {
    const api = await startStub();
    api.on('/apis/*', () => ({ json: { data: [{ b64_json: Buffer.from(png).toString('base64') }] } }));
    const client = pageOf(await startProxy(api));
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
    const result = await pageOf(base).removeBackground(png, { mode: 'task' });
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

  test('errors of the API arrive unchanged', async () => {
    const api = (await startStub()).on(paths.sync, () => ({ status: 401, json: { code: 401, message: 'no' } }));
    expect(await errorOf(pageOf(await startProxy(api)).removeBackground(png))).toBeInstanceOf(AuthenticationError);
  });

  test('a status that browsers hide from pages arrives in the other error form of the API', async () => {
    const api = (await startStub()).on(paths.sync, () => ({ status: 407 }));
    const error = await errorOf(pageOf(await startProxy(api)).removeBackground(png));
    expect(error).toMatchObject({ name: 'ImageTooSmallError', status: 200, code: 407 });
  });

  test('a client that hangs up ends the call to the API', async () => {
    const api = (await startStub()).on(paths.sync, () => () => {});
    const controller = new AbortController();
    const base = await startProxy(api);
    const call = errorOf(pageOf(base).removeBackground(png, { signal: controller.signal }));
    await arrived(api, paths.sync);
    controller.abort();
    await call;
    while (api.sockets() > 0) await turn();
  });
});
