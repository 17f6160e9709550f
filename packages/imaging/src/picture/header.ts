import { ImagingError } from './errors.js';
import { readOrientation, tag } from './exif.js';
import { readJpegHeader } from './jpeg-header.js';
import type { PictureHeader, PictureLimits } from './types.js';
import { readWebpHeader } from './webp-header.js';

/**
 * Reads format, size, transparency and orientation from a picture's header without decoding a pixel, so that a
 * decompression bomb is refused before any decoder sees it.
 *
 * @throws ImagingError `unsupported` if the bytes are not a png, jpeg or webp; `broken` if the header is damaged.
 */
export function readHeader(bytes: Uint8Array): PictureHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let header: PictureHeader | undefined;
  try {
    if (view.byteLength >= 8 && view.getUint32(0) === 0x89504e47 && view.getUint32(4) === 0x0d0a1a0a) {
      header = readPng(view);
    } else if (view.byteLength >= 3 && view.getUint16(0) === 0xffd8) {
      header = readJpegHeader(view);
    } else if (view.byteLength >= 12 && tag(view, 0) === 'RIFF' && tag(view, 8) === 'WEBP') {
      header = readWebpHeader(view);
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

/** @throws ImagingError `too-large-dimensions` or `too-small` if the header breaks a limit. */
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
  if (tag(view, 12) === 'CgBI') {
    throw new ImagingError(
      'unsupported',
      'The PNG is in Apple’s own form for iOS apps (CgBI). Save it as a standard PNG.',
    );
  }
  if (tag(view, 12) !== 'IHDR') throw new ImagingError('broken', 'The PNG does not start with an IHDR chunk.');
  const header: PictureHeader = {
    format: 'png',
    width: view.getUint32(16),
    height: view.getUint32(20),
    hasAlpha: view.getUint8(25) === 4 || view.getUint8(25) === 6,
    orientation: 1,
  };
  // Chunks before the pixels hold EXIF data and the transparency of a palette.
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

function describeUnsupported(bytes: Uint8Array): string {
  const supported = 'Supported formats: png, jpg, jpeg and webp.';
  if (bytes.length === 0) return `The file is empty. ${supported}`;
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
  return name ? `The file is ${name}. ${supported}` : `The file is not a picture. ${supported}`;
}
