import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { HeaderLine, TransportFailure, WireResponse } from '../model/exchange.js';
import { BodyBudget, BodyBuffer } from './body-budget.js';
import { openSocket } from './connect.js';
import { ConnectError } from './connect-error.js';
import { isPublicHost, NotPublicError, notPublic } from './public-address.js';

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
  /** Milliseconds after which a silent or endless response counts as a timeout. */
  readonly timeout: number;
  /** An HTTP proxy to go through. */
  readonly proxy?: string | undefined;
  /** The memory that bodies may still take. Default: a budget for this call alone. */
  readonly budget?: BodyBudget;
  /** Connects to addresses on the public internet only. Default false. */
  readonly publicOnly?: boolean;
}

/** How long to wait after the end of a response for bytes that should not come, in milliseconds. */
const AFTERMATH = 25;

/** How long connecting may take, in milliseconds; a host that is there takes much less. */
const CONNECT_TIMEOUT = 15_000;

/**
 * Makes one HTTP exchange on its own connection and changes nothing: it follows no redirect, undoes no encoding and
 * renames no header. The bytes on the socket are counted as well as those that the HTTP parser accepts, so that a
 * `Content-Length` that is too small or too large is noticed.
 */
export function callOverWire(call: WireCall): Promise<WireResult> {
  const url = new URL(call.url);
  const secure = url.protocol === 'https:';
  // A link in a response may be anything, such as ftp.
  if (!secure && url.protocol !== 'http:') {
    const message = `${url.protocol} is not a protocol for downloads`;
    return Promise.resolve({ failure: { kind: 'unreachable', message } });
  }
  if (call.publicOnly && !isPublicHost(url)) {
    return Promise.resolve({ failure: { kind: 'not-public', message: notPublic(url.hostname) } });
  }
  const body = new BodyBuffer(call.budget ?? new BodyBudget());
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
      () => settle({ failure: { kind: 'timeout', message: `no complete response within ${call.timeout} ms` } }),
      call.timeout,
    );

    const request = (secure ? httpsRequest : httpRequest)(url, {
      method: call.method,
      headers: flattenHeaders(call.headers, url.host, call),
      createConnection: (_, ready) => {
        const timeout = Math.min(CONNECT_TIMEOUT, call.timeout);
        openSocket({ url, proxy: call.proxy, timeout, publicOnly: call.publicOnly ?? false }).then(
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
      const length = () => body.length;
      const finish = (complete: boolean) =>
        settle({
          response: {
            status: response.statusCode ?? 0,
            statusText: response.statusMessage ?? '',
            httpVersion: response.httpVersion,
            headers: pairs(response.rawHeaders),
            body: body.bytes(),
            complete,
            trailingBytes: complete ? Math.max(0, received - (framedLength(response, length()) ?? received)) : 0,
          },
        });
      // Bytes behind the announced end make the parser fail, sometimes before the body was handed out.
      const isWhole = () => length() >= (announcedLength(response.rawHeaders) ?? Infinity);
      const afterError = () => setImmediate(() => finish(isWhole()));
      request.removeAllListeners('error').on('error', afterError);
      response.on('data', (chunk: Buffer) => {
        const refusal = body.add(chunk);
        if (refusal === undefined) return;
        body.drop();
        settle({ failure: { kind: 'too-large', message: refusal } });
      });
      response.on('error', afterError);
      response.on('end', () => {
        const done = () => finish(response.complete || isWhole());
        if (!socket || socket.destroyed || socket.readableEnded) return done();
        socket.once('close', done).once('end', done);
        setTimeout(done, AFTERMATH);
      });
    });
    request.end(Buffer.from(call.body.buffer, call.body.byteOffset, call.body.byteLength));
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

/** Bytes that the whole response takes on the wire according to Content-Length; undefined without that header. */
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
  if (error instanceof NotPublicError) return { kind: 'not-public', message };
  if (error instanceof ConnectError) return { kind: 'unreachable', message };
  return { kind: 'reset', message };
}
