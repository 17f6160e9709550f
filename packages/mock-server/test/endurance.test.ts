import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../src/service/random.js';
import { KEY, MODELS_KEY, serve, type TestServer } from './client.js';
import { product } from './pictures.js';

const random = createRandom('endurance');
const pick = <T>(items: readonly T[]): T => items[random.integer(0, items.length - 1)] as T;

/** Sends bytes as they are and answers the status line; undefined when the connection ended without one. */
function raw(server: TestServer, bytes: string | Buffer): Promise<number | undefined> {
  return new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.end(bytes));
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]) || undefined));
  });
}

const message = (start: string, headers: Record<string, string>, body: string | Buffer = '') =>
  Buffer.concat([
    Buffer.from(
      `${start}\r\nHost: 127.0.0.1\r\nConnection: close\r\n${Object.entries(headers)
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('')}\r\n`,
      'latin1',
    ),
    Buffer.from(body),
  ]);

const junk = (length: number) => Buffer.from(Array.from({ length }, () => random.integer(0, 255)));

/** A body that is broken in one of many ways. */
function brokenBody(picture: Uint8Array): { type: string; body: Buffer } {
  const part = (head: string, value: Buffer | string) =>
    Buffer.concat([Buffer.from(`--b\r\n${head}\r\n\r\n`), Buffer.from(value), Buffer.from('\r\n')]);
  const file = part(
    'Content-Disposition: form-data; name="image_file"; filename="a.png"',
    picture.subarray(0, random.integer(0, picture.byteLength)) as Buffer,
  );
  const model = part(
    'Content-Disposition: form-data; name="model_key"',
    pick(['background-removal', '', 'x'.repeat(2000), '\0', '../../etc']),
  );
  const end = Buffer.from('--b--\r\n');
  const multipart = 'multipart/form-data; boundary=b';
  return pick<() => { type: string; body: Buffer }>([
    () => ({ type: multipart, body: Buffer.concat([model, file]) }),
    () => ({ type: multipart, body: Buffer.concat([model, file, end]) }),
    () => ({ type: multipart, body: Buffer.concat([part('', 'no header at all'), end]) }),
    () => ({ type: multipart, body: Buffer.concat([part('X: y', 'no name'), end]) }),
    () => ({
      type: multipart,
      body: Buffer.concat([part(`Content-Disposition: form-data; name="${'n'.repeat(20_000)}"`, 'x'), end]),
    }),
    () => ({
      type: multipart,
      body: Buffer.concat([
        ...Array.from({ length: 300 }, (_, i) => part(`Content-Disposition: form-data; name="f${i}"`, 'x')),
        end,
      ]),
    }),
    () => ({ type: 'multipart/form-data; boundary=', body: file }),
    () => ({ type: `multipart/form-data; boundary=${'b'.repeat(5000)}`, body: file }),
    () => ({ type: 'multipart/form-data; boundary="a b"', body: file }),
    () => ({ type: multipart, body: junk(random.integer(0, 500)) }),
    () => ({ type: 'application/x-www-form-urlencoded', body: junk(random.integer(0, 500)) }),
    () => ({
      type: 'application/x-www-form-urlencoded',
      body: Buffer.from(`model_key=background-removal&image_base64=${'%'.repeat(50)}`),
    }),
    () => ({
      type: 'application/x-www-form-urlencoded',
      body: Buffer.from(
        `model_key=background-removal&image_url=${pick(['javascript:1', 'file:///etc/passwd', 'data:,', 'data:image/png;base64,', 'http://', ' '])}`,
      ),
    }),
    () => ({ type: 'application/x-www-form-urlencoded', body: Buffer.from('a=1&'.repeat(5000)) }),
    () => ({
      type: 'application/x-www-form-urlencoded',
      body: Buffer.from(`task_id=${pick(['-1', '1e99', 'NaN', '0x10', '9'.repeat(400), '[]', '__proto__'])}`),
    }),
    () => ({
      type: 'application/json',
      body: Buffer.from(
        pick([
          '',
          '{',
          'null',
          '[]',
          '"x"',
          '{"__proto__":{"x":1}}',
          '{"contents":[{"\\ud800":1}]}',
          '['.repeat(50_000),
          `{"contents":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
        ]),
      ),
    }),
    () => ({
      type: 'application/json',
      body: Buffer.from(
        JSON.stringify({ contents: [{ parts: [{ inline_data: { data: junk(30).toString('latin1') } }] }] }),
      ),
    }),
    () => ({
      type: 'application/json',
      body: Buffer.from(
        JSON.stringify({
          model: 'x',
          prompt: 'y',
          image: pick(['x', [], 'data:image/png;base64,AAAA', { a: 1 }]),
          size: pick(['0x0', '1x1', 9, 'x'.repeat(9000)]),
        }),
      ),
    }),
    () => ({
      type: junk(20)
        .toString('latin1')
        .replace(/[\r\n\0]/g, ''),
      body: junk(100),
    }),
    () => ({ type: 'image/png', body: Buffer.from(picture) }),
  ])();
}

const PATHS = [
  '/sync/v1/create',
  '/async/v1/create',
  '/async/v1/query',
  '/async/v1/score',
  '/apis/v1/images/generations',
  '/apis/v1beta/models/gemini-2.5-flash-image:generateContent',
  '/apis/v1beta/models/%:generateContent',
  '/apis/v1beta/models/%E0%A4%A:generateContent',
  '/files/x.png',
  '/files/../../../../etc/passwd',
  '/files/%2e%2e/%2e%2e/etc/passwd',
  '/files/..%5c..%5cwindows',
  '/files//etc/passwd',
  '/files/\\..\\x',
  '/files/__proto__',
  `/files/${'a'.repeat(9000)}`,
  '/sync/../async/v1/score',
  '//evil.example/sync/v1/create',
  '/__mock/../sync',
  '/__mock/tasks/NaN',
  '/__mock/accounts/%',
  '/__mock/journal?after=x',
  '/%00',
  '*',
];

describe('thousands of bad requests over a real socket', () => {
  test('never get a 5xx, never stop the mock, and leave it as it was', { timeout: 120_000 }, async () => {
    const server = await serve({ journalSize: 100, clock: 'virtual' });
    const picture = await product();
    const statuses = new Map<number | undefined, number>();
    for (let round = 0; round < 60; round++) {
      const replies = await Promise.all(
        Array.from({ length: 50 }, () => {
          const { type, body } = brokenBody(picture);
          const key: Record<string, string> = pick([
            { 'X-API-Key': KEY },
            { Authorization: `Bearer ${MODELS_KEY}` },
            { Authorization: `Bearer ${KEY}` },
            {},
          ]);
          const length = pick([
            body.byteLength,
            body.byteLength,
            body.byteLength,
            body.byteLength + 10,
            Math.max(0, body.byteLength - 5),
          ]);
          const start = `${pick(['POST', 'POST', 'POST', 'GET', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE'])} ${pick(PATHS)} HTTP/1.1`;
          return raw(server, message(start, { ...key, 'Content-Type': type, 'Content-Length': String(length) }, body));
        }),
      );
      for (const status of replies) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect([...statuses.keys()].filter((status) => status !== undefined && status >= 500)).toEqual([]);
    expect(statuses.size).toBeGreaterThan(4);
    const defects = server.mock.control.journal
      .entries()
      .flatMap(({ problems }) => problems.filter(({ where }) => where === 'mock'));
    expect(defects).toEqual([]);
    expect((await server.call('/async/v1/score')).status).toBe(200);
  });

  test.each([
    ['nothing that HTTP knows', 'hello\r\n\r\n'],
    ['no Host', 'GET /sync/v1/create HTTP/1.1\r\n\r\n'],
    ['two lengths', 'POST /sync/v1/create HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd'],
    [
      'a length and chunks',
      'POST /sync/v1/create HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a negative length', 'POST /sync/v1/create HTTP/1.1\r\nHost: x\r\nContent-Length: -3\r\n\r\n'],
    ['a broken chunk', 'POST /sync/v1/create HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
    ['huge headers', `GET /async/v1/score HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(60_000)}\r\n\r\n`],
    ['a TLS hello', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03])],
  ])('%s is turned away', async (_, bytes) => {
    const server = await serve();
    expect([400, 411, 431, undefined]).toContain(await raw(server, bytes));
    expect((await server.call('/async/v1/score')).status).toBe(200);
  });

  test.each(['[', '{"x":'])('JSON that nests %s thousands deep, wherever, is a bad request', async (open) => {
    const server = await serve();
    const deep = `${open.repeat(20_000)}1${(open === '[' ? ']' : '}').repeat(20_000)}`;
    for (const body of [
      deep,
      `{"contents":${deep}}`,
      `{"contents":[{"parts":${deep}}]}`,
      `{"contents":[{"parts":[{"text":"x"}]}],"extra":${deep}}`,
    ]) {
      const reply = await server.call('/apis/v1beta/models/x:generateContent', { method: 'POST', body });
      expect(reply.status).toBe(400);
    }
  });

  test('a foreign Host is served by path only, and its links stay usable', async () => {
    const server = await serve();
    const status = await raw(
      server,
      message('GET /async/v1/score HTTP/1.1', { 'X-API-Key': KEY })
        .toString('latin1')
        .replace('Host: 127.0.0.1', 'Host: evil.example'),
    );
    expect(status).toBe(200);
    const byName = await raw(
      server,
      message('GET /v1/score HTTP/1.1', { 'X-API-Key': KEY })
        .toString('latin1')
        .replace('Host: 127.0.0.1', 'Host: ASYNC.koukoutu.com:80'),
    );
    expect(byName).toBe(200);
    const odd = await raw(
      server,
      message('GET /async/v1/score HTTP/1.1', { 'X-API-Key': KEY })
        .toString('latin1')
        .replace('Host: 127.0.0.1', 'Host: a b<script>'),
    );
    expect([200, 400]).toContain(odd);
  });
});

describe('memory', () => {
  test('of pictures is bounded by count, and the newest stay', async () => {
    const server = await serve({ pictures: { maxPictures: 10 } });
    const links: string[] = [];
    for (let count = 0; count < 15; count++) links.push((await server.cut({ response: 'url' })).json.data.result_file);
    expect(server.mock.control.state().pictures.pictures).toBeLessThanOrEqual(10);
    expect((await fetch(links[0] ?? '')).status).toBe(404);
    expect((await fetch(links.at(-1) ?? '')).status).toBe(200);
  });

  test('of pictures is bounded by bytes', async () => {
    const server = await serve({ pictures: { maxBytes: 20_000 } });
    for (let count = 0; count < 10; count++) await server.cut({ response: 'url', output_format: 'png' });
    expect(server.mock.control.state().pictures.bytes).toBeLessThanOrEqual(20_000);
  });

  test('of journal and tasks is bounded by count', async () => {
    const server = await serve({ journalSize: 20, maxTasks: 5, accounts: [{ key: KEY, slots: 100 }] });
    for (let count = 0; count < 30; count++) {
      const { json } = await server.create({ image_url: 'https://shop.example/1.jpg' });
      server.mock.control.tasks.finish(json.data.task_id);
    }
    expect(server.mock.control.journal.entries()).toHaveLength(20);
    expect(server.mock.control.tasks.list().length).toBeLessThanOrEqual(6);
  });
});

test('what the journal keeps of a form is bounded, however many and long its fields are', async () => {
  const server = await serve();
  const body = new URLSearchParams(Array.from({ length: 900 }, (_, i) => [`field-${i}`, 'x'.repeat(60)]));
  await server.call('/async/v1/create', { method: 'POST', body });
  const [entry] = server.mock.control.journal.entries();
  expect(Object.keys(entry?.fields ?? {}).length).toBeLessThanOrEqual(50);
  expect(entry?.problems.length).toBeLessThanOrEqual(50);
});

test('options of any length are refused: tasks remember theirs', async () => {
  const server = await serve();
  for (const fields of [{ note: 'x'.repeat(100_000) }, { image_url: `https://a.example/${'x'.repeat(100_000)}` }]) {
    const reply = await server.create(fields);
    expect([reply.status, reply.json.code]).toEqual([422, 422]);
  }
});

test('a client that hangs up in the middle of its upload costs nothing and leaves nothing', async () => {
  const server = await serve();
  const body = '--b\r\nContent-Disposition: form-data; name="model_key"\r\n\r\nbackground-removal\r\n';
  const start = message(
    'POST /async/v1/create HTTP/1.1',
    { 'X-API-Key': KEY, 'Content-Type': 'multipart/form-data; boundary=b', 'Content-Length': '100000' },
    body,
  );
  expect(await raw(server, start)).not.toBe(200);
  expect(server.mock.control.tasks.list()).toEqual([]);
});
