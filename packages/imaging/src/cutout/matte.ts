import type { EdgeLevel, Raster } from '../picture/types.js';
import { breathe, rowsAtATime } from '../pixels/breathe.js';
import { rowBetween } from '../pixels/interpolate.js';
import { wordsOf } from '../pixels/raster.js';
import { COLOUR_FIELDS, CONTOUR, GROUND, nearbyColours, SUBJECT } from './nearby.js';

/** Largest distance between the soft edge and the contour, in pixels of the small copy. */
const BAND = 2;
/** Number of pixels in the square around a pixel in which subject pixels are counted. */
const SQUARE = (2 * BAND + 1) ** 2;

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
  const zone = new Uint8Array(w * h);
  for (let i = 0; i < zone.length; i++) zone[i] = near[i] === 0 ? GROUND : near[i] === SQUARE ? SUBJECT : CONTOUR;
  const colours = nearbyColours(small, zone, subject);
  const { width, height } = raster;
  const words = wordsOf(raster);
  const edges = Uint32Array.from({ length: w + 1 }, (_, x) => Math.floor((x * width) / w));
  const colourRow = new Float64Array((colours.width + 1) * COLOUR_FIELDS);
  const nearRow = new Float64Array(w + 1);
  const band: Band = { colours: colourRow, near: nearRow, cellsPerPixel: w / width, ...SHAPES[edge] };
  const slice = rowsAtATime(width);
  for (let y = 0; y < height; y++) {
    if (y > 0 && y % slice === 0) await breathe();
    const cells = Math.min(h - 1, Math.floor((y * h) / height)) * w;
    const row = zone.subarray(cells, cells + w);
    const fy = ((y + 0.5) * h) / height - 0.5;
    // Runs of background are cleared as a whole and runs of subject are kept. Only the band is computed pixel by pixel.
    for (let cell = 0; cell < w; ) {
      const kind = row[cell]!;
      const first = cell;
      cell = endOfRun(row, cell);
      if (kind === SUBJECT) continue;
      const start = y * width + edges[first]!;
      const end = y * width + edges[cell]!;
      if (kind === GROUND) {
        words.fill(0, start, end);
        continue;
      }
      // Each pixel lies between two cells; one of them may be outside the run.
      const [left, right] = [Math.max(0, first - 1), Math.min(w, cell + 1)];
      rowBetween(near, w, h, 1, fy, nearRow, left, right);
      const [from, to] = [Math.max(0, (first >> 1) - 1), Math.min(colours.width, (cell >> 1) + 2)];
      rowBetween(colours.cells, colours.width, colours.height, COLOUR_FIELDS, fy / 2 - 0.25, colourRow, from, to);
      unmix(words, y * width, start, end, band);
    }
  }
}

/** Where a run of equal values ends. */
function endOfRun(row: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < row.length && row[at] === row[start]) at++;
  return at;
}

/** Counts the subject pixels in the square around each pixel. The picture's outermost pixels are repeated outwards. */
function countAround(subject: Uint8Array, w: number, h: number): Uint8Array {
  const across = new Uint8Array(w * h);
  for (let y = 0; y < h; y++) {
    const base = y * w;
    let sum = subject[base]! * BAND;
    for (let x = 0; x <= BAND; x++) sum += subject[base + Math.min(w - 1, x)]!;
    for (let x = 0; x < w; x++) {
      across[base + x] = sum;
      sum += subject[base + Math.min(w - 1, x + BAND + 1)]! - subject[base + Math.max(0, x - BAND)]!;
    }
  }
  const out = new Uint8Array(w * h);
  for (let y = 0; y < h; y++) {
    for (let k = -BAND; k <= BAND; k++) {
      const from = Math.min(h - 1, Math.max(0, y + k)) * w;
      for (let x = 0; x < w; x++) out[y * w + x]! += across[from + x]!;
    }
  }
  return out;
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

/**
 * Unmixes the pixels from `start` up to but not including `end` of the row that begins at `row`, in place. It is one tight
 * loop, because much of a cut-out's time is spent here.
 */
function unmix(words: Uint32Array, row: number, start: number, end: number, band: Band): void {
  const { colours, near, cellsPerPixel, from, to } = band;
  const lastNear = near.length - 2;
  const lastCell = colours.length / COLOUR_FIELDS - 2;
  const steepness = 1 / (to - from);
  for (let i = start; i < end; i++) {
    const fx = (i - row + 0.5) * cellsPerPixel;
    const n = bounded(fx - 0.5, lastNear);
    const n0 = n | 0;
    const share = (near[n0]! + (near[n0 + 1]! - near[n0]!) * (n - n0)) * (1 / SQUARE);
    const c = bounded(fx * 0.5 - 0.5, lastCell);
    const t = c - (c | 0);
    const k = (c | 0) * COLOUR_FIELDS;
    const fr = colours[k]! + (colours[k + 6]! - colours[k]!) * t;
    const fg = colours[k + 1]! + (colours[k + 7]! - colours[k + 1]!) * t;
    const fb = colours[k + 2]! + (colours[k + 8]! - colours[k + 2]!) * t;
    const br = colours[k + 3]! + (colours[k + 9]! - colours[k + 3]!) * t;
    const bg = colours[k + 4]! + (colours[k + 10]! - colours[k + 4]!) * t;
    const bb = colours[k + 5]! + (colours[k + 11]! - colours[k + 5]!) * t;
    const pixel = words[i]!;
    const r = (pixel & 255) - br;
    const g = ((pixel >>> 8) & 255) - bg;
    const b = ((pixel >>> 16) & 255) - bb;
    const dr = fr - br;
    const dg = fg - bg;
    const db = fb - bb;
    const span = dr * dr + dg * dg + db * db;
    const along = clamp((r * dr + g * dg + b * db) / (span + 1));
    // A colour that is not a mix of the two, such as a coloured outline, goes to the side that it is closer to.
    const offR = r - along * dr;
    const offG = g - along * dg;
    const offB = b - along * db;
    const off = offR * offR + offG * offG + offB * offB;
    const toGround = Math.sqrt(r * r + g * g + b * b);
    const toSubject = Math.sqrt((r - dr) * (r - dr) + (g - dg) * (g - dg) + (b - db) * (b - db));
    const foreign = off / (off + span + 400);
    const seen = along + (clamp((1.6 * toGround) / (toGround + toSubject + 1)) - along) * foreign;
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
        byte(own * br + part * r + lean * fr) |
        (byte(own * bg + part * g + lean * fg) << 8) |
        (byte(own * bb + part * b + lean * fb) << 16) |
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
