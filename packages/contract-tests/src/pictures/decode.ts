import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { formatOf, type PictureFormat } from './format.js';

/** A decoded picture, always as RGBA. */
export interface DecodedPicture {
  readonly format: PictureFormat;
  readonly width: number;
  readonly height: number;
  /** True if the file has an alpha channel. The pixels below always have one. */
  readonly hasAlpha: boolean;
  /** Frames of an animation; 1 for a still picture. */
  readonly frames: number;
  /** EXIF orientation, 1 if absent. Any other value makes viewers turn the picture. */
  readonly orientation: number;
  /** Bits per channel. */
  readonly depth: number;
  /** Colour channels in the file, alpha not counted: 1 for grey, 3 for colour. */
  readonly colours: number;
  /** RGBA, row by row. */
  readonly pixels: Uint8Array;
}

/** Twice the pixels of the largest legitimate result. Decoded, they take 160 MB. */
const MOST_PIXELS = 40_000_000;

/** Bytes of pixels that are cached: results are downloaded twice, and several checks look at them. */
const REMEMBERED = 96 * 1024 * 1024;
const recent = new Map<string, Promise<DecodedPicture>>();
let remembered = 0;

/**
 * Decodes a picture strictly: one that a browser would show with a grey lower half is an error. The picture may be
 * shared with other callers and must not be changed.
 *
 * @param bytes the file
 * @throws Error with the reason of the decoder if the file cannot be decoded to its last pixel
 */
export function decodePicture(bytes: Uint8Array): Promise<DecodedPicture> {
  const key = createHash('sha1').update(bytes).digest('base64');
  const known = recent.get(key);
  if (known) return known;
  const decoding = decode(bytes);
  recent.set(key, decoding);
  decoding.then(
    ({ pixels }) => remember(pixels.length),
    () => recent.delete(key),
  );
  return decoding;
}

/** Empties the cache when it is full: a picture that is needed again is needed soon. */
function remember(length: number): void {
  remembered += length;
  if (remembered <= REMEMBERED) return;
  remembered = 0;
  recent.clear();
}

async function decode(bytes: Uint8Array): Promise<DecodedPicture> {
  const format = formatOf(bytes);
  if (!format) throw new Error('the bytes start like no picture format');
  const image = sharp(bytes, { failOn: 'warning', limitInputPixels: MOST_PIXELS });
  const metadata = await image.metadata();
  const { data, info } = await image.toColourspace('srgb').ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const channels = metadata.channels ?? 3;
  return {
    format,
    width: info.width,
    height: info.height,
    hasAlpha: metadata.hasAlpha ?? false,
    frames: metadata.pages ?? 1,
    orientation: metadata.orientation ?? 1,
    depth: metadata.depth === 'ushort' ? 16 : 8,
    colours: metadata.hasAlpha ? channels - 1 : channels,
    pixels: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
  };
}

/** How much of a picture can be seen. */
export interface AlphaSummary {
  /** Share of pixels with an alpha under 8, 0 to 1. */
  readonly clear: number;
  /** Share of pixels with an alpha over 247, 0 to 1. */
  readonly solid: number;
}

/** Counts clear and solid pixels. */
export function alphaSummary(picture: DecodedPicture): AlphaSummary {
  let clear = 0;
  let solid = 0;
  const count = picture.width * picture.height;
  for (let at = 3; at < count * 4; at += 4) {
    const alpha = picture.pixels[at] ?? 0;
    if (alpha < 8) clear += 1;
    else if (alpha > 247) solid += 1;
  }
  return { clear: clear / count, solid: solid / count };
}

/** A box in whole pixels; right and bottom are the first ones outside. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The box around everything that can be seen (alpha over 24); undefined for a blank picture. */
export function visibleBox(picture: DecodedPicture): Box | undefined {
  let left = picture.width;
  let top = picture.height;
  let right = -1;
  let bottom = -1;
  for (let y = 0; y < picture.height; y += 1) {
    for (let x = 0; x < picture.width; x += 1) {
      if ((picture.pixels[(y * picture.width + x) * 4 + 3] ?? 0) <= 24) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
  }
  return right < 0 ? undefined : { left, top, right: right + 1, bottom: bottom + 1 };
}
