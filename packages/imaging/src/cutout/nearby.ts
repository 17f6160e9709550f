import type { Raster } from '../picture/types.js';
import { wordsOf } from '../pixels/raster.js';
import { bytePlane, floatPlane, withScratch } from '../pixels/scratch.js';
import { SQUARE } from './around.js';

/** A grid of half a picture's resolution. Each cell holds the colours of subject and background nearby. */
export interface NearbyColours {
  width: number;
  height: number;
  /** {@link COLOUR_FIELDS} numbers per cell: red, green, blue of the subject, then of the background. Valid only near the contour. */
  cells: Float32Array;
}

/** Numbers in a cell of {@link NearbyColours}. */
export const COLOUR_FIELDS = 6;

/** Weight of a pixel on the contour, whose colour is a mix. Any other pixel weighs 1. */
const MIXED = 0.02;
/** Weight of a coarser level if it contains unmixed pixels, and if it contains none. */
const TRUSTED = 0.3;
const GUESSED = 0.005;

/**
 * Spreads the colours of unmixed pixels to where there are none. The picture is averaged into ever coarser grids, which then
 * fill the gaps of the finer ones (pull–push). Thin parts without an unmixed pixel nearby keep their own colour.
 *
 * @param near what `countAround` counts for every pixel.
 * @param subject 1 = subject; decides to which side a contour pixel belongs.
 */
export function nearbyColours(small: Raster, near: Uint8Array, subject: Uint8Array): NearbyColours {
  return withScratch(() => {
    const { grid, mixed } = sumUp(small, near, subject);
    const cells = fill(grid, withNeighbours(mixed, grid)).slice();
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

/** Sums up the pixels of each cell. `mixed` is 1 for the cells with a pixel on the contour. */
function sumUp(small: Raster, near: Uint8Array, subject: Uint8Array): { grid: Grid; mixed: Uint8Array } {
  const { width: w, height: h } = small;
  const words = wordsOf(small);
  const width = (w + 1) >> 1;
  const height = (h + 1) >> 1;
  const sums = floatPlane(width * height * FIELDS);
  const mixed = bytePlane(width * height);
  const rows = { words, near, subject, sums, mixed };
  for (let y = 0; y < height; y++) sumUpRow(rows, y, w, 2 * y + 1 < h);
  return { grid: { width, height, sums }, mixed };
}

/**
 * Sums up one row of cells.
 *
 * @param w width of the picture.
 * @param tall whether the cells have a second row of pixels.
 */
function sumUpRow(
  {
    words,
    near,
    subject,
    sums,
    mixed,
  }: { words: Uint32Array; near: Uint8Array; subject: Uint8Array; sums: Float32Array; mixed: Uint8Array },
  y: number,
  w: number,
  tall: boolean,
): void {
  const width = (w + 1) >> 1;
  for (let x = 0, cell = y * width; x < width; x++, cell++) {
    const i = 2 * y * w + 2 * x;
    const count = near[i]!;
    const at = cell * FIELDS;
    const whole = tall && 2 * x + 1 < w && (count === 0 || count === SQUARE);
    if (whole && near[i + 1] === count && near[i + w] === count && near[i + w + 1] === count) {
      const [p, q, r, s] = [words[i]!, words[i + 1]!, words[i + w]!, words[i + w + 1]!];
      if ((p & q & r & s) >>> 24 === 255) {
        // Most cells: four opaque pixels of one side. Red and blue are added up in one number.
        const redBlue = (p & 0xff00ff) + (q & 0xff00ff) + (r & 0xff00ff) + (s & 0xff00ff);
        const green = (p & 0xff00) + (q & 0xff00) + (r & 0xff00) + (s & 0xff00);
        const to = count === 0 ? at + SIDE_FIELDS : at;
        sums[to] = (redBlue & 0xffff) / 4;
        sums[to + 1] = green / 1024;
        sums[to + 2] = (redBlue >>> 16) / 4;
        sums[to + 3] = 1;
        sums[to + 4] = 1;
        continue;
      }
    }
    for (let k = 0; k < 4; k++) {
      if ((k & 1 && 2 * x + 1 >= w) || (k > 1 && !tall)) continue;
      const j = i + (k & 1) + (k > 1 ? w : 0);
      const sure = near[j] === 0 || near[j] === SQUARE;
      if (!sure) mixed[cell] = 1;
      const pixel = words[j]!;
      const weight = ((sure ? 1 : MIXED) * (pixel >>> 24)) / 1020;
      const to = subject[j] === 1 ? at : at + SIDE_FIELDS;
      sums[to]! += weight * (pixel & 255);
      sums[to + 1]! += weight * ((pixel >>> 8) & 255);
      sums[to + 2]! += weight * ((pixel >>> 16) & 255);
      sums[to + 3]! += weight;
      if (sure) sums[to + 4]! += weight;
    }
  }
}

/** Marks the cells of a grid of half the resolution that contain a marked cell, and their neighbours. */
function halveMarks(marks: Uint8Array, grid: Grid, coarse: Grid): Uint8Array {
  const inside = bytePlane(coarse.width * coarse.height);
  for (let y = 0, i = 0; y < grid.height; y++) {
    const row = (y >> 1) * coarse.width;
    for (let x = 0; x < grid.width; x++, i++) inside[row + (x >> 1)]! |= marks[i]!;
  }
  return withNeighbours(inside, coarse);
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
  const filled = fill(coarse, halveMarks(wanted, grid, coarse));
  for (let y = 0; y < height; y++) fillRow(out, y, grid, wanted, coarse, filled);
  return out;
}

/** Fills one row of `out` from a grid and, by linear interpolation, from the filled grid of half its resolution. */
function fillRow(
  out: Float32Array,
  y: number,
  { width, sums }: Grid,
  wanted: Uint8Array,
  coarse: Grid,
  filled: Float32Array,
): void {
  const y0 = y >> 1;
  const y1 = Math.min(coarse.height - 1, Math.max(0, y0 + (y & 1 ? 1 : -1)));
  for (let x = 0, i = y * width; x < width; x++, i++) {
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

function halve({ width, height, sums }: Grid): Grid {
  const w = (width + 1) >> 1;
  const h = (height + 1) >> 1;
  const out = floatPlane(w * h * FIELDS);
  for (let y = 0; y < h; y++) halveRow(sums, out, y, width, 2 * y + 1 < height);
  return { width: w, height: h, sums: out };
}

/** @param tall whether there is a second row below the first. */
function halveRow(sums: Float32Array, out: Float32Array, y: number, width: number, tall: boolean): void {
  const w = (width + 1) >> 1;
  const below = tall ? width * FIELDS : -1;
  for (let x = 0; x < w; x++) {
    const to = (y * w + x) * FIELDS;
    const from = (2 * y * width + 2 * x) * FIELDS;
    const right = 2 * x + 1 < width ? FIELDS : -1;
    for (let c = 0; c < FIELDS; c++) {
      let sum = sums[from + c]!;
      if (right > 0) sum += sums[from + right + c]!;
      if (tall) sum += sums[from + below + c]!;
      if (right > 0 && tall) sum += sums[from + below + right + c]!;
      out[to + c] = sum / 4;
    }
  }
}
