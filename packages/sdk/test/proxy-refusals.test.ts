import { describe, expect, test, vi } from 'vitest';
import { createProxy } from '../src/proxy/index.js';
import { errorOf, KEY } from './support/client.js';
import { pictures } from './support/pictures.js';
import { everything, pageOf, startProxy } from './support/proxy.js';
import { ConfigurationError, ImageTooLargeError, PermissionError } from './support/sdk.js';
import { paths, startStub } from './support/stub-api.js';

const png = await pictures.png();

describe('the proxy refuses', () => {
  test('an operation that is not named, whatever path, method or trick asks for it', async () => {
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

  test('a model that is not allowed, however the colon in its path is spelt', async () => {
    const api = await startStub();
    const base = await startProxy(api, { operations: ['generateContent'] });
    for (const end of [':generateContent', '%3AgenerateContent', '%3agenerateContent', ':GENERATECONTENT']) {
      const url = `${base}/apis/v1beta/models/gemini-2.5-flash-image${end}`;
      expect((await fetch(url, { method: 'POST', body: '{}' })).status, end).toBe(404);
    }
    expect(api.requests).toHaveLength(0);
  });

  test('a user whom authorize rejects, before anything is sent', async () => {
    const api = await startStub();
    const seen: string[] = [];
    const base = await startProxy(api, {
      authorize: async (request, operation) => {
        seen.push(operation);
        return request.headers.get('authorization') === 'Bearer user-token';
      },
    });
    expect(await errorOf(pageOf(base).credits())).toBeInstanceOf(PermissionError);
    expect(api.requests).toHaveLength(0);
    const client = pageOf(base, { headers: { authorization: 'Bearer user-token' } });
    await client.removeBackground(png, { mode: 'task' });
    expect(seen).toEqual(['getCredits', 'createTask', 'queryTask', 'downloadResult']);
  });

  test('with the Response that authorize returns, and without the text of an error that it throws', async () => {
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
    const error = await errorOf(pageOf(base).removeBackground(new Blob([png, new Uint8Array(2000)])));
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

  test('a redirect of the API, and a result that is not a picture', async () => {
    const api = (await startStub()).on(paths.score, () => ({
      status: 302,
      headers: { location: 'https://evil.example' },
    }));
    const base = await startProxy(api);
    expect((await fetch(`${base}/async/v1/score`, { redirect: 'manual' })).status).toBe(502);
    api.on(paths.file, () => ({ headers: { 'content-type': 'text/html' }, body: '<script>' }));
    expect((await fetch(`${base}/files/176`)).status).toBe(502);
  });

  test('to pass on the target of a redirect of the result host, and says so if the host fails', async () => {
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
      expect.stringContaining('the result is not a picture'),
    ]);
  });

  test('a page whose origin is not a URL, and keeps running', async () => {
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

  test('a request for which its key function returns no key, and says that nothing was sent', async () => {
    const api = await startStub();
    const error = await errorOf(pageOf(await startProxy(api, { apiKey: () => '' })).removeBackground(png));
    expect(error).toBeInstanceOf(PermissionError);
    expect(error.message).toContain('this server has no usable key');
    expect(error.mayHaveRun).toBeUndefined();
    expect(api.requests).toHaveLength(0);
  });

  test('to be created without a key, an operation or authorize', () => {
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

  test.each([
    { maxBodyBytes: Number.NaN },
    { maxBodyBytes: -1 },
    { allowedOrigins: 'https://app.example.com' as never },
    { operations: 'createSync' as never },
  ])('to be created with %o, which would allow more than it says', (odd) => {
    const whole = { apiKey: KEY, operations: ['createSync'], authorize: () => true } as const;
    expect(() => createProxy(whole)).not.toThrow();
    expect(() => createProxy({ ...whole, ...odd })).toThrow(ConfigurationError);
  });

  test('to wait for a hanging key function after the page has disconnected', async () => {
    const apiKey = () => new Promise<string>(() => {});
    const proxy = createProxy({ apiKey, operations: ['getCredits'], authorize: () => true, logLevel: 'off' });
    const controller = new AbortController();
    const answer = proxy(new Request('http://me.example/async/v1/score', { signal: controller.signal }));
    controller.abort();
    expect((await answer).ok).toBe(false);
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
