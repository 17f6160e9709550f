import { once } from 'node:events';
import { createServer, get, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createRawServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { attachInterception } from '../src/serve/intercept/intercept.js';
import { createServerCertificate } from '../src/serve/tls/server-certificate.js';
import {
  type Fixture,
  hosts,
  listen,
  read,
  type Seen,
  send,
  startProxy,
  tellWhatWasSeen,
} from './intercept-fixture.js';

let proxy: Fixture;
const onEnd: (() => void)[] = [];

afterEach(async () => {
  for (const end of onEnd.splice(0)) end();
  await proxy.close();
});

const ESTABLISHED = 'HTTP/1.1 200 Connection Established\r\n\r\n';
/** Every refusal of the proxy begins so. */
const REFUSAL = 'koukoutu-mock: ';
const connectTo = (target: string) => `CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`;
const getOf = (host: string, path = '/v1/score') => `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`;

/** A TLS connection through the proxy, as a program that trusts the authority makes it. */
async function secure(target: string, options: object = {}): Promise<TLSSocket> {
  const socket = await send(proxy.port, connectTo(target));
  expect(await read(socket, '\r\n\r\n')).toBe(ESTABLISHED);
  const tls = connectTls({
    socket,
    ca: proxy.authority.certificate,
    servername: target.replace(/:\d+$/, ''),
    ...options,
  });
  tls.on('error', () => {});
  onEnd.push(() => tls.destroy());
  await once(tls, 'secureConnect');
  return tls;
}

function seen(answer: string): Seen {
  return JSON.parse(answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1));
}

/** A server that no test may reach, except by being passed on to. */
async function startBystander(handle: RequestListener = (_, response) => response.end('bystander')): Promise<number> {
  const server = createServer(handle);
  onEnd.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return listen(server);
}

