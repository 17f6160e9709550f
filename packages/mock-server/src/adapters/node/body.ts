import type { IncomingMessage } from 'node:http';
import { BodyBrokenError, BodyTooLargeError } from '../../exchange/exchange.js';
import type { Gate } from '../../state/gate.js';

/** Bodies up to this size are read without asking for room. */
const SMALL = 1024 * 1024;

/** A client that sends nothing for this long loses its request, because its body takes room from others. */
const SILENCE_MS = 20_000;

/** How much of a refused body is read and dropped, so that its client can read the response. */
const DRAIN_BYTES = 512 * 1024 * 1024;
const DRAIN_MS = 10_000;

/**
 * Reads the body of a request, at most `limit` bytes. A large body waits until the uploads under way leave room for it. `held` then
 * receives the function that releases the room.
 *
 * @throws BodyTooLargeError if the body exceeds `limit`
 * @throws BodyBrokenError if the client hangs up or stops sending
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
  // Node reports the head before it has parsed the rest of the same packet, which contains all of a small body.
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
        // A body of unknown length has become large. Reserve room for the largest possible body.
        request.pause();
        clearTimeout(silence);
        uploads.enter(limit).then((release) => {
          // The client has hung up while it waited for room, so nobody else would release it.
          if (isOver) return release();
          held(release);
          gathered = inOnePiece(limit, gathered.whole());
          if (!request.destroyed) silence = setTimeout(giveUp, SILENCE_MS);
          request.resume();
        }, reject);
      }
    };
    const finish = () => settle(() => resolve(gathered.whole()));
    const fail = (error: Error) => settle(() => reject(new BodyBrokenError(`The body was cut off: ${error.message}`)));
    const hangUp = () => settle(() => reject(new BodyBrokenError('The client hung up while it was sending.')));
    const giveUp = () =>
      settle(() => reject(new BodyBrokenError(`The client sent nothing for ${SILENCE_MS / 1000} seconds.`)));
    let silence = setTimeout(giveUp, SILENCE_MS);
    if (request.readableEnded) return finish();
    if (request.destroyed) return hangUp();
    request.on('data', take).on('end', finish).on('error', fail).on('close', hangUp);
  });
}

/** Collects the pieces of a body. */
interface Gathered {
  add(chunk: Buffer): void;
  whole(): Buffer;
}

/**
 * Copies each piece into one buffer as it arrives. Otherwise a large body would take twice its size, and its many pieces would leave
 * holes that the allocator of the system does not return.
 */
function inOnePiece(most: number, soFar?: Buffer): Gathered {
  // The system provides the memory only as it is written to, so a buffer that is too large costs nothing.
  const bytes = Buffer.allocUnsafeSlow(most);
  let length = soFar?.copy(bytes) ?? 0;
  return {
    add(chunk) {
      length += chunk.copy(bytes, length);
    },
    // The rest of the buffer may contain old data.
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

/** Reads the rest of a body and drops it, within limits. Resolves to false if the body goes beyond them. */
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
