import { crc32 } from 'node:zlib';

/** File formats that the API may send, known by their first bytes. */
export type PictureFormat = 'png' | 'webp' | 'jpeg' | 'gif' | 'bmp' | 'avif' | 'svg';

/** The media type of a format. */
export const MEDIA_TYPES: Readonly<Record<PictureFormat, string>> = {
  png: 'image/png',
  webp: 'image/webp',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  bmp: 'image/bmp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
};

/** The format of a file by its first bytes; undefined if it is not a picture. */
export function formatOf(bytes: Uint8Array): PictureFormat | undefined {
  const starts = (...signature: number[]) => signature.every((byte, index) => bytes[index] === byte);
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (starts(0xff, 0xd8, 0xff)) return 'jpeg';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp';
  if (ascii(0, 4) === 'GIF8') return 'gif';
  if (ascii(4, 12) === 'ftypavif') return 'avif';
  if (starts(0x42, 0x4d)) return 'bmp';
  const head = ascii(0, Math.min(bytes.length, 300)).trimStart();
  if (head.startsWith('<svg') || (head.startsWith('<?xml') && head.includes('<svg'))) return 'svg';
  return undefined;
}

/**
 * What is wrong with a picture file before its pixels are decoded: it is cut short, or followed by bytes that do not belong
 * to it. Decoders forgive both.
 *
 * @returns a sentence, or undefined if the file is complete
 */
export function containerDefect(bytes: Uint8Array): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (formatOf(bytes)) {
    case 'png':
      return pngDefect(bytes, view);
    case 'webp':
      return webpDefect(bytes, view);
    case 'jpeg':
      return jpegDefect(bytes, view);
    default:
      return undefined;
  }
}

function pngDefect(bytes: Uint8Array, view: DataView): string | undefined {
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const end = at + 12 + length;
    if (end > bytes.length) return `The png ends inside its ${type} chunk`;
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4))
      return `The checksum of the ${type} chunk is wrong`;
    if (type === 'IEND')
      return end === bytes.length ? undefined : `${bytes.length - end} bytes follow the end of the png`;
    at = end;
  }
  return 'The png ends without its IEND chunk';
}

function webpDefect(bytes: Uint8Array, view: DataView): string | undefined {
  if (bytes.length < 12) return 'The webp ends inside its header';
  const announced = view.getUint32(4, true) + 8;
  if (announced > bytes.length) return `The webp announces ${announced} bytes and has ${bytes.length}`;
  if (announced < bytes.length) return `${bytes.length - announced} bytes follow the end of the webp`;
  let at = 12;
  while (at + 8 <= bytes.length) at += 8 + view.getUint32(at + 4, true) + (view.getUint32(at + 4, true) % 2);
  return at === bytes.length ? undefined : 'The webp ends inside a chunk';
}

function jpegDefect(bytes: Uint8Array, view: DataView): string | undefined {
  const unended = 'The jpeg ends without its end marker';
  let at = 2;
  while (at < bytes.length) {
    if (bytes[at] !== 0xff) return 'The jpeg has bytes between its segments';
    // A marker may follow any number of fill bytes; cameras write one before the end marker.
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (marker === 0xd9) {
      const rest = bytes.length - at - 2;
      return rest === 0 ? undefined : `${rest} bytes follow the end of the jpeg`;
    }
    if (marker === 0x01 || (marker !== undefined && marker >= 0xd0 && marker <= 0xd8)) {
      at += 2;
      continue;
    }
    if (at + 4 > bytes.length) return unended;
    at += 2 + view.getUint16(at + 2);
    if (marker === 0xda) at = endOfScan(bytes, at);
  }
  return unended;
}

/** Entropy-coded data runs to the next marker that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
    at += 1;
  }
  return at;
}
