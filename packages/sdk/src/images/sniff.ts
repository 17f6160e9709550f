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

/** How the formats begin. */
const FORMATS: readonly (readonly [begins: RegExp, contentType: string])[] = [
  [/^.PNG\r\n.\n/s, 'image/png'],
  [/^\xff\xd8\xff/, 'image/jpeg'],
  [/^RIFF.{4}WEBP/s, 'image/webp'],
  // Known by name only.
  [/^GIF8/, 'image/gif'],
  [/^BM/, 'image/bmp'],
  [/^(II\*\0|MM\0\*)/, 'image/tiff'],
  [/^.{4}ftypavi[fs]/s, 'image/avif'],
  [/^.{4}ftyp(hei|hev|mif1|msf1)/s, 'image/heic'],
];

/** What may stand before the root of an svg. One at a time: a pattern for all of them takes exponential time. */
const PROLOG = /(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>|<!--[\s\S]*?-->)?/y;

/** Whether a text is an svg. */
function isSvg(text: string): boolean {
  PROLOG.lastIndex = 0;
  while (PROLOG.exec(text)?.[0]);
  return /^<(!doctype )?svg/i.test(text.slice(PROLOG.lastIndex, PROLOG.lastIndex + 14));
}

/** How many bytes {@link sniff} wants to see. A JPEG with a large profile may keep its size behind them. */
const HEAD_BYTES = 1 << 18;

const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** The head of the picture, or `undefined` when it is no picture that is known. */
export const readHeader = async (blob: Blob): Promise<ImageHeader | undefined> =>
  sniff(await bytesOf(blob.slice(0, HEAD_BYTES)));

/**
 * Whether the end of the picture is there too. A cut file has a right head and a wrong end, whatever its length says.
 */
export async function isComplete({ contentType }: ImageHeader, blob: Blob): Promise<boolean> {
  if (contentType === 'image/webp') {
    return new DataView(await blob.slice(4, 8).arrayBuffer()).getUint32(0, true) + 8 <= blob.size;
  }
  const end = { 'image/png': 'IEND', 'image/jpeg': '\xff\xd9' }[contentType] ?? '';
  return latin1(await bytesOf(blob.slice(-1024))).includes(end);
}

/**
 * Reads the head of a picture.
 * @param bytes - The first bytes of the file.
 * @returns `undefined` when it is no picture that is known here.
 */
export function sniff(bytes: Uint8Array): ImageHeader | undefined {
  const text = (from: number, to: number) => latin1(bytes.subarray(from, to));
  /** An unsigned number, from its most significant byte to its least, which in some formats stands first. */
  const uint = (from: number, to: number): number => {
    let value = 0;
    for (let at = from; ; at += from < to ? 1 : -1) {
      value = value * 256 + (bytes[at] ?? 0);
      if (at === to) return value;
    }
  };
  const start = text(0, 512);
  const contentType =
    FORMATS.find(([pattern]) => pattern.test(start))?.[1] ?? (isSvg(start) ? 'image/svg+xml' : undefined);
  if (contentType === undefined) return undefined;
  if (contentType === 'image/jpeg') {
    for (let at = 2; bytes[at] === 0xff && at + 9 <= bytes.length; ) {
      const marker = bytes[at + 1] as number;
      if (marker === 0xff) {
        at += 1; // padding before a marker
      } else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
        at += 2; // markers without a length
      } else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
        return { contentType, width: uint(at + 7, at + 8), height: uint(at + 5, at + 6), alpha: false };
      } else {
        at += 2 + uint(at + 2, at + 3);
      }
    }
    return { contentType, alpha: false };
  }
  if (bytes.length < 30) return { contentType };
  if (contentType === 'image/png') {
    let alpha = [4, 6].includes(uint(25, 25));
    // A palette or a single colour may be transparent too: a tRNS chunk, which stands before the first IDAT.
    for (let at = 33; !alpha && at + 8 <= bytes.length; at += 12 + uint(at, at + 3)) {
      const chunk = text(at + 4, at + 8);
      if (chunk === 'IDAT') break;
      alpha = chunk === 'tRNS';
    }
    return { contentType, width: uint(16, 19), height: uint(20, 23), alpha };
  }
  if (contentType === 'image/webp') {
    const chunk = text(12, 16);
    if (chunk === 'VP8X') {
      return { contentType, width: uint(26, 24) + 1, height: uint(29, 27) + 1, alpha: (uint(20, 20) & 0x10) !== 0 };
    }
    if (chunk === 'VP8L') {
      const bits = uint(24, 21);
      const height = ((bits >>> 14) & 0x3fff) + 1;
      return { contentType, width: (bits & 0x3fff) + 1, height, alpha: ((bits >>> 28) & 1) === 1 };
    }
    return { contentType, width: uint(27, 26) & 0x3fff, height: uint(29, 28) & 0x3fff, alpha: false };
  }
  return { contentType };
}
