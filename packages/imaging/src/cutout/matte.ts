import type { EdgeLevel, Raster } from '../picture/types.js';
import { breathe, rowsAtATime } from '../pixels/breathe.js';
import { rowBetween } from '../pixels/interpolate.js';
import { wordsOf } from '../pixels/raster.js';
import { countAround, SQUARE } from './around.js';
import { COLOUR_FIELDS, nearbyColours } from './nearby.js';

/** The shape of the soft edge: alpha below `from` becomes 0, above `to` 1, with a smooth rise between. */
const SHAPES: Record<EdgeLevel, { from: number; to: number }> = {
  0: { from: 0.05, to: 0.95 },
  1: { from: 0.22, to: 0.86 },
  2: { from: 0.5, to: 0.88 },
};

/**
 * Applies a subject mask found on a small copy to the full picture. In a band along the contour each pixel is treated as a
 * mix of the subject's and the background's colours nearby. The subject's share becomes its alpha, and the background's share
 * is removed from its colour, so that no halo remains.
 *
 * @param raster the full picture; changed in place.
 * @param small the copy on which the mask was found.
 * @param subject the mask on the small copy; 1 = subject.
 */
export async function applyMatte(raster: Raster, small: Raster, subject: Uint8Array, edge: EdgeLevel): Promise<void> {
  const { width: w, height: h } = small;
  const near = countAround(subject, w, h);
  const colours = nearbyColours(small, near, subject);
  const { width, height } = raster;
  const words = wordsOf(raster);
  const edges = Uint32Array.from({ length: w + 1 }, (_, x) => Math.floor((x * width) / w));
  const colourRow = new Float64Array((colours.width + 1) * COLOUR_FIELDS);
  const nearRow = new Float64Array(w + 1);
  const band: Band = { colours: colourRow, near: nearRow, cellsPerPixel: w / width, ...SHAPES[edge] };
  const slice = rowsAtATime(width);
  let runs: number[] = [];
  let runsOf = -1;
  for (let y = 0; y < height; y++) {
    if (y > 0 && y % slice === 0) await breathe();
    const cells = Math.min(h - 1, Math.floor((y * h) / height));
    if (cells !== runsOf) {
      runs = runsIn(near.subarray(cells * w, cells * w + w));
      runsOf = cells;
    }
    const fy = ((y + 0.5) * h) / height - 0.5;
    // Runs of background are cleared as a whole and runs of subject are kept. Only the band is computed pixel by pixel.
    for (let run = 0, first = 0; run < runs.length; run += 2) {
      const kind = runs[run]!;
      const cell = runs[run + 1]!;
      const start = y * width + edges[first]!;
      const end = y * width + edges[cell]!;
      if (kind === 0) {
        words.fill(0, start, end);
      } else if (kind !== SQUARE) {
        // Each pixel lies between two cells; one of them may be outside the run.
        const [left, right] = [Math.max(0, first - 1), Math.min(w, cell + 1)];
        rowBetween(near, w, h, 1, fy, nearRow, left, right);
        const [from, to] = [Math.max(0, (first >> 1) - 1), Math.min(colours.width, (cell >> 1) + 2)];
        rowBetween(colours.cells, colours.width, colours.height, COLOUR_FIELDS, fy / 2 - 0.25, colourRow, from, to);
        unmix(words, y * width, start, end, band);
      }
      first = cell;
    }
  }
}

/**
 * The runs of background, contour and subject in a row: for each, the count of its first pixel, which tells them apart, and the
 * index after its last pixel.
 */
function runsIn(near: Uint8Array): number[] {
  const runs: number[] = [];
  for (let end = 0; end < near.length; ) {
    const first = near[end]!;
    const mixed = first > 0 && first < SQUARE;
    end++;
    while (end < near.length && (mixed ? near[end]! > 0 && near[end]! < SQUARE : near[end] === first)) end++;
    runs.push(first, end);
  }
  return runs;
}

/** Data for unmixing the pixels of a row in the band. */
interface Band {
  /** The colours of subject and background along the row; one cell for two pixels of the small copy. */
  colours: Float64Array;
  /** Number of subject pixels around each pixel of the small copy along the row, 0 to {@link SQUARE}. */
  near: Float64Array;
  /** How many pixels of the small copy one pixel of the full picture spans. */
  cellsPerPixel: number;
  from: number;
  to: number;
}

/** Alpha below the one rounds to 0, above the other to 255. Such pixels become fully clear or opaque. */
const CLEAR = 0.5 / 255;
const OPAQUE = 1 - CLEAR;
/** A colour closer than this to the mixes of two colours, relative to their distance, is such a mix: to tell changes no alpha by more than one step. */
const FOREIGN = 0.004;

