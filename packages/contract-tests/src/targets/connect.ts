import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';

/** Where a connection goes. */
export interface Way {
  readonly url: URL;
  /** An HTTP proxy that is asked for a tunnel. */
  readonly proxy: string | undefined;
  /** Milliseconds until a connection that does not come about counts as none. */
  readonly timeout: number;
  /** Certificate authorities to go by, instead of those of this computer, and whatever it was told to let pass. */
  readonly ca?: ConnectionOptions['ca'];
}

/** No connection came about, so nothing was sent. */
export class ConnectError extends Error {
  override readonly name = 'ConnectError';
}

/**
 * Opens a connection, TLS included, through a proxy where there is one.
 *
 * @throws ConnectError when none comes about
 */
export async function openSocket({ url, proxy, timeout, ca }: Way): Promise<Socket> {
  const secure = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port) || (secure ? 443 : 80);
  const tunnel = proxy === undefined ? undefined : await openTunnel(readProxy(proxy), url.hostname, port, timeout);
  if (tunnel && !secure) return tunnel;
  const way = tunnel ? { socket: tunnel } : { host, port };
  // A certificate names an address in another way than a server name: with those there is none to send.
  const servername = isIP(host) === 0 ? { servername: host } : {};
  const socket = secure
    ? connectTls({ ...way, ...servername, host, ...(ca === undefined ? {} : { ca, rejectUnauthorized: true }) })
    : connectTcp({ host, port });
  return settled(socket, secure ? 'secureConnect' : 'connect', timeout);
}

/** The socket, once it is connected. */
function settled(socket: Socket, event: string, timeout: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => {
      socket.destroy();
      reject(new ConnectError(sayWhy(error)));
    };
    const early = () => fail(new Error('the other side hung up while the connection was made'));
    const timer = setTimeout(() => fail(new Error(`no connection within ${timeout} ms`)), timeout);
    socket.once('error', fail).once('close', early);
    socket.once(event, () => {
      clearTimeout(timer);
      socket.off('error', fail).off('close', early);
      resolve(socket);
    });
  });
}

/** The proxy's address; its own text may hold a password, and is not repeated. */
function readProxy(text: string): URL {
  const proxy = URL.canParse(text) ? new URL(text) : undefined;
  if (proxy && /^https?:$/.test(proxy.protocol)) return proxy;
  throw new ConnectError('the proxy of the environment is no http(s) address');
}

/** Asks a proxy for a tunnel. What it says in the way of an error is repeated without the proxy's password. */
function openTunnel(proxy: URL, host: string, port: number, timeout: number): Promise<Socket> {
  const ask = proxy.protocol === 'https:' ? httpsRequest : httpRequest;
  const login = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  const path = `${host}:${port}`;
  const headers = {
    Host: path,
    ...(login === ':' ? {} : { 'Proxy-Authorization': `Basic ${Buffer.from(login).toString('base64')}` }),
  };
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new ConnectError(`by the proxy ${proxy.host}: ${why}`));
    const request = ask({
      host: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
      method: 'CONNECT',
      path,
      headers,
      agent: false,
      timeout,
    });
    request.once('connect', (response, socket, head) => {
      if (response.statusCode !== 200) {
        socket.destroy();
        return fail(`it answers ${response.statusCode} ${response.statusMessage ?? ''}`.trim());
      }
      if (head.length > 0) socket.unshift(head);
      resolve(socket as Socket);
    });
    // A proxy that refuses may answer as to any other request.
    request.once('response', (response) => {
      request.destroy();
      fail(`it answers ${response.statusCode} ${response.statusMessage ?? ''}`.trim());
    });
    request.once('timeout', () => request.destroy(new Error(`no tunnel within ${timeout} ms`)));
    request.once('error', (error) => fail(sayWhy(error)));
    request.end();
  });
}

/** Some errors have no words of their own, such as the one for a name with several addresses. */
function sayWhy(error: NodeJS.ErrnoException): string {
  return error.message || error.code || 'the connection failed';
}
