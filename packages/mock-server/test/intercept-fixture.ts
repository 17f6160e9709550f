import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect, type Server as NetServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attachInterception, type InterceptOptions } from '../src/serve/intercept/intercept.js';
import { type CertificateAuthority, loadOrCreateAuthority } from '../src/serve/tls/authority.js';

/** Names that nobody can reach: a request that arrives anywhere has been intercepted. */
export const hosts = ['sync.kkt.test', 'async.kkt.test'];

/** An intercepting proxy over a listener that answers with what it saw, and what belongs to it. */
export interface Fixture {
  server: Server;
  authority: CertificateAuthority;
  port: number;
  proxyUrl: string;
  caFile: string;
  /** The lines of the log. */
  lines: string[];
  close(): Promise<void>;
}

/** What the listener saw of a request. */
export interface Seen {
  method: string;
  url: string;
  host: string;
  encrypted: boolean;
  body: string;
}

/** Answers with the request as it was seen, in JSON. */
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
  return {
    server: listening,
    authority,
    port,
    proxyUrl: `http://127.0.0.1:${port}`,
    caFile: authority.certificateFile,
    lines,
    async close() {
      listening.closeAllConnections();
      if (listening.listening) await new Promise((closed) => listening.close(closed));
      await rm(folder, { recursive: true });
    },
  };
}

/** Starts a server on a free port of the loopback address. */
export async function listen(server: NetServer): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

/** Opens a connection to the port and sends the text. */
export async function send(port: number, text: string | Buffer, host = '127.0.0.1'): Promise<Socket> {
  const socket = connect({ port, host });
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(text);
  return socket;
}

/** Reads until the text has come, or to the end. */
export async function read(socket: Socket, until?: string): Promise<string> {
  let text = '';
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    text += chunk.toString('latin1');
    if (until !== undefined && text.includes(until)) break;
  }
  return text;
}
