/** Set in a WebP's flags where it has an alpha plane. */
const HAS_ALPHA = 0x10;
/** Bytes of a chunk's name and length. */
const CHUNK_HEAD = 8;

/**
 * A WebP of lossy colours and an alpha plane.
 *
 * @param colours a WebP without alpha.
 * @param alpha the body of its ALPH chunk.
 * @see https://developers.google.com/speed/webp/docs/riff_container
 */
export function webpWithAlpha(
  colours: Uint8Array,
  alpha: Uint8Array,
  width: number,
  height: number,
): Uint8Array<ArrayBuffer> {
  const frame = chunkOf(colours, 'VP8 ');
  const features = new Uint8Array(10);
  features[0] = HAS_ALPHA;
  setUint24(features, 4, width - 1);
  setUint24(features, 7, height - 1);
  const chunks: [string, Uint8Array][] = [
    ['VP8X', features],
    ['ALPH', alpha],
    ['VP8 ', frame],
  ];
  const length = chunks.reduce((sum, [, body]) => sum + CHUNK_HEAD + body.length + (body.length & 1), 12);
  const out = new Uint8Array(length);
  const view = new DataView(out.buffer);
  const encoder = new TextEncoder();
  out.set(encoder.encode('RIFF'));
  view.setUint32(4, length - 8, true);
  out.set(encoder.encode('WEBP'), 8);
  let at = 12;
  for (const [name, body] of chunks) {
    out.set(encoder.encode(name), at);
    view.setUint32(at + 4, body.length, true);
    out.set(body, at + CHUNK_HEAD);
    at += CHUNK_HEAD + body.length + (body.length & 1);
  }
  return out;
}

function setUint24(bytes: Uint8Array, at: number, value: number): void {
  bytes.set([value & 255, (value >> 8) & 255, value >> 16], at);
}

/** The body of a chunk. Throws when there is none. */
function chunkOf(file: Uint8Array, wanted: string): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = 12; at + CHUNK_HEAD <= file.length; ) {
    const length = view.getUint32(at + 4, true);
    const name = String.fromCharCode(...file.subarray(at, at + 4));
    if (name === wanted) return file.subarray(at + CHUNK_HEAD, at + CHUNK_HEAD + length);
    at += CHUNK_HEAD + length + (length & 1);
  }
  throw new Error(`The WebP has no ${wanted} chunk.`);
}
