import type { Raster } from '../picture/types.js';
import { wordsOf } from './raster.js';
import { floatPlane } from './scratch.js';

/** A picture as three planes of CIE L*a*b* (D65), in which distances are close to what the eye sees. */
export interface LabPlanes {
  l: Float32Array;
  a: Float32Array;
  b: Float32Array;
}

const LINEAR = new Float32Array(256);
for (let i = 0; i < 256; i++) {
  const v = i / 255;
  LINEAR[i] = v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
}

/** Steps of the table for the cube-root curve of L*a*b*. A look-up takes a tenth of the time of `Math.cbrt`. */
const CURVE_STEPS = 8192;
const CURVE = new Float32Array(CURVE_STEPS + 2);
for (let i = 0; i < CURVE.length; i++) {
  const t = i / CURVE_STEPS;
  CURVE[i] = t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116;
}

/** Converts a raster's colours; alpha is ignored. */
export function toLab(raster: Raster): LabPlanes {
  const words = wordsOf(raster);
  const n = words.length;
  const planes = { l: floatPlane(n), a: floatPlane(n), b: floatPlane(n) };
  for (let start = 0; start < n; start += raster.width) convertRow(words, start, start + raster.width, planes);
  return planes;
}

/** Converts one row. V8 compiles a function that is called often far sooner than one loop over all rows. */
function convertRow(words: Uint32Array, start: number, end: number, { l, a, b }: LabPlanes): void {
  for (let i = start; i < end; i++) {
    const pixel = words[i]!;
    const red = LINEAR[pixel & 255]!;
    const green = LINEAR[(pixel >>> 8) & 255]!;
    const blue = LINEAR[(pixel >>> 16) & 255]!;
    const x = CURVE[((red * 0.4339533 + green * 0.3762197 + blue * 0.189827) * CURVE_STEPS + 0.5) | 0]!;
    const y = CURVE[((red * 0.2126729 + green * 0.7151522 + blue * 0.072175) * CURVE_STEPS + 0.5) | 0]!;
    const z = CURVE[((red * 0.0177578 + green * 0.1094756 + blue * 0.8727666) * CURVE_STEPS + 0.5) | 0]!;
    l[i] = 116 * y - 16;
    a[i] = 500 * (x - y);
    b[i] = 200 * (y - z);
  }
}
