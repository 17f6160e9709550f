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
  // By the first byte, because most bodies of a run are JSON and every check asks again.
  switch (bytes[0]) {
    case 0x89:
      return starts(bytes, 0, '\x89PNG\r\n\x1a\n') ? 'png' : undefined;
    case 0xff:
      return starts(bytes, 0, '\xff\xd8\xff') ? 'jpeg' : undefined;
    case 0x52:
      return starts(bytes, 0, 'RIFF') && starts(bytes, 8, 'WEBP') ? 'webp' : undefined;
    case 0x47:
      return starts(bytes, 0, 'GIF8') ? 'gif' : undefined;
    case 0x42:
      return starts(bytes, 0, 'BM') ? 'bmp' : undefined;
    case 0x7b:
    case 0x5b:
      return undefined;
    default:
      return starts(bytes, 4, 'ftypavif') ? 'avif' : svgOf(bytes);
  }
}

function starts(bytes: Uint8Array, from: number, signature: string): boolean {
  for (let index = 0; index < signature.length; index += 1) {
    if (bytes[from + index] !== signature.charCodeAt(index)) return false;
  }
  return true;
}

function svgOf(bytes: Uint8Array): 'svg' | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 300)).toString('latin1').trimStart();
  return head.startsWith('<svg') || (head.startsWith('<?xml') && head.includes('<svg')) ? 'svg' : undefined;
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