/**
 * Unmixes the pixels from `start` up to but not including `end` of the row that begins at `row`, in place. It is one tight
 * loop, because much of a cut-out's time is spent here.
 */
function unmix(words: Uint32Array, row: number, start: number, end: number, band: Band): void {
  const { colours, near, cellsPerPixel, from, to } = band;
  const lastNear = near.length - 2;
  const lastCell = colours.length / COLOUR_FIELDS - 2;
  const steepness = 1 / (to - from);
  // The colours of a cell and their steps to the next one: of the background, and of the subject minus the background.
  let cell = -1;
  let [br0, bg0, bb0, dr0, dg0, db0] = [0, 0, 0, 0, 0, 0];
  let [br1, bg1, bb1, dr1, dg1, db1] = [0, 0, 0, 0, 0, 0];
  for (let i = start; i < end; i++) {
    const fx = (i - row + 0.5) * cellsPerPixel;
    const n = bounded(fx - 0.5, lastNear);
    const n0 = n | 0;
    const share = (near[n0]! + (near[n0 + 1]! - near[n0]!) * (n - n0)) * (1 / SQUARE);
    const c = bounded(fx * 0.5 - 0.5, lastCell);
    if ((c | 0) !== cell) {
      cell = c | 0;
      const k = cell * COLOUR_FIELDS;
      br0 = colours[k + 3]!;
      bg0 = colours[k + 4]!;
      bb0 = colours[k + 5]!;
      dr0 = colours[k]! - br0;
      dg0 = colours[k + 1]! - bg0;
      db0 = colours[k + 2]! - bb0;
      br1 = colours[k + 9]! - br0;
      bg1 = colours[k + 10]! - bg0;
      bb1 = colours[k + 11]! - bb0;
      dr1 = colours[k + 6]! - colours[k + 9]! - dr0;
      dg1 = colours[k + 7]! - colours[k + 10]! - dg0;
      db1 = colours[k + 8]! - colours[k + 11]! - db0;
    }
    const t = c - cell;
    const br = br0 + br1 * t;
    const bg = bg0 + bg1 * t;
    const bb = bb0 + bb1 * t;
    const dr = dr0 + dr1 * t;
    const dg = dg0 + dg1 * t;
    const db = db0 + db1 * t;
    const pixel = words[i]!;
    const r = (pixel & 255) - br;
    const g = ((pixel >>> 8) & 255) - bg;
    const b = ((pixel >>> 16) & 255) - bb;
    const span = dr * dr + dg * dg + db * db;
    const along = clamp((r * dr + g * dg + b * db) / (span + 1));
    const offR = r - along * dr;
    const offG = g - along * dg;
    const offB = b - along * db;
    const off = offR * offR + offG * offG + offB * offB;
    let seen = along;
    if (off > FOREIGN * (span + 400)) {
      // A colour that is not a mix of the two, such as a coloured outline, goes to the side that it is closer to.
      const toGround = Math.sqrt(r * r + g * g + b * b);
      const toSubject = Math.sqrt((r - dr) * (r - dr) + (g - dg) * (g - dg) + (b - db) * (b - db));
      const foreign = off / (off + span + 400);
      seen += (clamp((1.6 * toGround) / (toGround + toSubject + 1)) - along) * foreign;
    }
    // If both colours are alike, the mix says little, and the distance to the contour decides.
    const trust = (span + off) / (span + off + 900);
    let alpha = trust * seen + (1 - trust) * smooth((share - 0.3) * 2.5);
    // Far from the contour no colour can turn ground into subject, or the other way round.
    alpha = Math.max(alpha * smooth(share * 6.25), smooth((share - 0.84) * 6.25));
    alpha = smooth((alpha - from) * steepness);
    if (alpha < CLEAR) {
      words[i] = 0;
    } else if (alpha < OPAQUE) {
      // Remove the background's share from the colour. At low alpha this would amplify noise, so the subject's colour is mixed in.
      const own = Math.min(1, alpha * 1.25);
      const part = own / alpha;
      const lean = 1 - own;
      words[i] =
        byte(br + part * r + lean * dr) |
        (byte(bg + part * g + lean * dg) << 8) |
        (byte(bb + part * b + lean * db) << 16) |
        (byte((pixel >>> 24) * alpha) << 24);
    }
  }
}

/** Rounds a value and limits it to 0–255. */
function byte(v: number): number {
  return v <= 0 ? 0 : v >= 255 ? 255 : (v + 0.5) | 0;
}

function bounded(v: number, most: number): number {
  return v < 0 ? 0 : Math.min(v, most);
}

function clamp(v: number): number {
  return v < 0 ? 0 : Math.min(v, 1);
}

/** Smoothstep: 0 up to 0, 1 from 1, with a smooth rise between. */
function smooth(v: number): number {
  const t = clamp(v);
  return t * t * (3 - 2 * t);
}
