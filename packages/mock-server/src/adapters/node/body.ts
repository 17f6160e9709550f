import type { IncomingMessage } from 'node:http';
import { BodyBrokenError, BodyTooLargeError } from '../../exchange/exchange.js';
import type { Gate } from '../../state/gate.js';

/** Bodies up to this size are read without asking for room. */
const SMALL = 1024 * 1024;

/** A sender that is silent for so long is given up: the room it holds is somebody else's. */
const SILENCE_MS = 20_000;

/** How much of a refused body is read and thrown away, so that its sender gets to read the answer. */
const DRAIN_BYTES = 512 * 1024 * 1024;
const DRAIN_MS = 10_000;

/**
 * Reads a request's body, at most `limit` bytes. Large ones wait until all uploads under way leave room: the room is given
 * back by `release`, which the caller is handed through `held`.
 *
 * @throws BodyTooLargeError, BodyBrokenError
 */
export async function readBody(
  request: IncomingMessage,
  limit: number,
  uploads: Gate,
  held: (release: () => void) => void,
): Promise<Uint8Array> {
  const announced = Number(request.headers['content-length'] ?? Number.NaN);
  if (announced > limit) throw new BodyTooLargeError(limit);
  if (announced > SMALL) held(await uploads.enter(announced));
  // The parser hands over the head first. A small body has come with it, and is here once the parser is through.
  else await undefined;
  if (request.complete && request.readableLength <= Math.min(SMALL, limit)) return request.read() ?? new Uint8Array();

  return new Promise((resolve, reject) => {
    let gathered = announced > SMALL ? inOnePiece(announced) : inChunks();
    let length = 0;
    let isOver = false;
    const settle = (end: () => void) => {
      isOver = true;
      clearTimeout(silence);
      request.off('data', take).off('end', finish).off('error', fail).off('close', hangUp);
      end();
    };
    const take = (chunk: Buffer) => {
      silence.refresh();
      const before = length;
      length += chunk.byteLength;
      if (length > limit) return settle(() => reject(new BodyTooLargeError(limit)));
      gathered.add(chunk);
      if (Number.isNaN(announced) && before <= SMALL && length > SMALL) {
        // A body of unknown length has grown large: it needs room as if it were the largest.
        request.pause();
        clearTimeout(silence);
        uploads.enter(limit).then((release) => {
          // Whoever hung up while waiting for room has no use for it, and nobody left to give it back.
          if (isOver) return release();
          held(release);
          gathered = inOnePiece(limit, gathered.whole());
          if (!request.destroyed) silence = setTimeout(giveUp, SILENCE_MS);
          request.resume();
        }, reject);
      }
    };
    const finish = () => settle(() => resolve(gathered.whole()));
    const fail = (error: Error) => settle(() => reject(new BodyBrokenError(`The body broke off: ${error.message}`)));
    const hangUp = () => settle(() => reject(new BodyBrokenError('The client hung up while it was sending.')));
    const giveUp = () =>
      settle(() => reject(new BodyBrokenError(`The client sent nothing for ${SILENCE_MS / 1000} seconds.`)));
    let silence = setTimeout(giveUp, SILENCE_MS);
    if (request.readableEnded) return finish();
    if (request.destroyed) return hangUp();
    request.on('data', take).on('end', finish).on('error', fail).on('close', hangUp);
  });
}

/** Where the pieces of a body are gathered. */
interface Gathered {
  add(chunk: Buffer): void;
  whole(): Buffer;
}

/**
 * Puts what comes into its place at once, after what came before. Large bodies would take twice their length otherwise,
 * pieces and sum, and the many pieces leave holes behind that the system's allocator does not give back.
 */
function inOnePiece(most: number, soFar?: Buffer): Gathered {
  // Memory that is never written to is never taken.
  const bytes = Buffer.allocUnsafeSlow(most);
  let length = soFar?.copy(bytes) ?? 0;
  return {
    add(chunk) {
      length += chunk.copy(bytes, length);
    },
    // Never what was in that memory before.
    whole: () => bytes.subarray(0, length),
  };
}

function inChunks(): Gathered {
  const chunks: Buffer[] = [];
  return {
    add: (chunk) => void chunks.push(chunk),
    whole: () => (chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)),
  };
}

/** Reads the rest of a body and throws it away, within bounds; false when there was more than that. */
export function drain(request: IncomingMessage): Promise<boolean> {
  if (request.readableEnded || request.complete || request.destroyed) return Promise.resolve(true);
  return new Promise((resolve) => {
    let left = DRAIN_BYTES;
    const settle = (isWhole: boolean) => {
      clearTimeout(timer);
      request.off('data', take).off('end', end).off('close', end).off('error', end);
      resolve(isWhole);
    };
    const take = (chunk: Buffer) => {
      left -= chunk.byteLength;
      if (left < 0) settle(false);
    };
    const end = () => settle(true);
    const timer = setTimeout(() => settle(false), DRAIN_MS);
    request.on('data', take).on('end', end).on('close', end).on('error', end);
    request.resume();
  });
}
