import { mkdtemp, rm } from 'node:fs/promises';
import type { RequestListener, Server } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadOrCreateAuthority } from '../../tls/authority.js';
import { createServerCertificate } from '../../tls/server-certificate.js';
import { respond } from './respond.js';

let folder: string;
let server: Server;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'respond-'));
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

/** Larger than the high-water mark of the socket. */
const PICTURE = new Uint8Array(100_000);

/**
 * A client on a separate thread, so that it runs while the server's thread is busy. It downloads the picture. As soon as it has all
 * of it, it sends another request on the same connection, in several pieces.
 */
const CLIENT = `
  const { workerData: { port, sent }, parentPort } = require('node:worker_threads');
  const socket = require('node:tls').connect({ port, host: '127.0.0.1', rejectUnauthorized: false });
  let received = '';
  let isAsked = false;
  socket.on('secureConnect', () => socket.write('GET /picture HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n'));
  socket.on('data', (bytes) => {
    received += bytes.toString('latin1');
    const head = received.indexOf('\\r\\n\\r\\n');
    if (!isAsked && received.length >= head + 4 + ${PICTURE.byteLength}) {
      isAsked = true;
      const pieces = ['POST /form HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 80000\\r\\n\\r\\n', ...Array(80).fill('x'.repeat(1000))];
      const sendNext = () => {
        if (pieces.length > 0) return socket.write(pieces.shift(), sendNext);
        Atomics.store(new Int32Array(sent), 0, 1);
        Atomics.notify(new Int32Array(sent), 0);
      };
      sendNext();
    }
    if (received.endsWith('80000 came')) parentPort.postMessage('answered');
  });
  socket.on('error', (error) => parentPort.postMessage(error.code));
  socket.on('end', () => parentPort.postMessage('ended'));
`;

async function serve(listener: RequestListener): Promise<number> {
  const authority = await loadOrCreateAuthority(folder, { hosts: ['sync.kkt.test'] });
  server = createServer(await createServerCertificate(authority), listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

it('respond answers the next request on a TLS connection, even if it comes right after a picture', async () => {
  const sent = new SharedArrayBuffer(4);
  const port = await serve(async (request, response) => {
    if (request.url === '/form') {
      let body = '';
      for await (const piece of request) body += piece;
      return respond(request, response, { status: 200, headers: {}, body: `${body.length} came` });
    }
    // Written after the event loop has polled, so that it polls again before it learns that everything was sent.
    setImmediate(() => {
      void respond(request, response, { status: 200, headers: {}, body: PICTURE });
      process.nextTick(() => Atomics.wait(new Int32Array(sent), 0, 0, 300));
    });
  });
  const client = new Worker(CLIENT, { eval: true, workerData: { port, sent } });
  try {
    expect(await new Promise((resolve) => client.once('message', resolve))).toBe('answered');
  } finally {
    await client.terminate();
  }
});
