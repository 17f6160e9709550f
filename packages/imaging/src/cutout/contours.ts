import { boxBlur } from '../pixels/blur.js';
import { bytePlane } from '../pixels/scratch.js';

/** A step steeper than this, in ΔE per pixel, always belongs to a contour. */
const STEEP = 3.5;
/** A fainter step belongs to one if it is more than TIMES the mean of the pixels within REACH. */
const REACH = 3;
const TIMES = 1.8;
/** Below this, in ΔE per pixel, a step is noise. */
const LEAST = 0.9;

/**
 * Finds where objects end, however faintly. The soft end of a shadow and the shading of a rounded surface do not count.
 *
 * @param step the picture's gradient.
 * @returns 1 for each pixel on a contour.
 */
export function findContours(step: Float32Array, width: number, height: number): Uint8Array {
  const around = boxBlur(step, width, height, REACH);
  const out = bytePlane(step.length);
  for (let i = 0; i < out.length; i++) {
    const s = step[i]!;
    if (s > STEEP || (s > LEAST && s > TIMES * around[i]!)) out[i] = 1;
  }
  return out;
}
