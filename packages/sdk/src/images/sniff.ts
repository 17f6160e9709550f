/**
 * What a picture is, read from its first bytes, never from its name or from a content type.
 */

/** What the head of a file says of the picture. */
export interface ImageHeader {
  /** Media type, such as `image/png`. Also formats that the API does not take are recognised, to name them. */
  readonly contentType: string;
  /** Width in pixels, where the head says it. */
  readonly width?: number;
  /** Height in pixels, where the head says it. */
  readonly height?: number;
  /** Whether the format's head allows for transparency, where it says so. */
  readonly alpha?: boolean;
}

/** File-name endings of the formats that the API takes and gives. */
export const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
};

/** Formats that are only known by name, by how they begin. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/^GIF8/, 'gif'],
  [/^BM/, 'bmp'],
  [/^(II\*\0|MM\0\*)/, 'tiff'],
  [/^.{4}ftypavi[fs]/s, 'avif'],
  [/^.{4}ftyp(hei|hev|mif1|msf1)/s, 'heic'],
  [/^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?<svg/i, 'svg+xml'],
];

/** How many bytes {@link sniff} wants to see. A JPEG with a large profile may keep its size behind them. */
export const HEAD_BYTES = 1 << 18;

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)));

/**
 * Reads the head of a picture.
 * @param bytes - The first bytes of the file, at best {@link HEAD_BYTES}.
 * @returns `undefined` when it is no picture that is known here.
 */
export function sniff(bytes: Uint8Array): ImageHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = ascii(bytes, 0, 16);
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return png(bytes, view);
  if (start.startsWith('\xff\xd8\xff')) return jpeg(view);
  if (start.startsWith('RIFF') && start.startsWith('WEBP', 8)) return webp(bytes, view);
  for (const [pattern, type] of OTHERS) {
    if (pattern.test(ascii(bytes, 0, 512))) return { contentType: `image/${type}` };
  }
  return undefined;
}

function png(bytes: Uint8Array, view: DataView): ImageHeader {
  const contentType = 'image/png';
  if (view.byteLength < 26) return { contentType };
  const colourType = view.getUint8(25);
  let alpha = colourType === 4 || colourType === 6;
  // A palette or a single colour may be transparent too: a tRNS chunk, which stands before the first IDAT.
  for (let at = 33; !alpha && at + 8 <= view.byteLength; at += 12 + view.getUint32(at)) {
    const chunk = ascii(bytes, at + 4, at + 8);
    if (chunk === 'IDAT') break;
    alpha = chunk === 'tRNS';
  }
  return { contentType, width: view.getUint32(16), height: view.getUint32(20), alpha };
}

function jpeg(view: DataView): ImageHeader {
  const contentType = 'image/jpeg';
  for (let at = 2; at + 9 <= view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) break;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1; // padding before a marker
    } else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2; // markers without a length
    } else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { contentType, width: view.getUint16(at + 7), height: view.getUint16(at + 5), alpha: false };
    } else {
      at += 2 + view.getUint16(at + 2);
    }
  }
  return { contentType, alpha: false };
}

function webp(bytes: Uint8Array, view: DataView): ImageHeader {
  const contentType = 'image/webp';
  if (view.byteLength < 30) return { contentType };
  const chunk = ascii(bytes, 12, 16);
  const uint24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  if (chunk === 'VP8X') {
    return { contentType, width: uint24(24) + 1, height: uint24(27) + 1, alpha: (view.getUint8(20) & 0x10) !== 0 };
  }
  if (chunk === 'VP8L') {
    const bits = view.getUint32(21, true);
    return {
      contentType,
      width: (bits & 0x3fff) + 1,
      height: ((bits >>> 14) & 0x3fff) + 1,
      alpha: ((bits >>> 28) & 1) === 1,
    };
  }
  return {
    contentType,
    width: view.getUint16(26, true) & 0x3fff,
    height: view.getUint16(28, true) & 0x3fff,
    alpha: false,
  };
}

/**
 * Whether the end of the picture is there too. A cut file has a right head and a wrong end, whatever its length says.
 * @param tail - The last bytes of the file, at best 1024.
 */
export function isComplete(header: ImageHeader, head: Uint8Array, tail: Uint8Array, size: number): boolean {
  const end = ascii(tail, 0, tail.length);
  if (header.contentType === 'image/png') return end.includes('IEND');
  if (header.contentType === 'image/jpeg') return end.includes('\xff\xd9');
  if (header.contentType === 'image/webp')
    return new DataView(head.buffer, head.byteOffset).getUint32(4, true) + 8 <= size;
  return true;
}
