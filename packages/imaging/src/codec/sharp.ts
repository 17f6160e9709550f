import type { Sharp } from 'sharp';
import { ImagingError } from '../picture/errors.js';
import type { Codec, PictureFormat, PictureHeader, Raster, Size } from '../picture/types.js';
import { isOpaque } from '../pixels/raster.js';
import { encodeAlpha } from './alpha-plane.js';
import { paintClear } from './clear.js';
import { joinWebp } from './webp.js';

type SharpModule = typeof import('sharp').default;
let loading: Promise<SharpModule> | undefined;

/** Loads sharp at the first picture, so that a mock without pictures starts quickly and stays small. */
async function load(): Promise<SharpModule> {
  loading ??= import('sharp').then(({ default: sharp }) => {
    // The cache of operations keeps decoded pictures, and no two calls here are alike.
    sharp.cache(false);
    return sharp;
  });
  return loading;
}

/** The codec for Node: libvips through sharp. */
export const sharpCodec: Codec = { decode, encode, resize };

async function decode(bytes: Uint8Array, header: PictureHeader, longSide?: number): Promise<Raster> {
  const sharp = await load();
  try {
    const picture = sharp(bytes, {
      // The caller has checked the header against its own limits.
      limitInputPixels: header.width * header.height,
      failOn: 'truncated',
      sequentialRead: true,
    }).autoOrient();
    if (longSide && Math.max(header.width, header.height) > longSide)
      picture.resize(longSide, longSide, { fit: 'inside' });
    const { data, info } = await picture
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 4) throw new Error(`it has ${info.channels} channels after conversion to RGBA`);
    return {
      width: info.width,
      height: info.height,
      data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength),
    };
  } catch (error) {
    const message = `The ${header.format.toUpperCase()} cannot be decoded: ${reasonOf(error)}`;
    throw new ImagingError('broken', message, { cause: error });
  }
}

/** The part of a decoder's message that says what is wrong: the first lines may only say where. */
function reasonOf(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error)).split('\n').map((line) => line.trim());
  return lines.find((line) => line !== '' && !line.endsWith(':')) ?? 'the decoder gives no reason';
}

async function encode(raster: Raster, format: PictureFormat, size: Size = raster): Promise<Uint8Array<ArrayBuffer>> {
  const sharp = await load();
  const { width, height, data } = raster;
  const scaled = size.width !== width || size.height !== height;
  const opaque = isOpaque(raster);
  if (format === 'webp' && !opaque && !scaled) return encodeInTwo(sharp, raster);
  const image = sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: false });
  // Without alpha before it scales, sharp need not premultiply, which takes most of the time.
  if (opaque && scaled) image.flatten();
  else if (opaque) image.removeAlpha();
  else if (format === 'jpeg') image.flatten({ background: '#ffffff' });
  if (scaled) image.resize(size.width, size.height, { fit: 'fill', kernel: 'linear' });
  const file = await asFormat(image, format).toBuffer().catch(tooBusyFor(format));
  // A plain array over the same memory: callers need no Buffer.
  return new Uint8Array(file.buffer as ArrayBuffer, file.byteOffset, file.byteLength);
}

/** Encodes a WebP with alpha. libwebp encodes the colours on its own thread; meanwhile this thread encodes the alpha exactly. */
async function encodeInTwo(sharp: SharpModule, raster: Raster): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height, data } = raster;
  paintClear(raster);
  const picture = sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: false }).removeAlpha();
  const colours = picture.webp(WEBP).toBuffer().catch(tooBusyFor('webp'));
  const alpha = encodeAlpha(raster);
  return joinWebp(await colours, alpha, width, height);
}

// Settings for speed, because nobody archives the results of a mock.
const PNG = { compressionLevel: 1, adaptiveFiltering: false };
const WEBP = { quality: 88, effort: 0 };
// Huffman tables of its own would make a picture slightly smaller and take twice as long.
const JPEG = { quality: 86, optimiseCoding: false };

/** A WebP has room for half a megabyte of settings of its blocks. A huge picture with much detail needs more, and the encoder fails. */
function tooBusyFor(format: PictureFormat): (error: unknown) => never {
  return (error) => {
    if (format !== 'webp') throw error;
    const message = `The result has too much detail for a WebP of its size: ${reasonOf(error)}. Ask for PNG, or send a smaller picture.`;
    throw new ImagingError('too-large-dimensions', message, { cause: error });
  };
}

function asFormat(image: Sharp, format: PictureFormat): Sharp {
  if (format === 'png') return image.png(PNG);
  if (format === 'webp') return image.webp(WEBP);
  return image.jpeg(JPEG);
}

async function resize(raster: Raster, width: number, height: number): Promise<Raster> {
  const sharp = await load();
  const input = { raw: { width: raster.width, height: raster.height, channels: 4 as const }, limitInputPixels: false };
  const picture = sharp(raster.data, input);
  // Without alpha, sharp need not premultiply, which takes most of the time.
  if (isOpaque(raster)) picture.flatten();
  const data = await picture.resize(width, height, { fit: 'fill', kernel: 'lanczos3' }).ensureAlpha().raw().toBuffer();
  return { width, height, data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength) };
}
