/** A WebP of sharp's, taken apart: the payload of its one picture chunk. */
type Webp = Uint8Array;

/** Bytes of the container's own header: `RIFF`, the length, `WEBP`. */
const RIFF_HEADER = 12;
/** Bytes before a chunk's payload: its name and length. */
const CHUNK_HEADER = 8;
/** Bytes before the bit stream of a lossless picture: a signature, and the size, which the container has as well. */
const LOSSLESS_HEADER = 5;
/** Says in front of an alpha plane that it is a lossless bit stream of unfiltered values. */
const LOSSLESS_ALPHA = 1;
/** Says in the extended header that there is alpha. */
const HAS_ALPHA = 0x10;

/**
 * Joins two pictures of one size into one with alpha, which takes no coding again: the format keeps colours and alpha apart.
 *
 * @param colours a lossy WebP without alpha.
 * @param alpha a lossless WebP in grey, whose lightness becomes the alpha.
 * @see https://developers.google.com/speed/webp/docs/riff_container
 */
export function joinWebp(colours: Webp, alpha: Webp, width: number, height: number): Uint8Array<ArrayBuffer> {
  const lossy = payloadOf(colours, 'VP8 ');
  const plane = payloadOf(alpha, 'VP8L').subarray(LOSSLESS_HEADER);
  const extended = new Uint8Array(10);
  extended[0] = HAS_ALPHA;
  putThreeBytes(extended, 4, width - 1);
  putThreeBytes(extended, 7, height - 1);
  const length = RIFF_HEADER + room(extended.length) + room(plane.length + 1) + room(lossy.length);
  const file = new Uint8Array(length);
  putName(file, 0, 'RIFF');
  new DataView(file.buffer).setUint32(4, length - 8, true);
  putName(file, 8, 'WEBP');
  let at = putChunk(file, RIFF_HEADER, 'VP8X', extended);
  at = putChunk(file, at, 'ALPH', Uint8Array.of(LOSSLESS_ALPHA), plane);
  putChunk(file, at, 'VP8 ', lossy);
  return file;
}

function payloadOf(file: Webp, name: string): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = RIFF_HEADER; at + CHUNK_HEADER <= file.length; ) {
    const start = at + CHUNK_HEADER;
    const length = view.getUint32(at + 4, true);
    if (String.fromCharCode(...file.subarray(at, at + 4)) === name) return file.subarray(start, start + length);
    at += room(length);
  }
  throw new Error(`The WebP has no ${name.trim()} chunk.`);
}

/** Bytes that a chunk takes: chunks begin at even places. */
function room(length: number): number {
  return CHUNK_HEADER + length + (length & 1);
}

function putChunk(file: Uint8Array, at: number, name: string, ...pieces: Uint8Array[]): number {
  putName(file, at, name);
  let end = at + CHUNK_HEADER;
  for (const piece of pieces) {
    file.set(piece, end);
    end += piece.length;
  }
  const length = end - at - CHUNK_HEADER;
  new DataView(file.buffer).setUint32(at + 4, length, true);
  return at + room(length);
}

function putThreeBytes(file: Uint8Array, at: number, value: number): void {
  for (let i = 0; i < 3; i++) file[at + i] = value >>> (8 * i);
}

function putName(file: Uint8Array, at: number, name: string): void {
  for (let i = 0; i < name.length; i++) file[at + i] = name.charCodeAt(i);
}
