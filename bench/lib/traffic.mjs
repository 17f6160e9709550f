// Counts what calls of the SDK cause: requests, bytes on the wire, and calls of the file system. Every run counts the same.
import fs from 'node:fs';
import { open } from 'node:fs/promises';
import { createServer } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import path from 'node:path';

const KEY = 'kkt-bench-key';
const PICTURES = 20;
/** The smallest PNG that the SDK takes for a whole picture: signature, header of 512 × 512 pixels, and end. */
const PICTURE = Buffer.from(
  '89504e470d0a1a0a0000000d4948445200000200000002000806000000f478d4fa0000000049454e44ae426082',
  'hex',
);

/** Bytes of a request without the header that holds the port, whose length differs from run to run. */
function bytesOf({ method, url, rawHeaders }, body) {
  let bytes = `${method} ${url} HTTP/1.1\r\n\r\n`.length + body;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    if (!/^host$/i.test(rawHeaders[at])) bytes += rawHeaders[at].length + rawHeaders[at + 1].length + 4;
  }
  return bytes;
}

/** An API whose tasks are done at once, and what it has seen. */
async function startApi() {
  const seen = { requests: 0, bytes: 0 };
  const server = createServer(async (request, response) => {
    let body = 0;
    for await (const chunk of request) body += chunk.length;
    seen.requests += 1;
    seen.bytes += bytesOf(request, body);
    if (request.method === 'GET' && request.url.endsWith('.png')) return response.end(PICTURE);
    if (request.url.startsWith('/sync')) return response.end(PICTURE);
    if (request.url.startsWith('/apis')) {
      response.setHeader('content-type', 'application/json');
      return response.end(JSON.stringify({ data: [{ b64_json: PICTURE.toString('base64') }] }));
    }
    const result_file = `http://127.0.0.1:${server.address().port}/files/result.png`;
    const data = request.url.endsWith('/query')
      ? { state: 1, progress: '100.00', position: -1, message: null, result_file }
      : { task_id: 176, credits: 100, vip_credits: 0 };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ code: 200, message: 'ok', data }));
  });
  server.keepAliveTimeout = 120_000;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, seen, stop: () => server.close().closeAllConnections() };
}

/**
 * @param {typeof import('../../packages/sdk/dist/node.js')} sdk
 * @returns {Promise<Record<string, { requests: number, bytes: number }>>} by the name of the call
 */
export async function trafficOfCalls({ Koukoutu }) {
  const calls = {
    credits: (koukoutu) => koukoutu.credits(),
    'removeBackground at once': (koukoutu) => koukoutu.removeBackground(PICTURE, { mode: 'sync' }),
    'removeBackground as a task': (koukoutu) => koukoutu.removeBackground(PICTURE, { mode: 'task' }),
    'generateImage with a picture': (koukoutu) =>
      koukoutu.generateImage('seedream4.5', { prompt: 'a shoe', images: [PICTURE] }),
  };
  const counted = {};
  for (const [name, call] of Object.entries(calls)) {
    const api = await startApi();
    await call(new Koukoutu({ apiKey: KEY, modelsApiKey: KEY, baseUrl: api.url, pollInterval: 1, logLevel: 'off' }));
    counted[name] = { ...api.seen };
    api.stop();
  }
  return counted;
}

/**
 * Runs a batch with a manifest, one picture after the other, so that no lines share a write by chance.
 *
 * @param {typeof import('../../packages/sdk/dist/node.js')} sdk
 * @returns {Promise<{ requests: number, writes: number, syncs: number, looks: number, bytes: number }>} for each picture: requests, writes
 *   to the manifest, waits for the disk, looks at the file's state, and bytes of the manifest
 */
export async function trafficOfBatch({ Koukoutu, manifestFile }) {
  const api = await startApi();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'koukoutu-gate-'));
  const file = path.join(folder, 'batch.jsonl');
  const counts = { writes: 0, syncs: 0, looks: 0 };
  const handle = await open(path.join(folder, 'probe'), 'w');
  const handles = Object.getPrototypeOf(handle);
  await handle.close();
  const restore = [
    counting(fs, 'writeSync', () => counts.writes++),
    counting(fs, 'statSync', () => counts.looks++),
    counting(handles, 'datasync', () => counts.syncs++),
  ];
  syncBuiltinESMExports();
  try {
    const koukoutu = new Koukoutu({ apiKey: KEY, baseUrl: api.url, pollInterval: 1, logLevel: 'off' });
    const names = Array.from({ length: PICTURES }, (_, at) => `picture-${at}`);
    const run = koukoutu.batch(names, (_, { signal }) => koukoutu.removeBackground(PICTURE, { signal }), {
      manifest: manifestFile(file),
      concurrency: 1,
    });
    for await (const { error } of run) if (error) throw error;
    const { size } = fs.lstatSync(file);
    const all = { requests: api.seen.requests, ...counts, bytes: size };
    return Object.fromEntries(Object.entries(all).map(([name, count]) => [name, count / PICTURES]));
  } finally {
    for (const undo of restore) undo();
    syncBuiltinESMExports();
    api.stop();
    fs.rmSync(folder, { recursive: true });
  }
}

/** Calls `note` for each call of a function. Returns a function that ends this. */
function counting(home, name, note) {
  const real = home[name];
  home[name] = function (...args) {
    note();
    return real.apply(this, args);
  };
  return () => {
    home[name] = real;
  };
}
