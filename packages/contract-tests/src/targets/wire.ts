import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { HeaderLine, TransportFailure, WireResponse } from '../model/exchange.js';
import { ConnectError, openSocket } from './connect.js';

/** What one call over a real socket gave. */
export interface WireResult {
  readonly response?: WireResponse;
  readonly failure?: TransportFailure;
}

/** How to make the call. */
export interface WireCall {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly HeaderLine[];
  readonly body: Uint8Array;
  /** Milliseconds until a silent or endless answer counts as a timeout. */
  readonly timeout: number;
  /** An HTTP proxy to go through. */
  readonly proxy?: string | undefined;
}

/** How long to wait after the end of an answer for bytes that should not come. */
const AFTERMATH = 25;

/** How long a connection may take to come about; whoever is there answers much sooner. */
const CONNECT_TIMEOUT = 15_000;

/**
 * One HTTP exchange on a connection of its own, with nothing done behind one's back: no redirect followed, no encoding
 * undone, no header renamed, and the bytes on the socket counted beside those that the HTTP parser accepted, so that a
 * wrong `Content-Length` shows in both directions.
 */
export function callOverWire(call: WireCall): Promise<WireResult> {
  const url = new URL(call.url);
  const secure = url.protocol === 'https:';
  // A link in an answer may be anything, such as ftp.
  if (!secure && url.protocol !== 'http:') {
    const message = `${url.protocol} is not a protocol that results are fetched by`;
    return Promise.resolve({ failure: { kind: 'unreachable', message } });
  }
  let received = 0;
  let socket: Socket | undefined;

  return new Promise<WireResult>((resolve) => {
    let settled = false;
    const settle = (result: WireResult) => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      request.destroy();
      socket?.destroy();
      resolve(result);
    };
    const timer = setTimeout(
      () => settle({ failure: { kind: 'timeout', message: `no complete answer within ${call.timeout} ms` } }),
      call.timeout,
    );

    const request = (secure ? httpsRequest : httpRequest)(url, {
      method: call.method,
      headers: flattenHeaders(call.headers, url.host, call),
      createConnection: (_, ready) => {
        const timeout = Math.min(CONNECT_TIMEOUT, call.timeout);
        openSocket({ url, proxy: call.proxy, timeout }).then(
          (opened) => {
            socket = opened;
            if (settled) return opened.destroy();
            opened.on('data', (bytes: Buffer) => {
              received += bytes.length;
            });
            return ready(null, opened);
          },
          (error: Error) => settle({ failure: failureOf(error) }),
        );
        return undefined;
      },
    });
    request.on('error', (error: NodeJS.ErrnoException) => settle({ failure: failureOf(error) }));
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      const length = () => chunks.reduce((sum, chunk) => sum + chunk.length, 0);
      const finish = (complete: boolean) =>
        settle({
          response: {
            status: response.statusCode ?? 0,
            statusText: response.statusMessage ?? '',
            httpVersion: response.httpVersion,
            headers: pairs(response.rawHeaders),
            body: new Uint8Array(Buffer.concat(chunks)),
            complete,
            trailingBytes: complete ? Math.max(0, received - (framedLength(response, length()) ?? received)) : 0,
          },
        });
      // Bytes behind the announced end make the parser fail, sometimes before the body was handed out.
      const isWhole = () => length() >= (announcedLength(response.rawHeaders) ?? Infinity);
      const afterError = () => setImmediate(() => finish(isWhole()));
      request.removeAllListeners('error').on('error', afterError);
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', afterError);
      response.on('end', () => {
        const done = () => finish(response.complete || isWhole());
        if (!socket || socket.destroyed || socket.readableEnded) return done();
        socket.once('close', done).once('end', done);
        setTimeout(done, AFTERMATH);
      });
    });
    request.end(Buffer.from(call.body));
  });
}

function flattenHeaders(lines: readonly HeaderLine[], host: string, call: WireCall): string[] {
  const flat = ['Host', host, ...lines.flat()];
  const bodyless = call.method === 'GET' || call.method === 'HEAD';
  if (!bodyless || call.body.length > 0) flat.push('Content-Length', String(call.body.length));
  flat.push('Connection', 'close');
  return flat;
}

function pairs(raw: readonly string[]): HeaderLine[] {
  const lines: HeaderLine[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) lines.push([raw[index] ?? '', raw[index + 1] ?? '']);
  return lines;
}

function announcedLength(rawHeaders: readonly string[]): number | undefined {
  const announced = pairs(rawHeaders).find(([name]) => name.toLowerCase() === 'content-length')?.[1];
  return announced === undefined ? undefined : Number(announced);
}

/** Bytes that the whole answer takes on the wire by its own announcement; undefined when it announces none. */
function framedLength(response: IncomingMessage, body: number): number | undefined {
  if (announcedLength(response.rawHeaders) === undefined) return undefined;
  const statusLine = `HTTP/${response.httpVersion} ${response.statusCode ?? 0} ${response.statusMessage ?? ''}\r\n`;
  const head = pairs(response.rawHeaders).reduce((sum, [name, value]) => sum + `${name}: ${value}\r\n`.length, 2);
  return statusLine.length + head + body;
}

function failureOf(error: NodeJS.ErrnoException): TransportFailure {
  const code = error.code ?? '';
  const message = error.message || code || 'the connection failed';
  if (code.startsWith('HPE_')) return { kind: 'malformed', message };
  if (error instanceof ConnectError) return { kind: 'unreachable', message };
  return { kind: 'reset', message };
}
