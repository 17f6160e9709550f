import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect as connectTcp, isIP, type LookupFunction, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import { ConnectError } from './connect-error.js';
import { publicLookup } from './public-address.js';

/** Where to connect to, and how. */
export interface Way {
  readonly url: URL;
  /** An HTTP proxy that opens a tunnel. */
  readonly proxy: string | undefined;
  /** Milliseconds after which connecting counts as failed. */
  readonly timeout: number;
  /** Certificate authorities to trust, instead of those that this computer trusts. */
  readonly ca?: ConnectionOptions['ca'];
  /**
   * Connects to addresses on the public internet only. A proxy resolves names itself, so this has no effect behind one.
   * Default false.
   */
  readonly publicOnly?: boolean;
}

/**
 * Opens a connection, with TLS for https, and through a proxy if there is one.
 *
 * @throws ConnectError if no connection is made
 */
export async function openSocket({ url, proxy, timeout, ca, publicOnly = false }: Way): Promise<Socket> {
  const secure = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port) || (secure ? 443 : 80);
  const tunnel = proxy === undefined ? undefined : await openTunnel(readProxy(proxy), url.hostname, port, timeout);
  if (tunnel && !secure) return tunnel;
  const own = publicOnly ? { host, port, lookup: publicLookup as LookupFunction } : { host, port };
  const way = tunnel ? { socket: tunnel } : own;
  // TLS sends no server name for an IP address.
  const servername = isIP(host) === 0 ? { servername: host } : {};
  const socket = secure
    ? connectTls({ ...way, ...servername, host, ...(ca === undefined ? {} : { ca, rejectUnauthorized: true }) })
    : connectTcp(own);
  return settled(socket, secure ? 'secureConnect' : 'connect', timeout);
}

/** The socket, once it is connected. */
function settled(socket: Socket, event: string, timeout: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => {
      socket.destroy();
      reject(error instanceof ConnectError ? error : new ConnectError(sayWhy(error)));
    };
    const early = () => fail(new Error('the other side closed the connection while it was made'));
    const timer = setTimeout(() => fail(new Error(`no connection within ${timeout} ms`)), timeout);
    socket.once('error', fail).once('close', early);
    socket.once(event, () => {
      clearTimeout(timer);
      socket.off('error', fail).off('close', early);
      resolve(socket);
    });
  });
}

/** Reads the address of the proxy. It may contain a password, so no message repeats it. */
function readProxy(text: string): URL {
  const proxy = URL.canParse(text) ? new URL(text) : undefined;
  if (proxy && /^https?:$/.test(proxy.protocol)) return proxy;
  throw new ConnectError('the proxy of the environment is not an http(s) URL');
}

/** Asks a proxy for a tunnel. Errors name the proxy without its password. */
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
        return fail(`it responds ${response.statusCode} ${response.statusMessage ?? ''}`.trim());
      }
      if (head.length > 0) socket.unshift(head);
      resolve(socket as Socket);
    });
    // A proxy that refuses may respond as to any other request.
    request.once('response', (response) => {
      request.destroy();
      fail(`it responds ${response.statusCode} ${response.statusMessage ?? ''}`.trim());
    });
    request.once('timeout', () => request.destroy(new Error(`no tunnel within ${timeout} ms`)));
    request.once('error', (error) => fail(sayWhy(error)));
    request.end();
  });
}

/** Some errors have no message, such as the one for a name with several addresses. */
function sayWhy(error: NodeJS.ErrnoException): string {
  return error.message || error.code || 'the connection failed';
}
