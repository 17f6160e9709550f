import { describe, expect, it } from 'vitest';
import { connectTo, getOf, hosts, REFUSAL, read, secure, seen, send, startProxy } from './fixture.js';

describe('any other request', () => {
  it('to the server itself works directly and through the proxy', async () => {
    const proxy = await startProxy();
    const own = `127.0.0.1:${proxy.port}`;
    const plain = await send(proxy.port, getOf(own, '/__mock/state'));
    expect(seen(await read(plain, '}')).url).toBe('/__mock/state');
    const absolute = await send(proxy.port, getOf(own, `http://localhost:${proxy.port}/sync/v1/create`));
    expect(seen(await read(absolute, '}'))).toMatchObject({ url: '/sync/v1/create', host: `localhost:${proxy.port}` });
    const tunnel = await send(proxy.port, connectTo(own) + getOf(own, '/sync'));
    expect(seen(await read(tunnel, '}')).url).toBe('/sync');
  });

  it('to another host gets a 403 that names the option to allow it', async () => {
    const proxy = await startProxy();
    for (const request of [connectTo('example.test:443'), connectTo('[::1]:9'), getOf('x', 'http://example.test/')]) {
      const answer = await read(await send(proxy.port, request), REFUSAL);
      expect(answer).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n/);
      expect(answer).toContain('--proxy-others pass');
      expect(answer).toContain(hosts.join(', '));
    }
    expect(proxy.lines).toHaveLength(3);
  });

  it('gets its refusal even if it has already sent a large body', async () => {
    const proxy = await startProxy();
    const body = 'x'.repeat(5_000_000);
    const post = `POST http://example.test/ HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    for (const request of [connectTo('example.test:443') + body, post]) {
      expect(await read(await send(proxy.port, request), REFUSAL)).toMatch(/^HTTP\/1\.1 403 /);
    }
  });

  it.each([
    'sync.kkt.test',
    'sync.kkt.test:',
    'sync.kkt.test:0',
    'sync.kkt.test:65536',
    'sync.kkt.test:44x',
    '::1:443',
    '[::g]:443',
    '[]:443',
    ':443',
    'a b:443',
    '/:443',
    'https://sync.kkt.test:443',
    'sync.kkt.test:443/path',
    '%00:443',
    'a'.repeat(300),
  ])('of CONNECT to "%s" is answered with 400', async (target) => {
    const proxy = await startProxy({ unknownHosts: 'pass' });
    expect(await read(await send(proxy.port, connectTo(target)))).toMatch(/^HTTP\/1\.1 400 /);
  });

  it.each(['ftp://sync.kkt.test/', 'http:///path', 'http://[::1/', 'http://a b/'])(
    'with the address "%s" is answered with 400',
    async (url) => {
      const proxy = await startProxy({ unknownHosts: 'pass' });
      expect(await read(await send(proxy.port, getOf('x', url)), REFUSAL)).toMatch(/^HTTP\/1\.1 400 /);
    },
  );

  it('for a second tunnel inside an intercepted connection is answered with 400', async () => {
    const proxy = await startProxy();
    const tls = await secure(proxy, 'sync.kkt.test:443');
    tls.write(connectTo('async.kkt.test:443'));
    expect(await read(tls)).toMatch(/^HTTP\/1\.1 400 /);
  });
});
