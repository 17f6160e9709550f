import {
  fileBytes,
  seedreamImageBytes,
  seedreamImagePixels,
  seedreamRatioMax,
  seedreamSidePixelsMin,
  sidePixelsMax,
  sidePixelsMin,
} from '../generated/spec-data.js';
import type { ImageLimits } from './preflight.js';

/** Pictures for the cut-out hosts. */
export const mattingLimits: ImageLimits = { bytes: fileBytes, minSide: sidePixelsMin, maxSide: sidePixelsMax };

/** Pictures for the shadow, which falls around what is cut out. */
export const shadowLimits: ImageLimits = { ...mattingLimits, alpha: true };

/** Pictures for seedream4.5 (guesses, as is all that is known of it). */
export const seedreamLimits: ImageLimits = {
  bytes: seedreamImageBytes,
  minSide: seedreamSidePixelsMin,
  pixels: seedreamImagePixels,
  ratio: seedreamRatioMax,
};
