import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { describe, expect, onTestFinished, test } from 'vitest';
import { respond } from '../src/adapters/node/respond.js';
import { createMock } from '../src/index.js';
import { KEY, MODELS_KEY, serve, type TestServer } from './client.js';

/** Sends a raw request and returns the whole response. */
async function raw(server: TestServer, text: string): Promise<string> {
  const socket = connect(server.port, '127.0.0.1');
  socket.end(text);
  let answer = '';
  for await (const chunk of socket) answer += chunk;
  return answer;
}

describe('a request target in absolute form', () => {
  const get = (target: string, host = '127.0.0.1') =>
    `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nX-API-Key: ${KEY}\r\nConnection: close\r\n\r\n`;

  test('is served for the host in the target, not the one in the Host header', async () => {
    const server = await serve();
    for (const target of ['http://async.koukoutu.com/v1/score', 'https://ASYNC.koukoutu.com:443/v1/score'])
      expect(await raw(server, get(target, 'evil.example'))).toMatch(/^HTTP\/1\.1 200 /);
    expect(await raw(server, get(`http://127.0.0.1:${server.port}/async/v1/score`))).toMatch(/^HTTP\/1\.1 200 /);
    expect(await raw(server, get('http://sync.koukoutu.com/v1/score', 'async.koukoutu.com'))).toMatch(
      /^HTTP\/1\.1 404 /,
    );
    expect(await raw(server, get('ftp://async.koukoutu.com/v1/score'))).toMatch(/^HTTP\/1\.1 404 /);
  });

  test('does not open the control API to another host', async () => {
    const server = await serve();
    expect(await raw(server, get('http://evil.example/__mock/state'))).toMatch(/^HTTP\/1\.1 403 /);
    expect(await raw(server, get(`http://localhost:${server.port}/__mock/state`, 'evil.example'))).toMatch(/ 200 /);
  });
});

describe('a compressed body', () => {
  const fields = 'model_key=background-removal&image_url=https://shop.example/1.jpg';
  const create = (server: TestServer, encoding: string, body: Uint8Array | string) =>
    server.call('/async/v1/create', {
      method: 'POST',
      body: body as Uint8Array<ArrayBuffer>,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-encoding': encoding },
    });

  test.each([
    ['gzip', gzipSync(fields)],
    ['deflate', deflateSync(fields)],
    ['identity', fields],
  ])('with the encoding %s is decompressed, and the journal warns about it', async (encoding, body) => {
    const server = await serve();
    expect((await create(server, encoding, body)).json).toMatchObject({ code: 200 });
    const problems = server.mock.control.journal.entries()[0]?.problems.map(({ where }) => where);
    expect(problems).toEqual(encoding === 'identity' ? [] : ['Content-Encoding']);
  });

  test.each([
    ['zstd', fields, 'only gzip and deflate'],
    ['gzip, gzip', gzipSync(gzipSync(fields)), 'only gzip and deflate'],
    ['gzip', fields, 'Content-Encoding is gzip, but'],
    ['gzip', gzipSync(fields).subarray(0, -9), 'Content-Encoding is gzip, but'],
    ['deflate', brotliCompressSync(fields), 'Content-Encoding is deflate, but'],
  ])('declared as %s that cannot be decompressed gets a 415 that says so', async (encoding, body, says) => {
    const server = await serve();
    const { status, json } = await create(server, encoding, body);
    expect([status, json.code]).toEqual([415, 415]);
    expect(json.message).toContain(says);
    const models = await server.call('/apis/v1/images/generations', {
      method: 'POST',
      body: body as Uint8Array<ArrayBuffer>,
      headers: { 'content-encoding': encoding },
    });
    expect([models.status, models.json.error.message]).toEqual([415, expect.stringContaining(says)]);
  });

  test('that decompresses to more than the upload limit is refused', async () => {
    const server = await serve();
    expect((await create(server, 'gzip', gzipSync(Buffer.alloc(100 * 1024 * 1024)))).status).toBe(413);
    expect((await create(server, 'gzip', gzipSync(fields))).status).toBe(200);
  });

  test('is refused in strict mode', async () => {
    const server = await serve({ strict: true });
    expect((await create(server, 'gzip', gzipSync(fields))).status).toBe(415);
  });

  test('is decompressed under setupServer too', async () => {
    const mock = createMock();
    const msw = setupServer(
      ...mock.handlers,
      http.all('*', () => HttpResponse.error()),
    );
    msw.listen();
    onTestFinished(() => msw.close());
    const answer = await fetch('https://apis.koukoutu.com/v1/images/generations', {
      method: 'POST',
      body: gzipSync(JSON.stringify({ model: 'seedream4.5' })),
      headers: { authorization: `Bearer ${MODELS_KEY}`, 'content-encoding': 'gzip' },
    });
    expect(await answer.text()).toContain('prompt is missing');
  });
});

test('an idle connection is kept for more than a minute, so that a busy client does not send on one that is being closed', async () => {
  const server = await serve();
  const socket = connect(server.port, '127.0.0.1');
  socket.write(`GET /async/v1/score HTTP/1.1\r\nHost: 127.0.0.1\r\nX-API-Key: ${KEY}\r\n\r\n`);
  const [head] = await once(socket, 'data');
  socket.destroy();
  expect(Number(/^keep-alive: timeout=(\d+)/im.exec(String(head))?.[1])).toBeGreaterThan(60);
});

test('a client that stops reading its response is disconnected', async () => {
  const server = createServer((request, response) => {
    const body = new Uint8Array(64 * 1024 * 1024);
    void respond(request, response, { status: 200, headers: {}, body }, 50);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => {});
  const taken = once(server, 'connection');
  socket.pause();
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  const [connection] = await taken;
  await once(connection, 'close');
  socket.destroy();
});
