import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { HeaderLine, TransportFailure, WireAnswer } from '../model/exchange.js';

/** What one call over a real socket gave. */
export interface WireResult {
  readonly answer?: WireAnswer;
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
}

/** How long to wait after the end of an answer for bytes that should not come. */
const AFTERMATH = 25;

/**
 * One HTTP exchange on a connection of its own, with nothing done behind one's back: no redirect followed, no encoding
 * undone, no header renamed, and the bytes on the socket counted beside those that the HTTP parser accepted, so that a
 * wrong `Content-Length` shows in both directions.
 */
export function callOverWire(call: WireCall): Promise<WireResult> {
  const url = new URL(call.url);
  const secure = url.protocol === 'https:';
  const port = Number(url.port) || (secure ? 443 : 80);
  const host = url.hostname.replace(/^\[|\]$/g, '');
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
      agent: false,
      headers: flattenHeaders(call.headers, url.host, call),
      createConnection: () => {
        socket = secure ? connectTls({ host, port, servername: host }) : connectTcp({ host, port });
        socket.on('data', (bytes: Buffer) => {
          received += bytes.length;
        });
        return socket;
      },
    });
    request.on('error', (error: NodeJS.ErrnoException) => settle({ failure: failureOf(error) }));
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      const headers = pairs(response.rawHeaders);
      const answer = (complete: boolean, trailingBytes: number): WireResult => ({
        answer: {
          status: response.statusCode ?? 0,
          statusText: response.statusMessage ?? '',
          httpVersion: response.httpVersion,
          headers,
          body: new Uint8Array(Buffer.concat(chunks)),
          complete,
          trailingBytes,
        },
      });
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => settle(answer(false, 0)));
      response.on('aborted', () => settle(answer(false, 0)));
      response.on('end', () => {
        request.removeAllListeners('error').on('error', () => settle(answer(response.complete, trailing())));
        const trailing = () => {
          const framed = framedLength(response.rawHeaders, chunks, response);
          return framed === undefined ? 0 : Math.max(0, received - framed);
        };
        const finish = () => settle(answer(response.complete, trailing()));
        if (!socket || socket.destroyed || socket.readableEnded) finish();
        else {
          socket.once('close', finish).once('end', finish);
          setTimeout(finish, AFTERMATH);
        }
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

/** Bytes that the whole answer takes on the wire by its own announcement; undefined when it announces none. */
function framedLength(
  rawHeaders: readonly string[],
  chunks: readonly Buffer[],
  response: { httpVersion: string; statusCode?: number | undefined; statusMessage?: string | undefined },
): number | undefined {
  const lines = pairs(rawHeaders);
  const announced = lines.find(([name]) => name.toLowerCase() === 'content-length')?.[1];
  if (announced === undefined) return undefined;
  const statusLine = `HTTP/${response.httpVersion} ${response.statusCode ?? 0} ${response.statusMessage ?? ''}\r\n`;
  const head = lines.reduce((sum, [name, value]) => sum + Buffer.byteLength(`${name}: ${value}\r\n`, 'latin1'), 2);
  const body = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  return Buffer.byteLength(statusLine, 'latin1') + head + body;
}

function failureOf(error: NodeJS.ErrnoException): TransportFailure {
  const code = error.code ?? '';
  const message = error.message || code || 'the connection failed';
  if (code.startsWith('HPE_')) return { kind: 'malformed', message };
  if (/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|CERT|TLS|SSL/.test(code)) {
    return { kind: 'unreachable', message };
  }
  return { kind: 'reset', message };
}
