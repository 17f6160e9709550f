/** File extensions of the formats that the API accepts and returns. */
export const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
};

/** How each format begins, in its first 16 bytes. */
const FORMATS: readonly (readonly [pattern: RegExp, contentType: string])[] = [
  [/^.PNG\r\n.\n/s, 'image/png'],
  [/^\xff\xd8\xff/, 'image/jpeg'],
  [/^RIFF.{4}WEBP/s, 'image/webp'],
  // Recognized only to name them in errors and results.
  [/^GIF8/, 'image/gif'],
  [/^BM/, 'image/bmp'],
  [/^(II\*\0|MM\0\*)/, 'image/tiff'],
  [/^.{4}ftypavi[fs]/s, 'image/avif'],
  [/^.{4}ftyp(hei|hev|mif1|msf1)/s, 'image/heic'],
];

/** What may stand before the root of an SVG, one item per match: a pattern for all of them at once would take exponential time. */
const PROLOG = /\s*(?:<\?[^>]*>|<!--[\s\S]*?-->)?/y;

/** Bytes that {@link formatOf} needs. An SVG may begin with long comments. */
const HEAD_BYTES = 1 << 15;

/** The media type of a picture, told from its first {@link HEAD_BYTES} bytes. `undefined` if the format is unknown. */
function formatOf(head: Uint8Array): string | undefined {
  const start = String.fromCharCode(...head.subarray(0, 16));
  const known = FORMATS.find(([pattern]) => pattern.test(start))?.[1];
  if (known) return known;
  // Spreading the whole head would take a megabyte for each picture. The decoder drops a byte order mark.
  const text = new TextDecoder().decode(head);
  PROLOG.lastIndex = 0;
  while (PROLOG.exec(text)?.[0]);
  return /^<(!doctype )?(\w+:)?svg\b/i.test(text.slice(PROLOG.lastIndex).slice(0, 99)) ? 'image/svg+xml' : undefined;
}

/** What a picture's own bytes say about it. Names and content types are never trusted. */
export interface ImageHeader {
  /** Media type, such as `image/png`. Formats that the API does not take are recognized too, to name them. */
  readonly contentType: string;
  /** Width in pixels, if the file says it. */
  readonly width?: number | undefined;
  /** Height in pixels, if the file says it. */
  readonly height?: number | undefined;
  /** Whether the file can hold transparent pixels, if it says so. */
  readonly alpha?: boolean | undefined;
  /** Whether the file has its end. Bytes after the end do no harm. Always true for formats that are only named. */
  readonly complete: boolean;
}

type Facts = Omit<ImageHeader, 'contentType'>;

/** A window onto a Blob, so that a large file is never in memory as a whole. */
interface Bytes {
  readonly size: number;
  /** Moves the window unless the bytes are in it. Returns false past the end of the Blob. */
  load(at: number, length?: number): Promise<boolean>;
  /** Bytes in the window, fewer at the end of the Blob. */
  view(from: number, to?: number): Uint8Array;
  /** An unsigned number, from its most significant byte to its least. For little-endian numbers, `from` is the later byte. */
  uint(from: number, to?: number): number;
  /** Four letters. */
  name(at: number): string;
}

/** Bytes of the window: few enough for many pictures at once, enough to read a large file in few steps. */
const WINDOW = 1 << 18;

function open(blob: Blob): Bytes {
  const { size } = blob;
  let start = 0;
  let bytes = new Uint8Array();
  const view = (from: number, to?: number) => bytes.subarray(from - start, to && to - start);
  return {
    size,
    view,
    async load(at, length = 64) {
      if (at < start || Math.min(at + length, size) > start + bytes.length) {
        bytes = new Uint8Array(await blob.slice(at, at + WINDOW).arrayBuffer());
        start = at;
      }
      return at < size;
    },
    uint(from, to = from) {
      let value = 0;
      for (let at = from; ; at += from < to ? 1 : -1) {
        value = value * 256 + (bytes[at - start] ?? 0);
        if (at === to) return value;
      }
    },
    name: (at) => String.fromCharCode(...view(at, at + 4)),
  };
}

