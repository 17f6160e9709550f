/** Picture files that no encoder at hand writes, put together from the parts of real ones. */
type Bytes = Uint8Array<ArrayBuffer>;

type Part = Uint8Array | readonly number[] | string;

export const join = (...parts: Part[]): Bytes =>
  new Uint8Array(
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part)))),
  );

const big = (value: number, bytes: 2 | 4): number[] =>
  bytes === 2 ? [value >> 8, value & 255] : [value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255];

const little = (value: number): number[] => big(value, 4).reverse();

/** A JPEG segment with its length. */
export const segment = (marker: number, content: Uint8Array | string): Bytes =>
  join([0xff, marker, ...big(content.length + 2, 2)], content);

/** A JPEG with something put between SOI and the first segment. */
export const behindStart = (jpeg: Uint8Array, ...parts: Part[]): Bytes =>
  join(jpeg.slice(0, 2), ...parts, jpeg.slice(2));

/** A JPEG with something put in front of its frame header. */
export function beforeFrame(jpeg: Uint8Array, ...parts: Part[]): Bytes {
  const frame = Buffer.from(jpeg).indexOf(Buffer.from([0xff, 0xc0]));
  return join(jpeg.slice(0, frame), ...parts, jpeg.slice(frame));
}

/** A PNG chunk. Its checksum is right. */
export function pngChunk(name: string, content: Uint8Array | readonly number[]): Bytes {
  const body = join(name, content);
  return join(big(content.length, 4), body, big(crc(body), 4));
}

/** The chunks of a PNG, each with length and checksum. */
export function pngChunks(png: Uint8Array): { readonly name: string; readonly bytes: Bytes }[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks = [];
  for (let at = 8; at + 12 <= png.length; ) {
    const end = at + 12 + view.getUint32(at);
    const name = Buffer.from(png.subarray(at + 4, at + 8)).toString('latin1');
    chunks.push({ name, bytes: png.slice(at, end) as Bytes });
    at = end;
  }
  return chunks;
}

export const pngOf = (...chunks: readonly Uint8Array[]): Bytes =>
  join([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], ...chunks);

export const webpChunk = (name: string, content: Uint8Array | readonly number[]): Bytes =>
  join(name, little(content.length), content, content.length % 2 ? [0] : []);

/** The chunks of a WebP file. */
export function webpChunks(webp: Uint8Array): { readonly name: string; readonly content: Bytes }[] {
  const view = new DataView(webp.buffer, webp.byteOffset, webp.byteLength);
  const chunks = [];
  for (let at = 12; at + 8 <= webp.length; ) {
    const length = view.getUint32(at + 4, true);
    const name = Buffer.from(webp.subarray(at, at + 4)).toString('latin1');
    chunks.push({ name, content: webp.slice(at + 8, at + 8 + length) as Bytes });
    at += 8 + length + (length % 2);
  }
  return chunks;
}

export function webpOf(...chunks: readonly Uint8Array[]): Bytes {
  const body = join('WEBP', ...chunks);
  return join('RIFF', little(body.length), body);
}

/** The VP8X head of a WebP file. */
export const vp8x = (width: number, height: number, flags: number): Bytes =>
  webpChunk('VP8X', [flags, 0, 0, 0, ...little(width - 1).slice(0, 3), ...little(height - 1).slice(0, 3)]);

/** A frame of an animated WebP file, at the upper left corner. */
export const webpFrame = (width: number, height: number, ...chunks: readonly Uint8Array[]): Bytes =>
  webpChunk(
    'ANMF',
    join(
      [0, 0, 0, 0, 0, 0, ...little(width - 1).slice(0, 3), ...little(height - 1).slice(0, 3), 100, 0, 0, 0],
      ...chunks,
    ),
  );

function crc(bytes: Uint8Array): number {
  let value = ~0;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ~value >>> 0;
}
