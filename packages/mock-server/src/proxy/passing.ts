import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { type Duplex, pipeline } from 'node:stream';
import { type AbsoluteTarget, nameOf, type Target } from '../adapters/node/target.js';
import type { Connections } from './connections.js';
import { type Refusal, refuseRequest, refuseTunnel } from './refusal.js';

/** The longest that a host may take to accept a connection, in milliseconds. */
const CONNECT_TIME = 10_000;
/** How long a passed-on connection may be silent, in milliseconds. */
const SILENCE = 120_000;
/** Connections passed on at once. */
const MOST = 256;

/** Headers that belong to the connection to the proxy, not to the request. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'upgrade',
]);

/** Passes on what is not intercepted, with limits on the number of connections, the time to connect and the silence. */
export class Passing {
  readonly #connections: Connections;
  #open = 0;

  constructor(connections: Connections) {
    this.#connections = connections;
  }

  /** Makes a raw tunnel to the target. Nothing in it is looked at. */
  tunnel(client: Duplex, head: Buffer, target: Target): void {
    if (this.#open >= MOST) {
      refuseTunnel(client, tooMany);
      return;
    }
    const upstream = connect({ host: target.host, port: target.port, timeout: CONNECT_TIME, allowHalfOpen: true });
    this.#count(upstream);
    const failed = (refusal: Refusal) => {
      upstream.destroy();
      refuseTunnel(client, refusal);
    };
    const onTimeout = () => failed(tooSlow(target));
    const onError = (error: NodeJS.ErrnoException) => failed(unreachable(target, error));
    const onGone = () => upstream.destroy();
    upstream.once('timeout', onTimeout).once('error', onError);
    client.once('close', onGone);
    upstream.once('connect', () => {
      upstream.off('timeout', onTimeout).off('error', onError);
      client.off('close', onGone);
      upstream.on('error', ignore);
      upstream.setTimeout(SILENCE, () => upstream.destroy());
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      if (head.length > 0) upstream.write(head);
      // One side that breaks takes the other with it; an orderly end of one direction leaves the other open.
      pipeline(client, upstream, (error) => error && client.destroy());
      pipeline(upstream, client, (error) => error && client.destroy());
    });
  }

  /** Passes on one http:// request in absolute form. */
  request(incoming: IncomingMessage, response: ServerResponse, target: AbsoluteTarget): void {
    if (this.#open >= MOST) {
      refuseRequest(response, tooMany);
      return;
    }
    const outgoing = httpRequest({
      host: target.host,
      port: target.port,
      method: incoming.method,
      path: target.path,
      headers: endToEnd(incoming.rawHeaders, target.authority),
      setHost: false,
      agent: false,
      timeout: CONNECT_TIME,
    });
    outgoing.once('socket', (socket) => {
      this.#count(socket);
      socket.once('connect', () => outgoing.setTimeout(SILENCE));
    });
    outgoing.once('timeout', () => {
      refuseRequest(response, tooSlow(target));
      outgoing.destroy();
    });
    outgoing.once('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.statusMessage, endToEnd(answer.rawHeaders));
      pipeline(answer, response, () => outgoing.destroy());
    });
    outgoing.on('error', (error) => {
      if (!response.writableEnded) refuseRequest(response, unreachable(target, error));
    });
    response.once('close', () => outgoing.destroy());
    incoming.pipe(outgoing);
  }

  #count(socket: Socket): void {
    this.#open += 1;
    this.#connections.add(socket);
    socket.once('close', () => {
      this.#open -= 1;
    });
  }
}

/** The headers in their own spelling and order, without those that concern one connection only. */
function endToEnd(rawHeaders: readonly string[], host?: string): string[] {
  const named = new Set(HOP_BY_HOP);
  for (let i = 0; i < rawHeaders.length; i += 2) {
    if (rawHeaders[i]?.toLowerCase() !== 'connection') continue;
    for (const name of rawHeaders[i + 1]?.split(',') ?? []) named.add(name.trim().toLowerCase());
  }
  const kept = host === undefined ? [] : ['Host', host];
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const [name = '', value = ''] = rawHeaders.slice(i, i + 2);
    if (named.has(name.toLowerCase()) || (host !== undefined && name.toLowerCase() === 'host')) continue;
    kept.push(name, value);
  }
  return kept;
}

/** `pipeline` handles errors. The listener only keeps a late error from ending the process. */
function ignore(): void {}

const tooMany: Refusal = { status: 503, text: `More than ${MOST} connections are being passed on already.` };

const tooSlow = (target: Target): Refusal => ({
  status: 504,
  text: `${nameOf(target)} did not answer within ${CONNECT_TIME / 1000} s.`,
});

const unreachable = (target: Target, error: NodeJS.ErrnoException): Refusal => ({
  status: 502,
  text: `${nameOf(target)} could not be reached (${error.code ?? error.message}).`,
});
