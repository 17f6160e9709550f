import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect, type Server as NetServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { expect, onTestFinished } from 'vitest';
import { attachInterception, type InterceptOptions } from '../../src/proxy/intercept.js';
import { type CertificateAuthority, loadOrCreateAuthority } from '../../src/tls/authority.js';

/** Names that do not exist: a request that arrives anywhere must have been intercepted. */
export const hosts = ['sync.kkt.test', 'async.kkt.test'];

/** An intercepting proxy whose listener responds with the request that it received. */
export interface Fixture {
  server: Server;
  authority: CertificateAuthority;
  port: number;
  proxyUrl: string;
  caFile: string;
  /** The lines of the log. */
  lines: string[];
}

/** A request as the listener received it. */
interface Seen {
  method: string;
  url: string;
  host: string;
  encrypted: boolean;
  body: string;
}

/** Responds with the received request as JSON. */
export const tellWhatWasSeen: RequestListener = async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const seen: Seen = {
    method: request.method ?? '',
    url: request.url ?? '',
    host: request.headers.host ?? '',
    encrypted: 'encrypted' in request.socket,
    body: Buffer.concat(chunks).toString(),
  };
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(seen));
};

/** Starts an intercepting proxy that ends with the test. */
export async function startProxy(
  options: Partial<InterceptOptions> = {},
  server: (authority: CertificateAuthority) => Promise<Server> = async () => createServer(),
): Promise<Fixture> {
  const folder = await mkdtemp(join(tmpdir(), 'intercept-'));
  const authority = await loadOrCreateAuthority(folder, { hosts });
  const lines: string[] = [];
  const listening = await server(authority);
  attachInterception(listening, {
    handle: tellWhatWasSeen,
    hosts,
    authority,
    log: (line) => lines.push(line),
    ...options,
  });
  const port = await listen(listening);
  onTestFinished(async () => {
    listening.closeAllConnections();
    if (listening.listening) await new Promise((closed) => listening.close(closed));
    await rm(folder, { recursive: true });
  });
  return {
    server: listening,
    authority,
    port,
    proxyUrl: `http://127.0.0.1:${port}`,
    caFile: authority.certificateFile,
    lines,
  };
}

/** Starts a server on a free port, by default on the loopback address. It ends with the test. */
export async function listen(server: NetServer | Server, host = '127.0.0.1'): Promise<number> {
  onTestFinished(() => {
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
  await once(server.listen(0, host), 'listening');
  return (server.address() as AddressInfo).port;
}

export const ESTABLISHED = 'HTTP/1.1 200 Connection Established\r\n\r\n';
/** The start of every refusal by the proxy. */
export const REFUSAL = 'koukoutu-mock: ';
export const connectTo = (target: string) => `CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`;
export const getOf = (host: string, path = '/v1/score') => `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`;

/** Opens a connection that lasts until the test ends, and sends the text. */
export async function send(port: number, text: string | Buffer, host = '127.0.0.1'): Promise<Socket> {
  const socket = connect({ port, host });
  socket.on('error', () => {});
  destroyAtEnd(socket);
  await once(socket, 'connect');
  socket.write(text);
  return socket;
}

/** Reads until the text arrives or the connection ends. */
export async function read(socket: Socket, until?: string): Promise<string> {
  let text = '';
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    text += chunk.toString('latin1');
    if (until !== undefined && text.includes(until)) break;
  }
  return text;
}

/** Reads from a response which request the listener received. */
export function seen(answer: string): Seen {
  return JSON.parse(answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1));
}

/** A TLS connection through the proxy, as a program that trusts the authority makes it. It ends with the test. */
export async function secure(proxy: Fixture, target: string, options: object = {}): Promise<TLSSocket> {
  const socket = await send(proxy.port, connectTo(target));
  expect(await read(socket, '\r\n\r\n')).toBe(ESTABLISHED);
  const tls = connectTls({
    socket,
    ca: proxy.authority.certificate,
    servername: target.replace(/:\d+$/, ''),
    ...options,
  });
  tls.on('error', () => {});
  destroyAtEnd(tls);
  await once(tls, 'secureConnect');
  return tls;
}

/** Destroys a connection when the test ends. */
export function destroyAtEnd(socket: Socket): void {
  onTestFinished(() => {
    socket.destroy();
  });
}
