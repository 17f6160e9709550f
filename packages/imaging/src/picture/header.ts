import { ImagingError } from './errors.js';
import type { PictureHeader, PictureLimits } from './types.js';

/**
 * Reads format, size, transparency and orientation from a picture's header without decoding a pixel, so that a
 * decompression bomb is refused before any decoder sees it.
 *
 * @throws ImagingError `unsupported` when the bytes are no png, jpeg or webp; `broken` when the header is damaged.
 */
export function readHeader(bytes: Uint8Array): PictureHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let header: PictureHeader | undefined;
  try {
    if (view.byteLength >= 8 && view.getUint32(0) === 0x89504e47 && view.getUint32(4) === 0x0d0a1a0a) {
      header = readPng(view);
    } else if (view.byteLength >= 3 && view.getUint16(0) === 0xffd8 && view.getUint8(2) === 0xff) {
      header = readJpeg(view);
    } else if (view.byteLength >= 12 && tag(view, 0) === 'RIFF' && tag(view, 8) === 'WEBP') {
      header = readWebp(view);
    } else {
      throw new ImagingError('unsupported', describeUnsupported(bytes));
    }
  } catch (error) {
    if (error instanceof ImagingError) throw error;
    // A DataView read past the end: the file stops inside its header.
    throw new ImagingError('broken', 'The picture ends inside its header. Was the upload cut short?', { cause: error });
  }
  if (!(header.width > 0 && header.height > 0)) {
    throw new ImagingError('broken', `The picture's header gives no usable size (${header.width} × ${header.height}).`);
  }
  return header;
}

/** Holds a header to limits. Throws `too-large-dimensions` or `too-small`. */
export function checkLimits(header: PictureHeader, limits: PictureLimits): void {
  const { width, height } = header;
  const size = `${width} × ${height} px`;
  const { maxWidth = Infinity, maxHeight = Infinity, maxPixels = Infinity, minSide = 1 } = limits;
  if (width > maxWidth || height > maxHeight) {
    throw new ImagingError('too-large-dimensions', `The picture is ${size}; at most ${maxWidth} × ${maxHeight} px.`);
  }
  if (width * height > maxPixels) {
    throw new ImagingError('too-large-dimensions', `The picture is ${size}; at most ${maxPixels} pixels.`);
  }
  if (Math.min(width, height) < minSide) {
    throw new ImagingError('too-small', `The picture is ${size}; each side must have at least ${minSide} px.`);
  }
}

function readPng(view: DataView): PictureHeader {
  if (tag(view, 12) !== 'IHDR') throw new ImagingError('broken', 'The PNG does not begin with its IHDR chunk.');
  const header: PictureHeader = {
    format: 'png',
    width: view.getUint32(16),
    height: view.getUint32(20),
    hasAlpha: view.getUint8(25) === 4 || view.getUint8(25) === 6,
    orientation: 1,
  };
  // Transparency of palettes and EXIF stand in chunks before the pixels.
  for (let at = 33; at + 8 <= view.byteLength; ) {
    const length = view.getUint32(at);
    const type = tag(view, at + 4);
    if (type === 'IDAT' || type === 'IEND') break;
    if (type === 'tRNS') header.hasAlpha = true;
    if (type === 'eXIf') header.orientation = readOrientation(view, at + 8, length);
    at += 12 + length;
  }
  return header;
}

function readJpeg(view: DataView): PictureHeader {
  let orientation = 1;
  for (let at = 2; ; ) {
    if (view.getUint8(at) !== 0xff) throw new ImagingError('broken', 'The JPEG has bytes where a marker belongs.');
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1; // fill byte
      continue;
    }
    if (marker === 0xd9 || marker === 0xda) throw new ImagingError('broken', 'The JPEG holds no frame header.');
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2; // markers without a length
      continue;
    }
    const length = view.getUint16(at + 2);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) {
      const height = view.getUint16(at + 5);
      return { format: 'jpeg', width: view.getUint16(at + 7), height, hasAlpha: false, orientation };
    }
    if (marker === 0xe1 && length >= 16 && tag(view, at + 4) === 'Exif') {
      orientation = readOrientation(view, at + 10, length - 8);
    }
    at += 2 + Math.max(2, length);
  }
}

function readWebp(view: DataView): PictureHeader {
  const header: PictureHeader = { format: 'webp', width: 0, height: 0, hasAlpha: false, orientation: 1 };
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const type = tag(view, at);
    const length = view.getUint32(at + 4, true);
    const body = at + 8;
    if (type === 'VP8X') {
      header.hasAlpha = (view.getUint8(body) & 0x10) !== 0;
      header.width = 1 + (view.getUint16(body + 4, true) | (view.getUint8(body + 6) << 16));
      header.height = 1 + (view.getUint16(body + 7, true) | (view.getUint8(body + 9) << 16));
    } else if (type === 'VP8 ' && header.width === 0) {
      header.width = view.getUint16(body + 6, true) & 0x3fff;
      header.height = view.getUint16(body + 8, true) & 0x3fff;
    } else if (type === 'VP8L' && header.width === 0) {
      const bits = view.getUint32(body + 1, true);
      header.width = 1 + (bits & 0x3fff);
      header.height = 1 + ((bits >>> 14) & 0x3fff);
      header.hasAlpha = ((bits >>> 28) & 1) === 1;
    } else if (type === 'EXIF') {
      const prefix = length > 6 && tag(view, body) === 'Exif' ? 6 : 0;
      header.orientation = readOrientation(view, body + prefix, length - prefix);
    }
    at = body + length + (length & 1);
  }
  return header;
}

/** The orientation entry of a TIFF block; 1 when it is absent or the block is damaged, as decoders do. */
function readOrientation(view: DataView, start: number, length: number): number {
  const end = Math.min(view.byteLength, start + length);
  if (end - start < 14) return 1;
  const little = view.getUint16(start) === 0x4949;
  if (!little && view.getUint16(start) !== 0x4d4d) return 1;
  const directory = start + view.getUint32(start + 4, little);
  if (directory + 2 > end) return 1;
  const entries = view.getUint16(directory, little);
  for (let i = 0, at = directory + 2; i < entries && at + 12 <= end; i++, at += 12) {
    if (view.getUint16(at, little) === 0x0112) {
      const value = view.getUint16(at + 8, little);
      return value >= 1 && value <= 8 ? value : 1;
    }
  }
  return 1;
}

function tag(view: DataView, at: number): string {
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
}

function describeUnsupported(bytes: Uint8Array): string {
  const supported = 'png, jpg, jpeg and webp are supported';
  if (bytes.length === 0) return `The picture is empty; ${supported}.`;
  const start = String.fromCharCode(...bytes.subarray(0, 64));
  const known: [RegExp, string][] = [
    [/^GIF8/, 'a GIF'],
    [/^BM/, 'a BMP'],
    [/^(II\*\0|MM\0\*)/, 'a TIFF'],
    [/^....ftyp(avif|avis)/s, 'an AVIF'],
    [/^....ftyp(hei|mif|msf)/s, 'a HEIC'],
    [/^%PDF/, 'a PDF'],
    [/<svg/i, 'an SVG'],
    [/^\s*(<!doctype html|<html)/i, 'an HTML page'],
    [/^\s*[{[]/, 'JSON'],
  ];
  const name = known.find(([pattern]) => pattern.test(start))?.[1];
  return name ? `The file is ${name}, no supported picture; ${supported}.` : `The file is no picture; ${supported}.`;
}
