import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createRawServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { attachInterception } from '../../src/proxy/intercept.js';
import {
  connectTo,
  ESTABLISHED,
  getOf,
  hosts,
  listen,
  REFUSAL,
  read,
  seen,
  send,
  startProxy,
  tellWhatWasSeen,
} from './fixture.js';

/** A server that tests may only reach if the proxy forwards to it. */
const startBystander = (handle: RequestListener = (_, response) => response.end('bystander')) =>
  listen(createServer(handle));

describe('passing on', () => {
  it('forwards a tunnel unchanged, including early bytes and half-closed connections', async () => {
    const proxy = await startProxy({ unknownHosts: 'pass' });
    const echo = createRawServer({ allowHalfOpen: true }, (socket) => {
      let text = '';
      socket.on('data', (data) => {
        text += data;
      });
      socket.on('end', () => socket.end(`heard ${text}`));
    });
    const port = await listen(echo);
    const socket = await send(proxy.port, `${connectTo(`127.0.0.1:${port}`)}early `);
    expect(await read(socket, '\r\n\r\n')).toBe(ESTABLISHED);
    socket.end('late');
    expect(await read(socket)).toBe('heard early late');
  });

  it('forwards complete http:// requests without the headers for the proxy', async () => {
    const proxy = await startProxy({ unknownHosts: 'pass' });
    let received: string[] = [];
    const port = await startBystander(async (request, response) => {
      received = request.rawHeaders;
      let length = 0;
      for await (const chunk of request) length += chunk.length;
      response.writeHead(201, 'Made', ['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2', 'Connection', 'X-Own', 'X-Own', '1']);
      response.end(String(length));
    });
    const body = 'x'.repeat(300_000);
    const socket = await send(
      proxy.port,
      `POST http://127.0.0.1:${port}/up HTTP/1.1\r\nHost: h\r\nX-Kept: yes\r\nProxy-Authorization: Basic c2VjcmV0\r\n` +
        `Proxy-Connection: keep-alive\r\nConnection: close, X-Hop\r\nX-Hop: 1\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    const answer = await read(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 201 Made\r\n/);
    expect(answer).toContain('Set-Cookie: a=1\r\nSet-Cookie: b=2\r\n');
    expect(answer).not.toContain('X-Own: 1');
    expect(answer).toContain('300000');
    expect(received).toEqual(expect.arrayContaining(['Host', `127.0.0.1:${port}`, 'X-Kept', 'yes']));
    expect(received.join()).not.toMatch(/Proxy-|X-Hop/);
  });

  it('answers 502 for a host that cannot be reached', async () => {
    const proxy = await startProxy({ unknownHosts: 'pass' });
    const closed = createServer();
    const port = await listen(closed);
    closed.close();
    expect(await read(await send(proxy.port, connectTo(`127.0.0.1:${port}`)))).toMatch(
      /^HTTP\/1\.1 502 .*ECONNREFUSED/s,
    );
    const absolute = await send(proxy.port, getOf('x', `http://127.0.0.1:${port}/`));
    expect(await read(absolute, REFUSAL)).toMatch(/^HTTP\/1\.1 502 .*ECONNREFUSED/s);
  });

  it('closes each side of a tunnel when the other side closes', async () => {
    const proxy = await startProxy({ unknownHosts: 'pass' });
    const far = createRawServer((socket) => socket.on('error', () => {}));
    const port = await listen(far);
    for (const leaves of ['client', 'far'] as const) {
      const arrived = once(far, 'connection');
      const client = await send(proxy.port, connectTo(`127.0.0.1:${port}`));
      await read(client, '\r\n\r\n');
      const [socket] = await arrived;
      const other = leaves === 'client' ? socket : client;
      const closed = once(other, 'close');
      other.resume();
      (leaves === 'client' ? client : socket).resetAndDestroy();
      await closed;
    }
  });
});

describe('a program on another machine', () => {
  const elsewhere = Object.values(networkInterfaces())
    .flat()
    .find((address) => address?.family === 'IPv4' && !address.internal)?.address;

  it.skipIf(!elsewhere)('can reach the mock through the proxy, but no other host', async () => {
    const far = await startBystander();
    const proxy = await startProxy({ unknownHosts: 'pass' });
    const everywhere = createServer();
    attachInterception(everywhere, {
      handle: tellWhatWasSeen,
      hosts,
      authority: proxy.authority,
      unknownHosts: 'pass',
    });
    const port = await listen(everywhere, '0.0.0.0');
    const ask = async (request: string) => read(await send(port, request, elsewhere), REFUSAL);
    expect(await ask(connectTo(`127.0.0.1:${far}`))).toMatch(/^HTTP\/1\.1 403 .*same machine only/s);
    expect(await ask(getOf('x', `http://127.0.0.1:${far}/`))).toMatch(/^HTTP\/1\.1 403 .*same machine only/s);
    const tunnel = await send(port, connectTo('sync.kkt.test:80') + getOf('sync.kkt.test'), elsewhere);
    expect(seen(await read(tunnel, '}')).host).toBe('sync.kkt.test');
  });
});
