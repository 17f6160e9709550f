import { boxBlur } from '../pixels/blur.js';
import { bytePlane } from '../pixels/scratch.js';

/** A step as steep as this, in ΔE a pixel, is part of a contour wherever it is. */
const STEEP = 3.5;
/** A fainter one is when it rises out of what lies within so many pixels: so many times the mean there. */
const REACH = 3;
const TIMES = 1.8;
/** Below this, in ΔE a pixel, a step is noise. */
const LEAST = 0.9;

/**
 * Where a thing ends, however faintly, as against where a shadow or a rounded surface runs out: 1 for pixels on such a
 * contour.
 *
 * @param step the picture's gradient.
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
