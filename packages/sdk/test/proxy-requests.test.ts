import { createServer } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import { createProxy, type ProxyOptions } from '../src/proxy/index.js';
import { errorOf, KEY } from './support/client.js';
import { listen } from './support/listen.js';
import { pictures } from './support/pictures.js';
import { everything, pageOf, startProxy } from './support/proxy.js';
import { toNodeListener } from './support/sdk.js';
import { startStub } from './support/stub-api.js';

const png = await pictures.png();

const proxyWith = (fetch: (request: Request) => Promise<Response>, options: Partial<ProxyOptions> = {}) =>
  createProxy({ apiKey: KEY, operations: everything, authorize: () => true, logLevel: 'off', fetch, ...options });

describe('a body that is shorter than its Content-Length', () => {
  const cut = (path: string, body: BodyInit, declared: number) =>
    new Request(`https://shop.example${path}`, { method: 'POST', body, headers: { 'content-length': `${declared}` } });

  test.each(['/sync/v1/create', '/async/v1/create', '/apis/v1/images/generations', '/async/v1/query'])(
    'is refused before anything is sent to %s, with the reason and the way out',
    async (path) => {
      const fetch = vi.fn(async () => Response.json({}));
      const response = await proxyWith(fetch, { modelsApiKey: 'sk-x' })(cut(path, 'task_id=1', 15));
      expect(response.status).toBe(400);
      const { message } = (await response.json()) as { message: string };
      expect(message).toContain('ends after 9 of 15 bytes');
      expect(message).toContain('as a link');
      expect(fetch).not.toHaveBeenCalled();
    },
  );

  test('is refused in chunks too, and one that is whole is sent whole', async () => {
    const lengths: number[] = [];
    const proxy = proxyWith(async (request) => {
      lengths.push((await request.arrayBuffer()).byteLength);
      return Response.json({});
    });
    const chunked = () => new Blob([new Uint8Array(50_000)]).stream();
    const streamed = { method: 'POST', body: chunked(), duplex: 'half', headers: { 'content-length': '50000' } };
    expect((await proxy(new Request('https://shop.example/sync/v1/create', streamed as RequestInit))).status).toBe(200);
    const short = { ...streamed, body: chunked(), headers: { 'content-length': '50001' } };
    expect((await proxy(new Request('https://shop.example/sync/v1/create', short as RequestInit))).status).toBe(400);
    expect(lengths).toEqual([50_000]);
  });

  test('reaches the page as an error that says that nothing was sent', async () => {
    const api = await startStub();
    const handler = proxyWith((request) => fetch(request), { baseUrl: api.url });
    // As Next.js does it: the body ends early, the header stays.
    const next = async (request: Request) => {
      const body = (await request.arrayBuffer()).slice(0, 100);
      return handler(new Request(request.url, { method: request.method, headers: request.headers, body }));
    };
    const base = await listen(createServer(toNodeListener(next)));
    const error = await errorOf(pageOf(base).removeBackground(png));
    expect(error).toMatchObject({ name: 'InvalidRequestError', status: 400 });
    expect(error.message).toContain('proxyClientMaxBodySize');
    expect(error.mayHaveRun).toBeUndefined();
    expect(api.requests).toHaveLength(0);
  });
});

describe('the address of a request', () => {
  test.each(['/sync/v1/create/', '/sync/v1/create//', '/app/api/sync/v1/create/'])(
    'may have slashes at its end: %s',
    async (path) => {
      const asked: string[] = [];
      const proxy = proxyWith(async ({ url }) => {
        asked.push(url);
        return Response.json({});
      });
      const request = new Request(`https://shop.example${path}`, { method: 'POST', body: 'x=1' });
      expect((await proxy(request)).status).toBe(200);
      expect(asked[0]).toMatch(/\/v1\/create$/);
    },
  );

  test('with a wrong method is answered with the right one in Allow', async () => {
    const proxy = proxyWith(async () => Response.json({}));
    const ask = async (path: string, method: string) => {
      const { status, headers } = await proxy(new Request(`https://shop.example${path}`, { method }));
      return [status, headers.get('allow')];
    };
    expect(await ask('/sync/v1/create', 'GET')).toEqual([405, 'POST']);
    expect(await ask('/sync/v1/create', 'OPTIONS')).toEqual([405, 'POST']);
    expect(await ask('/async/v1/score', 'POST')).toEqual([405, 'GET']);
  });

  test('is compared with the first host that gateways report, and the refusal says what to set', async () => {
    const proxy = proxyWith(async () => Response.json({}));
    const ask = async (forwarded: string) =>
      proxy(
        new Request('http://10.0.0.7:3000/async/v1/score', {
          headers: { origin: 'https://shop.example', 'x-forwarded-host': forwarded },
        }),
      );
    expect((await ask('shop.example')).status).toBe(200);
    expect((await ask('shop.example, gateway.internal')).status).toBe(200);
    expect((await ask('shop.example,gateway.internal, other')).status).toBe(200);
    expect((await ask('gateway.internal, shop.example')).status).toBe(403);
    expect(await (await ask('other.example')).text()).toContain('allowedOrigins');
  });

  test.each<[string, string, string]>([
    ['in absolute form', 'GET http://evil.example/app/async/v1/score?x=1 HTTP/1.1', 'Host: shop.example'],
    ['with a path in Host', 'GET /app/async/v1/score?x=1 HTTP/1.1', 'Host: shop.example/files/7?'],
    ['with a fragment in Host', 'GET /app/async/v1/score?x=1 HTTP/1.1', 'Host: shop.example#'],
    ['with a user in Host', 'GET /app/async/v1/score?x=1 HTTP/1.1', 'Host: a:b@shop.example'],
    ['with a Host that is not one', 'GET /app/async/v1/score?x=1 HTTP/1.1', 'Host: a b<>'],
    ['with an empty Host', 'GET /app/async/v1/score?x=1 HTTP/1.1', 'Host:'],
  ])('%s: toNodeListener takes the path from the request alone', async (_what, line, host) => {
    const seen: URL[] = [];
    const listener = toNodeListener(async (request) => {
      seen.push(new URL(request.url));
      return new Response('fine');
    });
    const { port, hostname } = new URL(await listen(createServer(listener)));
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () =>
        socket.write(`${line}\r\n${host}\r\nConnection: close\r\n\r\n`),
      );
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk;
      });
      socket.on('close', () => resolve(text)).on('error', reject);
    });
    expect(answer).toContain(' 200 ');
    expect(seen.map(({ pathname, search }) => pathname + search)).toEqual(['/app/async/v1/score?x=1']);
    expect(seen[0]?.username).toBe('');
  });
});

test('a server without the key that an operation needs sends nothing, tells its log, and tells the page nothing of keys', async () => {
  const lines: string[] = [];
  const note = (line: string) => void lines.push(line);
  const logger = { error: note, warn: note, info: note, debug: note };
  vi.stubEnv('KOUKOUTU_MODELS_API_KEY', '');
  const api = await startStub();
  // With a base URL a client may be without a key; a proxy may not.
  const base = await startProxy(api, { modelsApiKey: undefined, logger, logLevel: 'error' });
  const error = await errorOf(pageOf(base).generateImage('seedream4.5', { prompt: 'x' }));
  expect(error).toMatchObject({ name: 'PermissionError' });
  expect(error.message).not.toMatch(/modelsApiKey|pass apiKey|KOUKOUTU_/);
  expect(error.mayHaveRun).toBeUndefined();
  expect(lines.join('\n')).toContain('set KOUKOUTU_MODELS_API_KEY or pass modelsApiKey');
  expect(api.requests).toHaveLength(0);
});
