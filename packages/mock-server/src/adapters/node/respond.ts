import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from '../../exchange/answer.js';
import { drain } from './body.js';

/** A client that reads nothing of its response for this long is disconnected. */
const READER_SILENCE_MS = 60_000;

/**
 * Sends a response to a socket, slowed down or cut off as its `delivery` says. A client that stops reading is disconnected after `patience`
 * milliseconds, because the rest of the response is kept in memory until then.
 */
export async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  patience = READER_SILENCE_MS,
): Promise<void> {
  const { status, headers, body = '', delivery } = answer;
  if (response.destroyed || response.writableEnded) return;
  if (delivery?.resetBefore) return cut(request);

  const isWhole = request.complete || (await drain(request));
  const isMeasured = status === 204 || headers['content-length'] !== undefined;
  response.writeHead(status, {
    ...(isWhole ? undefined : { connection: 'close' }),
    ...(isMeasured ? undefined : { 'content-length': Buffer.byteLength(body) }),
    ...headers,
  });
  const { socket } = request;
  if (delivery && request.method !== 'HEAD') {
    socket.setTimeout(patience);
    await trickle(request, response, toBytes(body), delivery.resetAfterBytes, delivery.bytesPerSecond);
  } else sendWhole(request, response, request.method === 'HEAD' ? '' : body);
  // Counts from the last byte that the socket took. Once everything is sent, the server's limit for idle connections applies.
  if (socket.writableLength > 0) socket.setTimeout(patience);
  if (!isWhole) request.destroy();
}

/**
 * Sends a whole body. Over TLS, the last byte is sent after all others have been written. If a request arrives while much is still
 * to be sent, Node pauses the connection, but continues with data that is already decrypted, and then closes the connection. A client
 * may send its next request as soon as it has the whole response, so nothing may be left to send by then.
 */
function sendWhole(request: IncomingMessage, response: ServerResponse, body: string | Uint8Array): void {
  const { socket } = request;
  if (!('encrypted' in socket) || body.length < socket.writableHighWaterMark / 2) {
    // Node sends a text together with the head, in one write.
    response.end(body);
    return;
  }
  const bytes = toBytes(body);
  response.write(bytes.subarray(0, -1), () => {
    if (!response.destroyed) response.end(bytes.subarray(-1));
  });
}

function toBytes(body: string | Uint8Array): Uint8Array {
  return typeof body === 'string' ? Buffer.from(body) : body;
}

/** Cuts a connection, with a TCP reset if possible. */
function cut(request: IncomingMessage): void {
  try {
    request.socket.resetAndDestroy();
  } catch {
    request.socket.destroy(); // a TLS socket cannot reset
  }
}

/** Sends a body slowly, or only a part of it. */
async function trickle(
  request: IncomingMessage,
  response: ServerResponse,
  bytes: Uint8Array,
  cutAfter = Number.POSITIVE_INFINITY,
  bytesPerSecond = Number.POSITIVE_INFINITY,
): Promise<void> {
  const step = Number.isFinite(bytesPerSecond) ? Math.max(1, Math.ceil(bytesPerSecond / 10)) : bytes.byteLength;
  const end = Math.min(bytes.byteLength, cutAfter);
  response.flushHeaders();
  for (let at = 0; at < end && !response.destroyed; at += step) {
    await new Promise<void>((resolve) => response.write(bytes.subarray(at, Math.min(at + step, end)), () => resolve()));
    if (Number.isFinite(bytesPerSecond)) await new Promise((resolve) => setTimeout(resolve, 100));
  }
  if (end < bytes.byteLength) request.socket.destroy();
  else response.end();
}
