import { describe, expect, test } from 'vitest';
import { createProxy, type ProxyOptions } from '../src/proxy/index.js';
import { formsOf, redactStream } from '../src/proxy/redact.js';
import { KEY, MODELS_KEY } from './support/client.js';
import { pictures } from './support/pictures.js';
import { everything } from './support/proxy.js';

const png = await pictures.png();

/** A key with all kinds of letters that some spelling changes. */
const ODD_KEY = 'sk-Ab/9+&"<x>\'%=SECRET';

/** A proxy whose API answers everything with one response. */
const proxyTo = (response: () => Response, options: Partial<ProxyOptions> = {}) =>
  createProxy({
    apiKey: KEY,
    modelsApiKey: MODELS_KEY,
    operations: everything,
    authorize: () => true,
    logLevel: 'off',
    fetch: async () => response(),
    ...options,
  });

const post = (path: string, body: BodyInit = 'x=1') =>
  new Request(`https://shop.example/api${path}`, { method: 'POST', body });

const inChunks = (bytes: Uint8Array<ArrayBuffer>, size: number) =>
  new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.subarray(at, at + size));
      controller.close();
    },
  });

describe('a key that the API echoes', () => {
  const spellings: Record<string, string> = {
    'as it is': ODD_KEY,
    'in small letters': ODD_KEY.toLowerCase(),
    'as HTML': ODD_KEY.replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;'),
    'as JSON': JSON.stringify({ key: ODD_KEY }),
    'as PHP writes JSON': JSON.stringify({ key: ODD_KEY }).replaceAll('/', '\\/'),
    'as JSON with escapes alone': [...ODD_KEY].map((one) => `\\u00${one.charCodeAt(0).toString(16)}`).join(''),
    'in a URL': encodeURIComponent(ODD_KEY),
    'in a form': new URLSearchParams({ key: ODD_KEY }).toString(),
    'in a URL with small hexadecimal letters': encodeURIComponent(ODD_KEY).replace(/%../g, (one) => one.toLowerCase()),
    'in base64': btoa(ODD_KEY),
    'in base64 one byte later': btoa(`:${ODD_KEY}:`),
    'in base64 two bytes later': btoa(`::${ODD_KEY}::`),
    'in base64 for URLs': btoa(`>>${ODD_KEY}??`).replaceAll('+', '-').replaceAll('/', '_'),
    'in hexadecimal': Buffer.from(ODD_KEY).toString('hex'),
    'in large hexadecimal letters': Buffer.from(ODD_KEY).toString('hex').toUpperCase(),
  };

  test.each(Object.entries(spellings))(
    'is removed from a body %s, however it is split into chunks',
    async (_name, text) => {
      const bytes = new TextEncoder().encode(`before ${text} after`);
      for (const size of [1, 2, 3, 7, 1000]) {
        const proxy = proxyTo(
          () => new Response(inChunks(bytes, size), { headers: { 'content-type': 'text/plain' } }),
          {
            apiKey: ODD_KEY,
          },
        );
        const clean = await (await proxy(post('/sync/v1/create'))).text();
        expect(clean).toHaveLength(bytes.length);
        expect(clean.startsWith('before ') && clean.endsWith(' after')).toBe(true);
        // At most the ends of base64 are left, which depend on the neighbours too.
        const left = clean.slice(7, -6).replaceAll('*', '');
        expect(left.length, left).toBeLessThan(text.includes('key') ? 14 : 8);
        for (const part of ['SECRET', 'secret', btoa('SECRET')]) expect(clean).not.toContain(part);
      }
    },
  );

  test('is removed from headers, errors, polls and created tasks, for both kinds of key', async () => {
    const headers = { 'content-type': 'application/json', 'x-request-id': `id-${KEY}`, 'retry-after': MODELS_KEY };
    const text = JSON.stringify({ code: 401, message: `bad key ${KEY} ${MODELS_KEY}`, data: { task_id: 7 } });
    for (const status of [200, 401, 500]) {
      const proxy = proxyTo(() => new Response(text, { status, headers }), { onTask: () => {} });
      for (const [path, key, body] of [
        ['/sync/v1/create', KEY, 'x=1'],
        ['/async/v1/create', KEY, 'x=1'],
        ['/async/v1/query', KEY, new URLSearchParams({ task_id: '7' })],
        ['/apis/v1/images/generations', MODELS_KEY, '{}'],
      ] as const) {
        const response = await proxy(post(path, body));
        expect(await response.text()).not.toContain(key);
        expect(JSON.stringify([...response.headers])).not.toContain(key);
      }
    }
  });

  test('is removed for a key function too, for each request its own key', async () => {
    const keys = ['kkt-SECRET-one', 'kkt-SECRET-two', 'kkt-SECRET-three'];
    const proxy = createProxy({
      apiKey: () => keys.shift() ?? 'kkt-SECRET-last',
      operations: ['getCredits'],
      authorize: () => true,
      fetch: async (request) => Response.json({ echo: request.headers.get('x-api-key') }),
    });
    for (let turn = 0; turn < 3; turn++) {
      expect(await (await proxy(new Request('https://shop.example/async/v1/score'))).text()).not.toContain('SECRET');
    }
  });

  test('a picture without the key passes through byte for byte', async () => {
    const proxy = proxyTo(() => new Response(inChunks(png, 10), { headers: { 'content-type': 'image/png' } }));
    const response = await proxy(post('/sync/v1/create'));
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(png);
  });

  test('a body is passed on as it arrives, except for a tail as long as a key', async () => {
    const forms = formsOf(KEY);
    const { readable, writable } = redactStream(forms);
    const writer = writable.getWriter();
    void writer.write(new Uint8Array(1000));
    const { value } = await readable.getReader().read();
    expect(value?.length).toBeGreaterThan(800);
  });
});

