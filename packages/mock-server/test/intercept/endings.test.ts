import { once } from 'node:events';
import { createServer as createRawServer } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { connectTo, getOf, listen, read, secure, send, startProxy } from './fixture.js';

describe('trouble', () => {
  it('with a client that does not trust the authority is logged, with the setting to change', async () => {
    const proxy = await startProxy();
    await expect(secure(proxy, 'sync.kkt.test:443', { ca: [] })).rejects.toThrow(/self-signed certificate/);
    await vi.waitFor(() => expect(proxy.lines).toHaveLength(1));
    expect(proxy.lines[0]).toContain(`trust ${proxy.caFile}`);
    expect(proxy.lines[0]).toContain('NODE_EXTRA_CA_CERTS');
    expect((await secure(proxy, 'sync.kkt.test:443')).authorized).toBe(true);
  });

  it('with a client that hangs up during the handshake does not disturb the proxy', async () => {
    const proxy = await startProxy();
    for (const junk of ['', '\x16\x03\x01\x02', '\x16\x03\x01\x00\x05hello', 'GET / HTTP/1.1\r\n\r\n']) {
      const socket = await send(proxy.port, connectTo('sync.kkt.test:443'));
      await read(socket, '\r\n\r\n');
      if (junk) socket.write(junk, 'latin1');
      await new Promise(setImmediate);
      socket.resetAndDestroy();
    }
    const early = await send(proxy.port, connectTo('async.kkt.test:443'));
    early.resetAndDestroy();
    const tls = await secure(proxy, 'sync.kkt.test:443');
    tls.write(getOf('sync.kkt.test'));
    expect(await read(tls, '}')).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('with plain HTTP sent to port 443 is logged', async () => {
    const proxy = await startProxy();
    const socket = await send(proxy.port, connectTo('sync.kkt.test:443') + getOf('sync.kkt.test'));
    await read(socket);
    expect(proxy.lines.join()).toMatch(/did not speak TLS/);
  });
});

describe('closing the server', () => {
  it('ends idle, forwarded and half-open tunnels instead of waiting for them', async () => {
    const proxy = await startProxy({ unknownHosts: 'pass' });
    const silent = createRawServer();
    const port = await listen(silent);
    const idle = await secure(proxy, 'sync.kkt.test:443');
    idle.write(getOf('sync.kkt.test'));
    await read(idle, '}');
    const unused = await secure(proxy, 'async.kkt.test:443');
    const halfway = await send(proxy.port, connectTo('sync.kkt.test:443'));
    await read(halfway, '\r\n\r\n');
    const passed = await send(proxy.port, connectTo(`127.0.0.1:${port}`));
    await read(passed, '\r\n\r\n');
    const ends = [idle, unused, halfway, passed].map((socket) => once(socket.resume(), 'close'));
    await new Promise((closed) => proxy.server.close(closed));
    for (const socket of [idle, unused, halfway, passed]) socket.end();
    await Promise.all(ends);
  });

  it('waits for a response that is still being sent', async () => {
    let answer: (() => void) | undefined;
    const proxy = await startProxy({
      handle: (_, response) => {
        response.write('first half, ');
        answer = () => response.end('second half');
      },
    });
    // Only closing the server ends a persistent connection.
    proxy.server.keepAliveTimeout = 0;
    const tls = await secure(proxy, 'sync.kkt.test:443');
    tls.write(getOf('sync.kkt.test'));
    await read(tls, 'first half');
    const closed = new Promise((settle) => proxy.server.close(settle));
    answer?.();
    expect(await read(tls)).toContain('second half');
    await closed;
  });

  it('is not needed to end the tunnels with all other connections', async () => {
    const proxy = await startProxy({ unknownHosts: 'pass' });
    const silent = createRawServer();
    const port = await listen(silent);
    const passed = await send(proxy.port, connectTo(`127.0.0.1:${port}`));
    await read(passed, '\r\n\r\n');
    const ended = once(passed.resume(), 'close');
    proxy.server.closeAllConnections();
    await ended;
  });

  it('by force also ends responses that are still being sent', async () => {
    const proxy = await startProxy({ handle: (_, response) => response.write('first half') });
    const tls = await secure(proxy, 'sync.kkt.test:443');
    tls.write(getOf('sync.kkt.test'));
    await read(tls, 'first half');
    const ended = read(tls).catch(() => 'broken off');
    const closed = new Promise((settle) => proxy.server.close(settle));
    proxy.server.closeAllConnections();
    await Promise.all([closed, ended]);
  });
});
