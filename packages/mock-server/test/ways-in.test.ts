import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { KEY, serve } from './client.js';
import { product } from './pictures.js';

const execute = promisify(execFile);

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'koukoutu-ca-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

describe('CORS', () => {
  const preflight = {
    method: 'OPTIONS',
    headers: {
      origin: 'https://shop.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-api-key',
    },
  };

  test('is off by default, as on the live hosts', async () => {
    const server = await serve();
    expect(
      (await server.call('/async/v1/create', { ...preflight, key: null })).headers.get('access-control-allow-origin'),
    ).toBeNull();
    const score = await server.call('/async/v1/score', { headers: { origin: 'https://shop.example' } });
    expect(score.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('allows the configured origins, for preflights and error responses too', async () => {
    const server = await serve({ cors: ['https://shop.example'] });
    const reply = await server.call('/async/v1/create', { ...preflight, key: null });
    expect([reply.status, reply.headers.get('access-control-allow-headers')]).toEqual([204, 'x-api-key']);
    const refused = await server.call('/async/v1/score', { key: null, headers: { origin: 'https://shop.example' } });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, 'https://shop.example']);
    const other = await server.call('/async/v1/score', { headers: { origin: 'https://evil.example' } });
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('over https', () => {
  test('--tls serves everything, also result links, with a certificate of the generated authority', async () => {
    const server = await serve({ tls: true, caDir: await folder() });
    expect(server.url).toMatch(/^https:/);
    const args = ['-s', '--cacert', server.caFile ?? '', '-H', `X-API-Key: ${KEY}`];
    const { stdout } = await execute('curl', [
      ...args,
      '-F',
      'model_key=background-removal',
      '-F',
      'response=url',
      '-F',
      'image_url=https://shop.example/1.jpg',
      `${server.url}/sync/v1/create`,
    ]);
    const link = JSON.parse(stdout).data.result_file as string;
    expect(link.startsWith(`${server.url}/files/`)).toBe(true);
    const { stdout: head } = await execute('curl', ['-s', '-I', '--cacert', server.caFile ?? '', link]);
    expect(head).toMatch(/^HTTP\/1\.1 200/);
  });

  test('--proxy answers an unmodified program under the real host names, from create to the result file', async () => {
    const server = await serve({ proxy: true, caDir: await folder() });
    const curl = async (...args: string[]) =>
      (await execute('curl', ['-s', '--proxy', server.url, '--cacert', server.caFile ?? '', ...args])).stdout;
    const answer = await curl(
      '-H',
      `X-API-Key: ${KEY}`,
      '-F',
      'model_key=background-removal',
      '-F',
      'response=url',
      '-F',
      'image_url=https://shop.example/1.jpg',
      'https://sync.koukoutu.com/v1/create',
    );
    const link = JSON.parse(answer).data.result_file as string;
    expect(link).toMatch(/^https:\/\/files\.koukoutu\.example\//);
    expect(await curl('-o', '/dev/null', '-w', '%{http_code} %{content_type}', link)).toBe('200 image/webp');
    await expect(curl('https://elsewhere.example/')).rejects.toThrow();
  });

  test('createMockServer refuses tls together with proxy', async () => {
    await expect(serve({ tls: true, proxy: true })).rejects.toThrow(/tls and proxy do not go together/);
  });

  test('a client that does not trust the authority gets no response', async () => {
    const server = await serve({ tls: true, caDir: await folder() });
    const failed = new Promise((_, reject) => httpsRequest(`${server.url}/async/v1/score`).on('error', reject).end());
    await expect(failed).rejects.toThrow(/certificate/);
  });
});

describe('links', () => {
  test('are downloaded with fetchLinks, and refused if they lead to a private network', async () => {
    const photo = await product();
    const site = createServer((_, response) => response.end(photo));
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void site.close());
    const link = `http://127.0.0.1:${(site.address() as AddressInfo).port}/a.png`;

    const guarded = await serve({ fetchLinks: true });
    const refused = await guarded.cut({ image_url: link });
    expect(refused.status).toBe(422);
    expect(refused.json.message).toContain('not a public address');

    const open = await serve({
      fetchLink: async (wanted) => new Uint8Array(await (await fetch(wanted)).arrayBuffer()),
    });
    const [byLink, byFile] = [await open.cut({ image_url: link }), await open.cut({}, { file: photo })];
    expect(byLink.bytes).toEqual(byFile.bytes);
  });

  test('in responses use the address that the client used', async () => {
    const server = await serve();
    const reply = await fetch(`http://localhost:${server.port}/sync/v1/create`, {
      method: 'POST',
      headers: { 'x-api-key': KEY },
      body: new URLSearchParams({
        model_key: 'background-removal',
        response: 'url',
        image_url: 'https://shop.example/1.jpg',
      }),
    });
    expect((await reply.json()).data.result_file).toMatch(new RegExp(`^http://localhost:${server.port}/files/`));
  });
});

test('the root path redirects to the control page', async () => {
  const server = await serve();
  const reply = await fetch(server.url, { redirect: 'manual' });
  expect([reply.status, reply.headers.get('location')]).toEqual([302, '/__mock/']);
});

test('a slow body arrives in pieces and is complete', async () => {
  const server = await serve();
  server.mock.control.faults.add({ fault: { kind: 'slow-body', bytesPerSecond: 2000 }, operations: ['getCredits'] });
  const response = await fetch(`${server.url}/async/v1/score`, { headers: { 'x-api-key': KEY } });
  expect((await response.json()).code).toBe(200);
});

test('a snapshot that went through JSON is refused with an error in one sentence', async () => {
  const server = await serve();
  await server.cut({ response: 'url' });
  const spoiled = JSON.parse(JSON.stringify(server.mock.snapshot()));
  expect(() => server.mock.restore(spoiled)).toThrow('most likely by JSON');
  server.mock.restore(structuredClone(server.mock.snapshot()));
  expect(server.mock.control.state().pictures.pictures).toBe(1);
});
