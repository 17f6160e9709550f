import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect as connectTcp, createServer as createTcp } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, test } from 'vitest';
import { callOverWire } from './wire.js';

const servers: { close(): unknown }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const portOf = (server: Pick<Server, 'address'>) => (server.address() as AddressInfo).port;

async function listening<T extends Server | ReturnType<typeof createTcp>>(server: T, host = '127.0.0.1'): Promise<T> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return server;
}

const call = (url: string, proxy?: string, timeout = 5_000) =>
  callOverWire({ url, method: 'GET', headers: [], body: new Uint8Array(), timeout, proxy });

/** A proxy that opens a tunnel if the password is right. */
async function proxyWithPassword(asked: string[]): Promise<number> {
  const proxy = createServer();
  proxy.on('connect', (request, socket) => {
    asked.push(`${request.url} ${request.headers['proxy-authorization']}`);
    if (request.headers['proxy-authorization'] !== `Basic ${Buffer.from('me:p@ss').toString('base64')}`) {
      return socket.end('HTTP/1.1 407 Who are you\r\nContent-Length: 0\r\n\r\n');
    }
    const [host, port] = (request.url ?? '').split(/:(?=\d+$)/);
    const upstream = connectTcp(Number(port), host?.replace(/[[\]]/g, ''), () => {
      socket.write('HTTP/1.1 200 Here you are\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on('error', () => socket.destroy());
    socket.on('error', () => upstream.destroy());
  });
  return portOf(await listening(proxy));
}

const hello = () => createServer((_, response) => response.end('hello'));

describe('a connection', () => {
  test('goes through a proxy and sends its password', async () => {
    const asked: string[] = [];
    const [port, target] = [await proxyWithPassword(asked), portOf(await listening(hello()))];
    const { response } = await call(`http://127.0.0.1:${target}/`, `http://me:p%40ss@127.0.0.1:${port}`);
    expect(Buffer.from(response?.body ?? []).toString()).toBe('hello');
    expect(response).toMatchObject({ complete: true, trailingBytes: 0 });
    expect(asked).toHaveLength(1);
  });

  test('fails if the proxy refuses, and the message does not repeat the password', async () => {
    const port = await proxyWithPassword([]);
    const { failure } = await call('https://async.koukoutu.com/', `http://me:wrong-pass@127.0.0.1:${port}`);
    expect(failure).toEqual({
      kind: 'unreachable',
      message: `by the proxy 127.0.0.1:${port}: it responds 407 Who are you`,
    });
  });

  test.each(['socks5://me:secret@127.0.0.1:1080', 'http://', 'me:secret@127.0.0.1'])(
    'fails for a proxy setting that is not an http(s) URL: %s',
    async (proxy) => {
      const { failure } = await call('https://async.koukoutu.com/', proxy);
      expect(failure).toEqual({ kind: 'unreachable', message: 'the proxy of the environment is not an http(s) URL' });
    },
  );

  test('fails if the other side does not speak TLS, closes the connection, or never responds', async () => {
    const plain = portOf(await listening(hello()));
    const rude = portOf(await listening(createTcp((socket) => socket.destroy())));
    const mute = portOf(await listening(createTcp((socket) => socket.on('error', () => {}))));
    for (const [port, timeout] of [
      [plain, 5_000],
      [rude, 5_000],
      [mute, 200],
    ] as const) {
      const { failure } = await call(`https://127.0.0.1:${port}/`, undefined, timeout);
      expect(failure?.kind).toMatch(timeout === 200 ? /timeout|unreachable/ : /unreachable/);
    }
  });

  test('is made to a name, an IPv4 and an IPv6 address', async () => {
    const four = portOf(await listening(hello()));
    const urls = [`http://localhost:${four}/`];
    // Some containers have no IPv6 at all.
    const hasSix = Object.values(networkInterfaces()).some((list) => list?.some(({ address }) => address === '::1'));
    if (hasSix) urls.push(`http://[::1]:${portOf(await listening(hello(), '::1'))}/`);
    for (const url of urls) {
      expect((await call(url)).response?.status, url).toBe(200);
    }
    const { failure } = await call('http://no-such-host.invalid/');
    expect(failure).toMatchObject({ kind: 'unreachable', message: expect.stringContaining('no-such-host.invalid') });
  });
});
