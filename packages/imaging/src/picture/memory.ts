import { ImagingError } from './errors.js';
import type { PictureFormat, PictureHeader, Size } from './types.js';

/**
 * Maximum pixels of a WebP result, and of a lossless WebP that is read. libwebp makes several copies of such a picture: with 100
 * megapixels, it would take more than a gigabyte of memory, and ten seconds of a core.
 */
const MOST_WEBP_PIXELS = 64_000_000;
const REASON = `at most ${MOST_WEBP_PIXELS / 1e6} megapixels, to stay below 1 GB of memory`;

/** @throws ImagingError `too-large-dimensions` if decoding a picture within the limits would take too much memory. */
export function checkDecoding({ width, height, lossless }: PictureHeader): void {
  if (lossless !== true || width * height <= MOST_WEBP_PIXELS) return;
  throw new ImagingError(
    'too-large-dimensions',
    `The picture is a lossless WebP of ${width} × ${height} px. The mock reads ${REASON}. Save it as PNG, JPEG or a lossy WebP.`,
  );
}

/** @throws ImagingError `too-large-dimensions` if encoding a result in this format would take too much memory. */
export function checkEncoding({ width, height }: Size, format: PictureFormat): void {
  if (format !== 'webp' || width * height <= MOST_WEBP_PIXELS) return;
  throw new ImagingError(
    'too-large-dimensions',
    `The result would be a WebP of ${width} × ${height} px. The mock makes ${REASON}. Ask for PNG, or send a smaller picture.`,
  );
}
