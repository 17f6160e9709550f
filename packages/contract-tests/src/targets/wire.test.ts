import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { callOverWire } from './wire.js';

let server: Server | undefined;

/** Starts a server that hands the socket to the function once a request arrives. */
async function answering(answer: (socket: Socket) => void): Promise<string> {
  server = createServer((socket) => {
    socket.once('data', () => answer(socket));
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const call = (url: string, timeout = 5_000) =>
  callOverWire({ url, method: 'GET', headers: [], body: new Uint8Array(), timeout });

afterEach(() => {
  server?.close();
});

describe('a call over a real socket', () => {
  test('keeps the spelling and the order of header lines, and repeated ones', async () => {
    const url = await answering((socket) =>
      socket.end('HTTP/1.1 200 OK\r\nX-tWO: a\r\ncontent-type: text/plain\r\nX-tWO: b\r\nContent-Length: 2\r\n\r\nhi'),
    );
    const { response } = await call(url);
    expect(response?.headers).toEqual([
      ['X-tWO', 'a'],
      ['content-type', 'text/plain'],
      ['X-tWO', 'b'],
      ['Content-Length', '2'],
    ]);
    expect(response).toMatchObject({ complete: true, trailingBytes: 0 });
  });

  test('follows no redirect', async () => {
    const url = await answering((socket) =>
      socket.end('HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n'),
    );
    expect((await call(url)).response?.status).toBe(302);
  });

  test('notices a body that ends before its announced end', async () => {
    const url = await answering((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n1234'));
    expect((await call(url)).response).toMatchObject({ complete: false });
  });

  test('notices bytes after the announced end', async () => {
    const url = await answering((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n1234567'));
    expect((await call(url)).response?.trailingBytes).toBe(3);
  });

  test('tells a reset, a silent server, a response that is not HTTP, and a closed port apart', async () => {
    const reset = await answering((socket) => socket.resetAndDestroy());
    expect((await call(reset)).failure?.kind).toBe('reset');
    server?.close();
    const silent = await answering(() => {});
    expect((await call(silent, 60)).failure?.kind).toBe('timeout');
    server?.close();
    const odd = await answering((socket) => socket.end('+OK ready\r\n\r\n'));
    expect((await call(odd)).failure?.kind).toBe('malformed');
    server?.close();
    await new Promise((resolve) => server?.once('close', resolve));
    expect((await call(odd)).failure?.kind).toBe('unreachable');
  });
});
