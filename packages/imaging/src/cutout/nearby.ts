import type { Raster } from '../picture/types.js';
import { bytePlane, floatPlane, withScratch } from '../pixels/scratch.js';

/** A grid of half a picture's resolution. Each cell holds the colours of subject and background nearby. */
export interface NearbyColours {
  width: number;
  height: number;
  /** {@link COLOUR_FIELDS} numbers per cell: red, green, blue of the subject, then of the background. Valid only near the contour. */
  cells: Float32Array;
}

/** Numbers in a cell of {@link NearbyColours}. */
export const COLOUR_FIELDS = 6;

/** What a pixel of the small copy shows: background, subject, or a mix on the contour. */
export const GROUND = 0;
export const SUBJECT = 1;
export const CONTOUR = 2;

/** Weight of a pixel on the contour, whose colour is a mix. Any other pixel weighs 1. */
const MIXED = 0.02;
/** Weight of a coarser level if it contains unmixed pixels, and if it contains none. */
const TRUSTED = 0.3;
const GUESSED = 0.005;

/**
 * Spreads the colours of unmixed pixels to where there are none. The picture is averaged into ever coarser grids, which then
 * fill the gaps of the finer ones (pull–push). Thin parts without an unmixed pixel nearby keep their own colour.
 *
 * @param zone GROUND, SUBJECT or CONTOUR for every pixel.
 * @param subject 1 = subject; decides to which side a contour pixel belongs.
 */
export function nearbyColours(small: Raster, zone: Uint8Array, subject: Uint8Array): NearbyColours {
  return withScratch(() => {
    const grid = sumUp(small, zone, subject);
    const cells = fill(grid, cellsWith(CONTOUR, zone, small, grid)).slice();
    return { width: grid.width, height: grid.height, cells };
  });
}

/**
 * One grid with sums for each cell: red, green, blue, weight, and weight of unmixed pixels, for the subject and then for the
 * background.
 */
interface Grid {
  width: number;
  height: number;
  sums: Float32Array;
}

const SIDE_FIELDS = 5;
const FIELDS = 2 * SIDE_FIELDS;

function sumUp({ width: w, height: h, data }: Raster, zone: Uint8Array, subject: Uint8Array): Grid {
  const width = (w + 1) >> 1;
  const height = (h + 1) >> 1;
  const sums = floatPlane(width * height * FIELDS);
  for (let y = 0, i = 0; y < h; y++) {
    const row = (y >> 1) * width;
    for (let x = 0; x < w; x++, i++) {
      const sure = zone[i] !== CONTOUR;
      const weight = ((sure ? 1 : MIXED) * data[i * 4 + 3]!) / 1020;
      const at = (row + (x >> 1)) * FIELDS + (subject[i] === 1 ? 0 : SIDE_FIELDS);
      sums[at]! += weight * data[i * 4]!;
      sums[at + 1]! += weight * data[i * 4 + 1]!;
      sums[at + 2]! += weight * data[i * 4 + 2]!;
      sums[at + 3]! += weight;
      if (sure) sums[at + 4]! += weight;
    }
  }
  return { width, height, sums };
}

/** Marks the cells of a grid of half the resolution in which a value occurs, and their neighbours. */
function cellsWith(value: number, values: Uint8Array, size: { width: number; height: number }, grid: Grid): Uint8Array {
  const inside = bytePlane(grid.width * grid.height);
  for (let y = 0, i = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++, i++) {
      if (values[i] === value) inside[(y >> 1) * grid.width + (x >> 1)] = 1;
    }
  }
  return withNeighbours(inside, grid);
}

function withNeighbours(cells: Uint8Array, { width, height }: Grid): Uint8Array {
  const out = bytePlane(cells.length);
  for (let y = 0; y < height; y++) {
    const above = Math.max(0, y - 1);
    const below = Math.min(height - 1, y + 1);
    for (let x = 0; x < width; x++) {
      if (cells[y * width + x] === 0) continue;
      const left = Math.max(0, x - 1);
      const right = Math.min(width - 1, x + 1);
      for (let row = above; row <= below; row++) out.fill(1, row * width + left, row * width + right + 1);
    }
  }
  return out;
}

/** The colours of the wanted cells. Where a grid has little data, coarser grids fill in. */
function fill(grid: Grid, wanted: Uint8Array): Float32Array {
  const { width, height, sums } = grid;
  const out = floatPlane(width * height * COLOUR_FIELDS);
  if (width <= 2 && height <= 2) {
    const total = new Float64Array(FIELDS);
    for (let i = 0; i < sums.length; i++) total[i % FIELDS]! += sums[i]!;
    for (let i = 0; i < out.length; i++) {
      const side = i % COLOUR_FIELDS < 3 ? 0 : SIDE_FIELDS;
      out[i] = total[side + (i % 3)]! / (total[side + 3]! || 1);
    }
    return out;
  }
  const coarse = halve(grid);
  const filled = fill(coarse, cellsWith(1, wanted, grid, coarse));
  for (let y = 0, i = 0; y < height; y++) {
    const y0 = y >> 1;
    const y1 = Math.min(coarse.height - 1, Math.max(0, y0 + (y & 1 ? 1 : -1)));
    for (let x = 0; x < width; x++, i++) {
      if (wanted[i] === 0) continue;
      const x0 = x >> 1;
      const x1 = Math.min(coarse.width - 1, Math.max(0, x0 + (x & 1 ? 1 : -1)));
      const a = y0 * coarse.width + x0;
      const b = y0 * coarse.width + x1;
      const c = y1 * coarse.width + x0;
      const d = y1 * coarse.width + x1;
      for (let side = 0; side < 2; side++) {
        const at = i * FIELDS + side * SIDE_FIELDS;
        const known = side * SIDE_FIELDS + 4;
        const sure =
          coarse.sums[a * FIELDS + known]! + coarse.sums[b * FIELDS + known]! + coarse.sums[c * FIELDS + known]!;
        const lean = GUESSED + TRUSTED * Math.min(1, 4 * sure);
        const weight = sums[at + 3]! + lean;
        for (let k = 0; k < 3; k++) {
          const f = side * 3 + k;
          const upper =
            (9 * filled[a * COLOUR_FIELDS + f]! +
              3 * filled[b * COLOUR_FIELDS + f]! +
              3 * filled[c * COLOUR_FIELDS + f]! +
              filled[d * COLOUR_FIELDS + f]!) /
            16;
          out[i * COLOUR_FIELDS + f] = (sums[at + k]! + lean * upper) / weight;
        }
      }
    }
  }
  return out;
}

function halve({ width, height, sums }: Grid): Grid {
  const w = (width + 1) >> 1;
  const h = (height + 1) >> 1;
  const out = floatPlane(w * h * FIELDS);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += FIELDS) {
      const at = ((y >> 1) * w + (x >> 1)) * FIELDS;
      for (let c = 0; c < FIELDS; c++) out[at + c]! += sums[i + c]! / 4;
    }
  }
  return { width: w, height: h, sums: out };
}
