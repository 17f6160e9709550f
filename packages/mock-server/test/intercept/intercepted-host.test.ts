import { once } from 'node:events';
import { get } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createRawServer } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { describe, expect, it, vi } from 'vitest';
import { createServerCertificate } from '../../src/tls/server-certificate.js';
import {
  connectTo,
  destroyAtEnd,
  ESTABLISHED,
  getOf,
  listen,
  REFUSAL,
  read,
  secure,
  seen,
  send,
  startProxy,
} from './fixture.js';

describe('an intercepted host', () => {
  it('is answered by the mock inside TLS that the client trusts, under the host name that the client used', async () => {
    const proxy = await startProxy();
    const tls = await secure(proxy, 'sync.kkt.test:443');
    tls.write(getOf('sync.kkt.test', '/v1/create?a=1'));
    expect(seen(await read(tls, '}'))).toEqual({
      method: 'GET',
      url: '/v1/create?a=1',
      host: 'sync.kkt.test',
      encrypted: true,
      body: '',
    });
    expect(proxy.lines).toEqual([]);
  });

  it('answers several requests on one connection', async () => {
    const proxy = await startProxy();
    const tls = await secure(proxy, 'sync.kkt.test:443');
    for (const path of ['/one', '/two', '/three']) {
      tls.write(getOf('sync.kkt.test', path));
      expect(seen(await read(tls, '}')).url).toBe(path);
    }
  });

  it('speaks HTTP/1.1 to clients that prefer HTTP/2, and rejects clients that only speak HTTP/2', async () => {
    const proxy = await startProxy();
    expect((await secure(proxy, 'sync.kkt.test:443', { ALPNProtocols: ['h2', 'http/1.1'] })).alpnProtocol).toBe(
      'http/1.1',
    );
    await expect(secure(proxy, 'sync.kkt.test:443', { ALPNProtocols: ['h2'] })).rejects.toThrow(
      /no application protocol/,
    );
    await vi.waitFor(() => expect(proxy.lines.join()).toMatch(/speaks HTTP\/1\.1/));
  });

  it('shows the certificate for the requested server name, or for the host of the CONNECT without one', async () => {
    const proxy = await startProxy();
    const names = async (options: object) =>
      (await secure(proxy, 'sync.kkt.test:443', { rejectUnauthorized: false, ...options })).getPeerCertificate()
        .subjectaltname;
    expect(await names({ servername: 'ASYNC.kkt.test' })).toBe('DNS:async.kkt.test');
    expect(await names({ servername: '' })).toBe('DNS:sync.kkt.test');
    expect(await names({ servername: 'elsewhere.test' })).toBe('DNS:sync.kkt.test');
  });

  it('accepts a TLS ClientHello that arrives together with the CONNECT', async () => {
    const proxy = await startProxy();
    // The ClientHello of a real client, captured before it is sent.
    const catcher = createRawServer();
    const port = await listen(catcher);
    const client = connectTls({ port, host: '127.0.0.1', servername: 'sync.kkt.test' }).on('error', () => {});
    const [caught] = await once(catcher, 'connection');
    const [greeting] = await once(caught, 'data');
    client.destroy();
    const socket = await send(proxy.port, Buffer.concat([Buffer.from(connectTo('sync.kkt.test:443')), greeting]));
    // The response to a ClientHello is a TLS record (22) with a ServerHello (2).
    const answer = await read(socket, '\x16\x03\x03');
    expect(answer.startsWith(ESTABLISHED)).toBe(true);
    expect([...Buffer.from(answer.slice(ESTABLISHED.length), 'latin1')]).toMatchObject({ 0: 22, 5: 2 });
  });

  it('is recognised by upper-case names and names with a final dot', async () => {
    const proxy = await startProxy();
    const tls = await secure(proxy, 'SYNC.kkt.test.:443');
    tls.write(getOf('sync.kkt.test'));
    expect(seen(await read(tls, '}')).host).toBe('sync.kkt.test');
  });

  it('is served over plain HTTP through a tunnel to port 80, early bytes included', async () => {
    const proxy = await startProxy();
    const socket = await send(proxy.port, connectTo('sync.kkt.test:80') + getOf('sync.kkt.test'));
    expect(seen(await read(socket, '}'))).toMatchObject({ host: 'sync.kkt.test', encrypted: false });
  });

  it.each(['http', 'https'])('is served for proxy requests with an %s:// URL', async (scheme) => {
    const proxy = await startProxy();
    const url = `${scheme}://user:secret@Sync.KKT.test/files/../a%2fb?x=/../y`;
    const socket = await send(
      proxy.port,
      `POST ${url} HTTP/1.1\r\nHost: misleading.test\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi`,
    );
    expect(seen(await read(socket))).toEqual({
      method: 'POST',
      url: '/files/../a%2fb?x=/../y',
      host: 'Sync.KKT.test',
      encrypted: false,
      body: 'hi',
    });
  });

  it('is never reached on another port, even if unknown hosts are allowed', async () => {
    const proxy = await startProxy({ unknownHosts: 'pass' });
    const socket = await send(proxy.port, connectTo('sync.kkt.test:8443'));
    expect(await read(socket)).toMatch(/^HTTP\/1\.1 403 .*never passed on to the live service/s);
    const absolute = await send(proxy.port, getOf('x', 'http://sync.kkt.test:8080/'));
    expect(await read(absolute, REFUSAL)).toMatch(/^HTTP\/1\.1 403 /);
  });
});

describe('a plain request', () => {
  it('is answered as if there were no proxy', async () => {
    const proxy = await startProxy();
    const [response] = await once(get(`${proxy.proxyUrl}/sync/v1/create`), 'response');
    expect(response.statusCode).toBe(200);
    response.resume();
  });
});
describe('a server that speaks https itself', () => {
  const startSecureProxy = () =>
    startProxy({}, async (authority) => createTlsServer(await createServerCertificate(authority)));

  it('is trusted by clients that trust the authority, on localhost, 127.0.0.1 and ::1', async () => {
    const proxy = await startSecureProxy();
    for (const servername of ['localhost', '127.0.0.1', '::1']) {
      const host = servername === 'localhost' ? { servername } : { host: '127.0.0.1' };
      const tls = connectTls({ port: proxy.port, host: '127.0.0.1', ca: proxy.authority.certificate, ...host });
      await once(tls, 'secureConnect');
      expect(tls.getPeerCertificate().subjectaltname).toContain(servername === '::1' ? '0:0:0:0:0:0:0:1' : servername);
      tls.destroy();
    }
  });

  it('is also a proxy, with TLS inside TLS', async () => {
    const proxy = await startSecureProxy();
    const outer = connectTls({ port: proxy.port, host: '127.0.0.1', ca: proxy.authority.certificate });
    destroyAtEnd(outer);
    outer.write(connectTo('sync.kkt.test:443'));
    expect(await read(outer, '\r\n\r\n')).toBe(ESTABLISHED);
    const inner = connectTls({ socket: outer, ca: proxy.authority.certificate, servername: 'sync.kkt.test' });
    await once(inner, 'secureConnect');
    inner.write(getOf('sync.kkt.test', '/inside'));
    expect(seen(await read(inner, '}')).url).toBe('/inside');
    inner.destroy();
  });
});