/** JPEG: segments and scan data up to the EOI marker. A thumbnail with an EOI of its own lies within a segment. */
async function readJpeg({ load, view, uint }: Bytes): Promise<Facts> {
  let width = 0;
  let height = 0;
  let scanned = false;
  let complete = false;
  for (let at = 2; !complete && (await load(at)); ) {
    // Like libjpeg, goes on to the next marker: past scan data, and past stray bytes between segments.
    const skipped = view(at).indexOf(0xff);
    if (skipped < 0) {
      at += view(at).length;
      continue;
    }
    at += skipped + 1;
    await load(at);
    const marker = uint(at);
    if (marker === 0xff) continue; // a fill byte
    if (marker < 0x02 || (marker >= 0xd0 && marker <= 0xd9)) {
      // No segment: a byte of scan data, a restart, or the end.
      complete = marker === 0xd9 && scanned;
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      height ||= uint(at + 4, at + 5);
      width ||= uint(at + 6, at + 7);
    }
    // DNL: the height of a frame that began before its height was known.
    if (marker === 0xdc) height ||= uint(at + 3, at + 4);
    scanned ||= marker === 0xda;
    at += 1 + Math.max(2, uint(at + 1, at + 2));
  }
  return { width: width || undefined, height: height || undefined, alpha: false, complete };
}

/** PNG: chunks up to IEND. Apple's CgBI variant has a chunk before IHDR. */
async function readPng({ size, load, uint, name }: Bytes): Promise<Facts> {
  const facts: { -readonly [Name in keyof Facts]: Facts[Name] } = { complete: false };
  for (let at = 8; await load(at); at += 12 + uint(at, at + 3)) {
    const chunk = name(at + 4);
    if (chunk === 'IHDR' && at + 20 < size) {
      facts.width = uint(at + 8, at + 11);
      facts.height = uint(at + 12, at + 15);
      facts.alpha = [4, 6].includes(uint(at + 17));
    }
    // A palette or a single color can be transparent too.
    if (chunk === 'tRNS') facts.alpha = true;
    if (chunk === 'IEND') return { ...facts, complete: at + 12 <= size };
  }
  return facts;
}

/** WebP: the chunks of a RIFF file, whose length stands at its start. */
async function readWebp({ size, load, uint, name }: Bytes): Promise<Facts> {
  let width: number | undefined;
  let height: number | undefined;
  let alpha = false;
  let animated = false;
  const end = uint(7, 4) + 8;
  for (let at = 12; at + 8 < end && (await load(at)); ) {
    const chunk = name(at);
    const length = uint(at + 7, at + 4);
    if (chunk === 'VP8X' && at + 18 <= size) {
      alpha ||= (uint(at + 8) & 0x10) !== 0;
      width = uint(at + 14, at + 12) + 1;
      height = uint(at + 17, at + 15) + 1;
    } else if (chunk === 'VP8L' && at + 13 <= size) {
      const bits = uint(at + 12, at + 9);
      width ??= (bits & 0x3fff) + 1;
      height ??= ((bits >>> 14) & 0x3fff) + 1;
      alpha ||= ((bits >>> 28) & 1) === 1;
    } else if (chunk === 'VP8 ' && at + 18 <= size) {
      width ??= uint(at + 15, at + 14) & 0x3fff;
      height ??= uint(at + 17, at + 16) & 0x3fff;
    }
    alpha ||= chunk === 'ALPH';
    // Goes into the frames of an animation: they can be transparent although the head of the file does not say so. Where the
    // first frame does not cover the canvas, nothing is behind it.
    if (chunk === 'ANMF') {
      alpha ||= !animated && (uint(at + 16, at + 14) + 1 !== width || uint(at + 19, at + 17) + 1 !== height);
      animated = true;
    }
    at += chunk === 'ANMF' ? 24 : 8 + length + (length % 2);
  }
  return { width, height, alpha, complete: width !== undefined && end <= size };
}

const READERS: Readonly<Record<string, (bytes: Bytes) => Promise<Facts>>> = {
  'image/png': readPng,
  'image/jpeg': readJpeg,
  'image/webp': readWebp,
};

/**
 * What a picture is, and whether it is whole.
 * @returns `undefined` if it is not a picture of a known format.
 */
export async function readHeader(blob: Blob): Promise<ImageHeader | undefined> {
  const bytes = open(blob);
  await bytes.load(0, HEAD_BYTES);
  const contentType = formatOf(bytes.view(0, HEAD_BYTES));
  if (contentType === undefined) return undefined;
  return { contentType, ...((await READERS[contentType]?.(bytes)) ?? { complete: true }) };
}
