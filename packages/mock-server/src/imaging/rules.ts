import type { ResultRules } from '@koukoutu/imaging';
import { limit, listedValues } from '../spec/spec.js';

/** What the spec says about results. */
export const resultRules: ResultRules = {
  generatedRatios: listedValues('models', 'AspectRatio'),
  // The limit of seedream, which allows the largest pictures.
  generatedPixels: limit('seedreamOutputPixelsMax'),
  // A guess: no source says how large an extended picture may be. An input may have as many pixels on a side.
  extendedSide: limit('sidePixelsMax'),
};