describe('content that could run on the site', () => {
  const answerOf = async (type: string | undefined, status = 200) => {
    const proxy = proxyTo(() => {
      const response = new Response(new TextEncoder().encode('<script>'), { status });
      if (type !== undefined) response.headers.set('content-type', type);
      return response;
    });
    return proxy(post('/sync/v1/create'));
  };

  test('every response forbids scripts and guessing of its type, also those of the proxy itself', async () => {
    const proxy = proxyTo(() => Response.json({}));
    for (const request of [
      post('/sync/v1/create'),
      post('/nothing'),
      new Request('https://shop.example/sync/v1/create'),
    ]) {
      const { headers } = await proxy(request);
      expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  test.each(['text/html', 'text/html; charset=utf-8', 'TEXT/HTML', 'application/xhtml+xml', 'image/png, text/html'])(
    'a web page (%s) is not passed on; its status is',
    async (type) => {
      const page = await answerOf(type);
      expect([page.status, page.headers.get('content-type')]).toEqual([502, 'application/json']);
      expect(await page.text()).not.toContain('<script>');
      expect((await answerOf(type, 413)).status).toBe(413);
      expect((await answerOf(type, 403)).status).toBe(403);
    },
  );

  test.each([
    'image/svg+xml',
    'image/x-thing+xml',
    'text/xml',
    'application/xml',
    'application/pdf',
    'text/javascript',
    'application/javascript',
    'text/css',
    'multipart/x-mixed-replace',
    'image/png, image/svg+xml',
    'nonsense',
    undefined,
  ])('of %s only the bytes are passed on, as a file to save', async (type) => {
    const response = await answerOf(type);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toBe('attachment');
    expect(await response.text()).toBe('<script>');
  });

  test.each(['image/png', 'image/webp', 'application/json', 'text/plain', 'application/octet-stream'])(
    '%s is passed on as it is',
    async (type) => {
      const { headers } = await answerOf(type);
      expect(headers.get('content-type')).toBe(type);
      expect(headers.has('content-disposition')).toBe(false);
    },
  );

  test('a result that is an SVG is a file to save too, and no header of its host comes with it', async () => {
    const proxy = createProxy({
      apiKey: KEY,
      operations: ['downloadResult'],
      authorize: () => true,
      fetch: async ({ url }) =>
        url.endsWith('/v1/query')
          ? Response.json({ code: 200, data: { state: 1, result_file: 'https://storage.example.com/a.svg' } })
          : new Response('<svg/>', { headers: { 'content-type': 'image/svg+xml', 'set-cookie': 'a=1' } }),
    });
    const { headers } = await proxy(new Request('https://shop.example/files/7'));
    expect(headers.get('content-disposition')).toBe('attachment');
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.has('set-cookie')).toBe(false);
  });
});

describe('a redirect of the result host', () => {
  /** Fetches a result whose host redirects along these addresses, and gives what was asked for. */
  async function follow(...addresses: string[]) {
    const asked: string[] = [];
    const proxy = createProxy({
      apiKey: KEY,
      operations: ['downloadResult'],
      authorize: () => true,
      fetch: async ({ url, redirect }) => {
        if (url.endsWith('/v1/query')) {
          return Response.json({ code: 200, data: { state: 1, result_file: addresses[0] } });
        }
        expect(redirect).toBe('manual');
        asked.push(url);
        const next = addresses[asked.length];
        return next === undefined
          ? new Response(png, { headers: { 'content-type': 'image/png' } })
          : new Response(null, { status: 302, headers: { location: next } });
      },
    });
    const { status } = await proxy(new Request('https://shop.example/files/7'));
    return { status, asked };
  }

  test('is followed to other public hosts, also by a relative address', async () => {
    const { status, asked } = await follow('https://a.example.com/1', '/2', 'https://b.example.com/3');
    expect(status).toBe(200);
    expect(asked).toEqual(['https://a.example.com/1', 'https://a.example.com/2', 'https://b.example.com/3']);
  });

  test.each([
    'http://b.example.com/',
    'http://127.0.0.1/secret',
    'http://localhost:6379/',
    'https://localhost/',
    'https://10.0.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://2130706433/',
    'https://[::1]/',
    'https://user:word@b.example.com/',
    'file:///etc/passwd',
    'https://',
  ])('is not followed to %s, at no step: nothing is sent there', async (address) => {
    expect(await follow('https://a.example.com/1', address)).toEqual({
      status: 502,
      asked: ['https://a.example.com/1'],
    });
    expect((await follow('https://a.example.com/1', '/2', address)).asked).toHaveLength(2);
  });

  test('is abandoned after a few steps', async () => {
    const { status, asked } = await follow(...Array.from({ length: 30 }, (_, at) => `https://a.example.com/${at}`));
    expect(status).toBe(502);
    expect(asked.length).toBeLessThan(10);
  });
});