describe('an intercepted host', () => {
  it('is answered by the mock inside TLS that the client trusts, under the host name that the client used', async () => {
    proxy = await startProxy();
    const tls = await secure('sync.kkt.test:443');
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
    proxy = await startProxy();
    const tls = await secure('sync.kkt.test:443');
    for (const path of ['/one', '/two', '/three']) {
      tls.write(getOf('sync.kkt.test', path));
      expect(seen(await read(tls, '}')).url).toBe(path);
    }
  });

  it('speaks HTTP/1.1 to clients that would like HTTP/2 as well, and turns away those that know nothing else', async () => {
    proxy = await startProxy();
    expect((await secure('sync.kkt.test:443', { ALPNProtocols: ['h2', 'http/1.1'] })).alpnProtocol).toBe('http/1.1');
    await expect(secure('sync.kkt.test:443', { ALPNProtocols: ['h2'] })).rejects.toThrow(/no application protocol/);
    await vi.waitFor(() => expect(proxy.lines.join()).toMatch(/speaks HTTP\/1\.1/));
  });

  it('shows the certificate of the name that the client asks for, or of the CONNECT when it asks for none', async () => {
    proxy = await startProxy();
    const names = async (options: object) =>
      (await secure('sync.kkt.test:443', { rejectUnauthorized: false, ...options })).getPeerCertificate()
        .subjectaltname;
    expect(await names({ servername: 'ASYNC.kkt.test' })).toBe('DNS:async.kkt.test');
    expect(await names({ servername: '' })).toBe('DNS:sync.kkt.test');
    expect(await names({ servername: 'elsewhere.test' })).toBe('DNS:sync.kkt.test');
  });

  it('takes a TLS greeting that comes together with the CONNECT', async () => {
    proxy = await startProxy();
    // The greeting of a real client, caught before it leaves.
    const catcher = createRawServer();
    const port = await listen(catcher);
    const client = connectTls({ port, host: '127.0.0.1', servername: 'sync.kkt.test' }).on('error', () => {});
    const [caught] = await once(catcher, 'connection');
    const [greeting] = await once(caught, 'data');
    client.destroy();
    catcher.close();
    const socket = await send(proxy.port, Buffer.concat([Buffer.from(connectTo('sync.kkt.test:443')), greeting]));
    onEnd.push(() => socket.destroy());
    // A TLS record (22) with a handshake message of the server (2) answers the greeting.
    const answer = await read(socket, '\x16\x03\x03');
    expect(answer.startsWith(ESTABLISHED)).toBe(true);
    expect([...Buffer.from(answer.slice(ESTABLISHED.length), 'latin1')]).toMatchObject({ 0: 22, 5: 2 });
  });

  it('is found by upper-case names and names with a final dot', async () => {
    proxy = await startProxy();
    const tls = await secure('SYNC.kkt.test.:443');
    tls.write(getOf('sync.kkt.test'));
    expect(seen(await read(tls, '}')).host).toBe('sync.kkt.test');
  });

  it('is served over plain HTTP through a tunnel to port 80, early bytes included', async () => {
    proxy = await startProxy();
    const socket = await send(proxy.port, connectTo('sync.kkt.test:80') + getOf('sync.kkt.test'));
    onEnd.push(() => socket.destroy());
    expect(seen(await read(socket, '}'))).toMatchObject({ host: 'sync.kkt.test', encrypted: false });
  });

  it.each(['http', 'https'])('is served for proxy requests that name it by an %s:// address', async (scheme) => {
    proxy = await startProxy();
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

  it('is never reached on another port, not even where unknown hosts are passed on', async () => {
    proxy = await startProxy({ unknownHosts: 'pass' });
    const socket = await send(proxy.port, connectTo('sync.kkt.test:8443'));
    expect(await read(socket)).toMatch(/^HTTP\/1\.1 403 .*never passed on to the live service/s);
    const absolute = await send(proxy.port, getOf('x', 'http://sync.kkt.test:8080/'));
    expect(await read(absolute, REFUSAL)).toMatch(/^HTTP\/1\.1 403 /);
  });
});

describe('any other request', () => {
  it('to the server itself works as without a proxy, also by way of the proxy', async () => {
    proxy = await startProxy();
    const own = `127.0.0.1:${proxy.port}`;
    const plain = await send(proxy.port, getOf(own, '/__mock/state'));
    expect(seen(await read(plain, '}')).url).toBe('/__mock/state');
    const absolute = await send(proxy.port, getOf(own, `http://localhost:${proxy.port}/sync/v1/create`));
    expect(seen(await read(absolute, '}'))).toMatchObject({ url: '/sync/v1/create', host: `localhost:${proxy.port}` });
    const tunnel = await send(proxy.port, connectTo(own) + getOf(own, '/sync'));
    expect(seen(await read(tunnel, '}')).url).toBe('/sync');
    for (const socket of [plain, absolute, tunnel]) socket.destroy();
  });

  it('to another host is refused with 403 and the option that would allow it', async () => {
    proxy = await startProxy();
    for (const request of [connectTo('example.test:443'), connectTo('[::1]:9'), getOf('x', 'http://example.test/')]) {
      const answer = await read(await send(proxy.port, request), REFUSAL);
      expect(answer).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n/);
      expect(answer).toContain('--proxy-others pass');
      expect(answer).toContain(hosts.join(', '));
    }
    expect(proxy.lines).toHaveLength(3);
  });

  it('is told of its refusal although it sends a large body ahead', async () => {
    proxy = await startProxy();
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
    proxy = await startProxy({ unknownHosts: 'pass' });
    expect(await read(await send(proxy.port, connectTo(target)))).toMatch(/^HTTP\/1\.1 400 /);
  });

  it.each(['ftp://sync.kkt.test/', 'http:///path', 'http://[::1/', 'http://a b/'])(
    'with the address "%s" is answered with 400',
    async (url) => {
      proxy = await startProxy({ unknownHosts: 'pass' });
      expect(await read(await send(proxy.port, getOf('x', url)), REFUSAL)).toMatch(/^HTTP\/1\.1 400 /);
    },
  );

  it('for a second tunnel inside an intercepted connection is answered with 400', async () => {
    proxy = await startProxy();
    const tls = await secure('sync.kkt.test:443');
    tls.write(connectTo('async.kkt.test:443'));
    expect(await read(tls)).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe('passing on', () => {
  it('hands a tunnel through unseen, early bytes and half-closed connections included', async () => {
    proxy = await startProxy({ unknownHosts: 'pass' });
    const echo = createRawServer({ allowHalfOpen: true }, (socket) => {
      let text = '';
      socket.on('data', (data) => {
        text += data;
      });
      socket.on('end', () => socket.end(`heard ${text}`));
    });
    onEnd.push(() => echo.close());
    const port = await listen(echo);
    const socket = await send(proxy.port, `${connectTo(`127.0.0.1:${port}`)}early `);
    expect(await read(socket, '\r\n\r\n')).toBe(ESTABLISHED);
    socket.end('late');
    expect(await read(socket)).toBe('heard early late');
  });

  it('forwards http:// requests whole, without the headers meant for the proxy', async () => {
    proxy = await startProxy({ unknownHosts: 'pass' });
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
    proxy = await startProxy({ unknownHosts: 'pass' });
    const closed = createServer();
    const port = await listen(closed);
    closed.close();
    expect(await read(await send(proxy.port, connectTo(`127.0.0.1:${port}`)))).toMatch(
      /^HTTP\/1\.1 502 .*ECONNREFUSED/s,
    );
    const absolute = await send(proxy.port, getOf('x', `http://127.0.0.1:${port}/`));
    expect(await read(absolute, REFUSAL)).toMatch(/^HTTP\/1\.1 502 .*ECONNREFUSED/s);
  });

  it('ends the far side when the client goes away, and the client when the far side does', async () => {
    proxy = await startProxy({ unknownHosts: 'pass' });
    const far = createRawServer((socket) => socket.on('error', () => {}));
    onEnd.push(() => far.close());
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

  it.skipIf(!elsewhere)('reaches the mock by the proxy, and nothing else', async () => {
    const far = await startBystander();
    proxy = await startProxy({ unknownHosts: 'pass' });
    const everywhere = createServer();
    onEnd.push(() => everywhere.close());
    attachInterception(everywhere, {
      handle: tellWhatWasSeen,
      hosts,
      authority: proxy.authority,
      unknownHosts: 'pass',
    });
    await once(everywhere.listen(0, '0.0.0.0'), 'listening');
    const { port } = everywhere.address() as AddressInfo;
    const ask = async (request: string) => read(await send(port, request, elsewhere), REFUSAL);
    expect(await ask(connectTo(`127.0.0.1:${far}`))).toMatch(/^HTTP\/1\.1 403 .*same machine only/s);
    expect(await ask(getOf('x', `http://127.0.0.1:${far}/`))).toMatch(/^HTTP\/1\.1 403 .*same machine only/s);
    const tunnel = await send(port, connectTo('sync.kkt.test:80') + getOf('sync.kkt.test'), elsewhere);
    onEnd.push(() => tunnel.destroy());
    expect(seen(await read(tunnel, '}')).host).toBe('sync.kkt.test');
  });
});

describe('trouble', () => {
  it('with a client that does not trust the authority is told in the log, with what to set', async () => {
    proxy = await startProxy();
    await expect(secure('sync.kkt.test:443', { ca: [] })).rejects.toThrow(/self-signed certificate/);
    await vi.waitFor(() => expect(proxy.lines).toHaveLength(1));
    expect(proxy.lines[0]).toContain(`trust ${proxy.caFile}`);
    expect(proxy.lines[0]).toContain('NODE_EXTRA_CA_CERTS');
    expect((await secure('sync.kkt.test:443')).authorized).toBe(true);
  });

  it('with a client that hangs up in the middle of the handshake leaves the proxy as it was', async () => {
    proxy = await startProxy();
    for (const junk of ['', '\x16\x03\x01\x02', '\x16\x03\x01\x00\x05hello', 'GET / HTTP/1.1\r\n\r\n']) {
      const socket = await send(proxy.port, connectTo('sync.kkt.test:443'));
      await read(socket, '\r\n\r\n');
      if (junk) socket.write(junk, 'latin1');
      await new Promise(setImmediate);
      socket.resetAndDestroy();
    }
    const early = await send(proxy.port, connectTo('async.kkt.test:443'));
    early.resetAndDestroy();
    const tls = await secure('sync.kkt.test:443');
    tls.write(getOf('sync.kkt.test'));
    expect(await read(tls, '}')).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('with plain HTTP sent to port 443 is named in the log', async () => {
    proxy = await startProxy();
    const socket = await send(proxy.port, connectTo('sync.kkt.test:443') + getOf('sync.kkt.test'));
    await read(socket);
    expect(proxy.lines.join()).toMatch(/did not speak TLS/);
  });
});

describe('closing the server', () => {
  it('ends idle, passed-on and half-open tunnels, so that it does not wait for them', async () => {
    proxy = await startProxy({ unknownHosts: 'pass' });
    const silent = createRawServer();
    onEnd.push(() => silent.close());
    const port = await listen(silent);
    const idle = await secure('sync.kkt.test:443');
    idle.write(getOf('sync.kkt.test'));
    await read(idle, '}');
    const unused = await secure('async.kkt.test:443');
    const halfway = await send(proxy.port, connectTo('sync.kkt.test:443'));
    await read(halfway, '\r\n\r\n');
    const passed = await send(proxy.port, connectTo(`127.0.0.1:${port}`));
    await read(passed, '\r\n\r\n');
    const ends = [idle, unused, halfway, passed].map((socket) => once(socket.resume(), 'close'));
    await new Promise((closed) => proxy.server.close(closed));
    for (const socket of [idle, unused, halfway, passed]) socket.end();
    await Promise.all(ends);
  });

  it('lets an answer under way finish first', async () => {
    let answer: (() => void) | undefined;
    proxy = await startProxy({
      handle: (_, response) => {
        response.write('first half, ');
        answer = () => response.end('second half');
      },
    });
    // Nothing but the closing ends a connection that is kept.
    proxy.server.keepAliveTimeout = 0;
    const tls = await secure('sync.kkt.test:443');
    tls.write(getOf('sync.kkt.test'));
    await read(tls, 'first half');
    const closed = new Promise((settle) => proxy.server.close(settle));
    answer?.();
    expect(await read(tls)).toContain('second half');
    await closed;
  });

  it('is not needed to end the tunnels with all other connections', async () => {
    proxy = await startProxy({ unknownHosts: 'pass' });
    const silent = createRawServer();
    onEnd.push(() => silent.close());
    const port = await listen(silent);
    const passed = await send(proxy.port, connectTo(`127.0.0.1:${port}`));
    await read(passed, '\r\n\r\n');
    const ended = once(passed.resume(), 'close');
    proxy.server.closeAllConnections();
    await ended;
  });

  it('by force ends answers under way too', async () => {
    proxy = await startProxy({ handle: (_, response) => response.write('first half') });
    const tls = await secure('sync.kkt.test:443');
    tls.write(getOf('sync.kkt.test'));
    await read(tls, 'first half');
    const ended = read(tls).catch(() => 'broken off');
    const closed = new Promise((settle) => proxy.server.close(settle));
    proxy.server.closeAllConnections();
    await Promise.all([closed, ended]);
  });
});

describe('a server that speaks https itself', () => {
  const startSecureProxy = () =>
    startProxy({}, async (authority) => createTlsServer(await createServerCertificate(authority)));

  it('is trusted by clients that trust the authority, on localhost, 127.0.0.1 and ::1', async () => {
    proxy = await startSecureProxy();
    for (const servername of ['localhost', '127.0.0.1', '::1']) {
      const host = servername === 'localhost' ? { servername } : { host: '127.0.0.1' };
      const tls = connectTls({ port: proxy.port, host: '127.0.0.1', ca: proxy.authority.certificate, ...host });
      await once(tls, 'secureConnect');
      expect(tls.getPeerCertificate().subjectaltname).toContain(servername === '::1' ? '0:0:0:0:0:0:0:1' : servername);
      tls.destroy();
    }
  });

  it('is a proxy too, with TLS inside TLS', async () => {
    proxy = await startSecureProxy();
    const outer = connectTls({ port: proxy.port, host: '127.0.0.1', ca: proxy.authority.certificate });
    onEnd.push(() => outer.destroy());
    outer.write(connectTo('sync.kkt.test:443'));
    expect(await read(outer, '\r\n\r\n')).toBe(ESTABLISHED);
    const inner = connectTls({ socket: outer, ca: proxy.authority.certificate, servername: 'sync.kkt.test' });
    await once(inner, 'secureConnect');
    inner.write(getOf('sync.kkt.test', '/inside'));
    expect(seen(await read(inner, '}')).url).toBe('/inside');
    inner.destroy();
  });
});

describe('a plain request', () => {
  it('is answered as if there were no proxy', async () => {
    proxy = await startProxy();
    const [response] = await once(get(`${proxy.proxyUrl}/sync/v1/create`), 'response');
    expect(response.statusCode).toBe(200);
    response.resume();
  });
});
