import {
  fileBytes,
  seedreamImageBytes,
  seedreamImagePixels,
  seedreamRatioMax,
  seedreamSidePixelsMin,
  sidePixelsMax,
  sidePixelsMin,
} from '../generated/spec-data.js';
import {
  type ErrorType,
  ImageTooLargeError,
  ImageTooSmallError,
  InvalidRequestError,
  UnsupportedFormatError,
} from '../http/errors.js';
import type { Scope } from '../http/scope.js';
import { EXTENSIONS, type ImageHeader } from './header.js';

/** Limits for an input picture. All values come from the spec's `x-limits`. */
export interface ImageLimits {
  /** Largest file, in bytes. */
  readonly bytes: number;
  /** Shortest side, in pixels. */
  readonly minSide: number;
  /** Longest side, in pixels. */
  readonly maxSide?: number;
  /** Largest product of width and height, in pixels. */
  readonly pixels?: number;
  /** Largest ratio of the longer to the shorter side. */
  readonly ratio?: number;
  /** Whether the picture must have transparency. */
  readonly alpha?: boolean;
}

/** Pictures for the cut-out hosts. */
export const mattingLimits: ImageLimits = { bytes: fileBytes, minSide: sidePixelsMin, maxSide: sidePixelsMax };

/** Pictures for the shadow, which must already be cut out. */
export const shadowLimits: ImageLimits = { ...mattingLimits, alpha: true };

/** Pictures for the Gemini-shaped models. Their limits are not known, so only the file size of the other hosts is checked. */
export const contentLimits: ImageLimits = { bytes: fileBytes, minSide: 1 };

/** Pictures for seedream4.5. All of these limits are guesses. */
export const seedreamLimits: ImageLimits = {
  bytes: seedreamImageBytes,
  minSide: seedreamSidePixelsMin,
  pixels: seedreamImagePixels,
  ratio: seedreamRatioMax,
};

/** Refuses a picture that the API would refuse, before anything is sent or paid for. */
export function checkImage(scope: Scope, { size }: Blob, header: ImageHeader | undefined, limits: ImageLimits): void {
  const refuse = (when: boolean, Type: ErrorType, why: string) => {
    if (when) throw scope.error(Type, `the picture ${why}. Nothing was sent.`);
  };
  const { bytes, minSide, maxSide = Infinity, pixels = Infinity, ratio = Infinity } = limits;
  const { contentType = 'in an unknown format', width = NaN, height = NaN, alpha } = header ?? {};
  const sides = `is ${width} × ${height} px`;
  const short = Math.min(width, height);
  const long = Math.max(width, height);
  refuse(!size, InvalidRequestError, 'is empty');
  refuse(size > bytes, ImageTooLargeError, `has ${size} bytes, the limit is ${bytes}`);
  refuse(!EXTENSIONS[contentType], UnsupportedFormatError, `is ${contentType}; png, jpeg and webp are supported`);
  refuse(!header?.complete, InvalidRequestError, 'is cut off: its end is missing. Copy or export the file again');
  refuse(short < minSide, ImageTooSmallError, `${sides}; each side must have at least ${minSide} px`);
  refuse(long > maxSide || width * height > pixels, ImageTooLargeError, `${sides}, which is over the limit`);
  refuse(long > short * ratio, InvalidRequestError, `${sides}; the sides may differ ${ratio}-fold at most`);
  refuse(
    limits.alpha === true && alpha === false,
    InvalidRequestError,
    'has no transparency: cut it out first, for example with removeBackground()',
  );
}
