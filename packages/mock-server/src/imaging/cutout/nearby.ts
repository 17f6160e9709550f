import type { Raster } from '../types.js';

/** A grid of half a picture's resolution with the subject's and the ground's colour around each cell. */
export interface NearbyColours {
  width: number;
  height: number;
  /** Six numbers a cell: red, green, blue of the subject, then of the ground. */
  cells: Float32Array;
}

/** How a pixel of the small copy counts: surely ground, surely subject, or on the contour. */
export const GROUND = 0;
export const SUBJECT = 1;
export const CONTOUR = 2;

/** Weight of a pixel on the contour, whose colour is a mix, against 1 for a sure one. */
const MIXED = 0.02;
/** How much a coarser level weighs where it holds sure pixels, and where it holds none. */
const TRUSTED = 0.3;
const GUESSED = 0.005;

/**
 * Spreads the colours of sure pixels to where none are: from the closest ones, by averaging into ever coarser grids and
 * filling back (pull–push). Thin parts, which have no sure pixel close by, keep their own colour.
 *
 * @param zone GROUND, SUBJECT or CONTOUR for every pixel.
 * @param subject 1 = subject; decides on which side a contour pixel counts.
 */
export function nearbyColours(small: Raster, zone: Uint8Array, subject: Uint8Array): NearbyColours {
  const { width: w, height: h } = small;
  const width = (w + 1) >> 1;
  const height = (h + 1) >> 1;
  const cells = new Float32Array(width * height * 6);
  for (const side of [SUBJECT, GROUND]) {
    const filled = fill(sumUp(small, zone, subject, side, width, height));
    const offset = side === SUBJECT ? 0 : 3;
    for (let i = 0; i < width * height; i++) {
      for (let c = 0; c < 3; c++) cells[i * 6 + offset + c] = filled[i * 3 + c]!;
    }
  }
  return { width, height, cells };
}

/** One grid: sums of weighted red, green and blue, of weight, and of the weight of sure pixels. */
interface Grid {
  width: number;
  height: number;
  sums: Float32Array;
}

const FIELDS = 5;

function sumUp(
  { width: w, height: h, data }: Raster,
  zone: Uint8Array,
  subject: Uint8Array,
  side: number,
  width: number,
  height: number,
): Grid {
  const sums = new Float32Array(width * height * FIELDS);
  for (let y = 0, i = 0; y < h; y++) {
    for (let x = 0; x < w; x++, i++) {
      const sure = zone[i] === side;
      if (!sure && (zone[i] !== CONTOUR || subject[i] !== side)) continue;
      const weight = ((sure ? 1 : MIXED) * data[i * 4 + 3]!) / 1020;
      const at = ((y >> 1) * width + (x >> 1)) * FIELDS;
      sums[at]! += weight * data[i * 4]!;
      sums[at + 1]! += weight * data[i * 4 + 1]!;
      sums[at + 2]! += weight * data[i * 4 + 2]!;
      sums[at + 3]! += weight;
      if (sure) sums[at + 4]! += weight;
    }
  }
  return { width, height, sums };
}

/** Red, green, blue for every cell, coarser grids filling in where a grid knows little. */
function fill(grid: Grid): Float32Array {
  const { width, height, sums } = grid;
  const out = new Float32Array(width * height * 3);
  if (width <= 2 && height <= 2) {
    const total = [0, 0, 0, 0];
    for (let i = 0; i < width * height; i++) for (let c = 0; c < 4; c++) total[c]! += sums[i * FIELDS + c]!;
    for (let i = 0; i < out.length; i++) out[i] = total[i % 3]! / (total[3]! || 1);
    return out;
  }
  const coarse = halve(grid);
  const filled = fill(coarse);
  for (let y = 0, i = 0; y < height; y++) {
    const y0 = y >> 1;
    const y1 = Math.min(coarse.height - 1, Math.max(0, y0 + (y & 1 ? 1 : -1)));
    for (let x = 0; x < width; x++, i++) {
      const x0 = x >> 1;
      const x1 = Math.min(coarse.width - 1, Math.max(0, x0 + (x & 1 ? 1 : -1)));
      const a = y0 * coarse.width + x0;
      const b = y0 * coarse.width + x1;
      const c = y1 * coarse.width + x0;
      const d = y1 * coarse.width + x1;
      const sure = coarse.sums[a * FIELDS + 4]! + coarse.sums[b * FIELDS + 4]! + coarse.sums[c * FIELDS + 4]!;
      const lean = GUESSED + TRUSTED * Math.min(1, 4 * sure);
      const weight = sums[i * FIELDS + 3]! + lean;
      for (let k = 0; k < 3; k++) {
        const upper =
          (9 * filled[a * 3 + k]! + 3 * filled[b * 3 + k]! + 3 * filled[c * 3 + k]! + filled[d * 3 + k]!) / 16;
        out[i * 3 + k] = (sums[i * FIELDS + k]! + lean * upper) / weight;
      }
    }
  }
  return out;
}

function halve({ width, height, sums }: Grid): Grid {
  const w = (width + 1) >> 1;
  const h = (height + 1) >> 1;
  const out = new Float32Array(w * h * FIELDS);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += FIELDS) {
      const at = ((y >> 1) * w + (x >> 1)) * FIELDS;
      for (let c = 0; c < FIELDS; c++) out[at + c]! += sums[i + c]! / 4;
    }
  }
  return { width: w, height: h, sums: out };
}
