/** The bytes of a WebP file from sharp, which has one picture chunk. */
type Webp = Uint8Array;

/** Bytes of the container's own header: `RIFF`, the length, `WEBP`. */
const RIFF_HEADER = 12;
/** Bytes before a chunk's payload: its name and length. */
const CHUNK_HEADER = 8;
/** Says in the extended header that there is alpha. */
const HAS_ALPHA = 0x10;

/**
 * Joins colours and alpha of one picture, without encoding either again: the format keeps them in chunks of their own.
 *
 * @param colours a lossy WebP without alpha.
 * @param alpha the payload of an ALPH chunk.
 * @see https://developers.google.com/speed/webp/docs/riff_container
 */
export function joinWebp(colours: Webp, alpha: Uint8Array, width: number, height: number): Uint8Array<ArrayBuffer> {
  const lossy = payloadOf(colours, 'VP8 ');
  const extended = new Uint8Array(10);
  extended[0] = HAS_ALPHA;
  putThreeBytes(extended, 4, width - 1);
  putThreeBytes(extended, 7, height - 1);
  const length = RIFF_HEADER + room(extended.length) + room(alpha.length) + room(lossy.length);
  const file = new Uint8Array(length);
  putName(file, 0, 'RIFF');
  new DataView(file.buffer).setUint32(4, length - 8, true);
  putName(file, 8, 'WEBP');
  let at = putChunk(file, RIFF_HEADER, 'VP8X', extended);
  at = putChunk(file, at, 'ALPH', alpha);
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

/** Bytes that a chunk takes, since chunks begin at even offsets. */
function room(length: number): number {
  return CHUNK_HEADER + length + (length & 1);
}

function putChunk(file: Uint8Array, at: number, name: string, payload: Uint8Array): number {
  putName(file, at, name);
  new DataView(file.buffer).setUint32(at + 4, payload.length, true);
  file.set(payload, at + CHUNK_HEADER);
  return at + room(payload.length);
}

function putThreeBytes(file: Uint8Array, at: number, value: number): void {
  for (let i = 0; i < 3; i++) file[at + i] = value >>> (8 * i);
}

function putName(file: Uint8Array, at: number, name: string): void {
  for (let i = 0; i < name.length; i++) file[at + i] = name.charCodeAt(i);
}
