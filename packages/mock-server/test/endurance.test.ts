import { execFile } from 'node:child_process';
import { connect } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { KEY, serve, type TestServer } from './client.js';
import { buildCommand } from './command.js';

/** Sends raw bytes and returns the status. Undefined if the connection ended without a response. */
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

describe('thousands of bad requests over a real socket', () => {
  test('never get a 5xx, never stop the command, and leave no work unfinished', { timeout: 180_000 }, async () => {
    const root = fileURLToPath(new URL('..', import.meta.url));
    const options = ['--requests', '3000', '--seed', 'test', '--json', '--command', await buildCommand('endurance')];
    const args = [join(root, 'bench/endurance/main.mjs'), ...options];
    const { stdout } = await promisify(execFile)(process.execPath, args).catch((error) => error);
    const report = JSON.parse(stdout);
    expect(report.findings).toEqual([]);
    expect(report.sent).toBe(3000);
    expect(Object.keys(report.statuses)).toEqual(
      expect.arrayContaining(['200', '400', '401', '404', '405', '413', '415', '422']),
    );
  });

  test.each([
    ['a text that is not HTTP', 'hello\r\n\r\n'],
    ['a request without Host', 'GET /sync/v1/create HTTP/1.1\r\n\r\n'],
    ['two lengths', 'POST /sync/v1/create HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd'],
    [
      'a length and chunks',
      'POST /sync/v1/create HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a negative length', 'POST /sync/v1/create HTTP/1.1\r\nHost: x\r\nContent-Length: -3\r\n\r\n'],
    ['a broken chunk', 'POST /sync/v1/create HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
    ['huge headers', `GET /async/v1/score HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(60_000)}\r\n\r\n`],
    ['a TLS hello', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03])],
  ])('%s is refused', async (_, bytes) => {
    const server = await serve();
    expect([400, 411, 431, undefined]).toContain(await raw(server, bytes));
    expect((await server.call('/async/v1/score')).status).toBe(200);
  });

  test.each(['[', '{"x":'])('JSON with thousands of nested %s anywhere is a bad request', async (open) => {
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

  test('a request with an unknown Host is served by its path, and the links in its response work', async () => {
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

test('very long options are refused, because tasks keep them', async () => {
  const server = await serve();
  for (const fields of [{ note: 'x'.repeat(100_000) }, { image_url: `https://a.example/${'x'.repeat(100_000)}` }]) {
    const reply = await server.create(fields);
    expect([reply.status, reply.json.code]).toEqual([422, 422]);
  }
});

test('a client that hangs up during its upload gets no success and creates no task', async () => {
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

test('the control API limits the number of faults, scenarios and accounts', async () => {
  const { control } = (await serve()).mock;
  const rule = { fault: { kind: 'reset' as const } };
  for (let count = 0; count < 1000; count++) control.faults.add(rule);
  expect(() => control.faults.add(rule)).toThrow('1000 are on already');
  const scenarios = Array.from({ length: 1000 }, (_, number) => ({ name: `mine-${number}`, rules: [] }));
  expect(() => control.faults.define(scenarios)).toThrow('1000 at most');
  expect(control.faults.scenarios().length).toBeLessThan(100);
});
