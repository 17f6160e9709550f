import { breathe, rowsAtATime } from '../pixels/breathe.js';
import type { EdgeLevel, Raster } from '../types.js';
import { CONTOUR, GROUND, nearbyColours, SUBJECT } from './nearby.js';

/** How far the soft edge may reach to either side of the contour, in pixels of the small copy. */
const BAND = 2;

/** How the soft edge is shaped: alpha below `from` becomes 0, above `to` 1, smooth between. */
const SHAPES: Record<EdgeLevel, { from: number; to: number }> = {
  0: { from: 0.05, to: 0.95 },
  1: { from: 0.22, to: 0.86 },
  2: { from: 0.5, to: 0.88 },
};

/**
 * Carries a subject mask found on a small copy over to the full picture: in a band along the contour each pixel is
 * taken as a mix of the subject's and the ground's colour close by. How much subject is in the mix becomes its alpha, and the
 * ground's part is taken out of its colour, so that no halo stays.
 *
 * @param raster the full picture; changed in place.
 * @param small the copy that `subject` (1 = subject) belongs to.
 */
export async function applyMatte(raster: Raster, small: Raster, subject: Uint8Array, edge: EdgeLevel): Promise<void> {
  const { width: w, height: h } = small;
  const near = shareAround(subject, w, h);
  const zone = new Uint8Array(w * h);
  for (let i = 0; i < zone.length; i++) zone[i] = near[i]! <= 0.001 ? GROUND : near[i]! >= 0.999 ? SUBJECT : CONTOUR;
  const colours = nearbyColours(small, zone, subject);
  const { width, height, data } = raster;
  const words = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const edges = Uint32Array.from({ length: w + 1 }, (_, x) => Math.floor((x * width) / w));
  const { from, to } = SHAPES[edge];
  const mix = new Float64Array(7);
  const slice = rowsAtATime(width);
  for (let y = 0; y < height; y++) {
    if (y > 0 && y % slice === 0) await breathe();
    const row = Math.min(h - 1, Math.floor((y * h) / height)) * w;
    const fy = ((y + 0.5) * h) / height;
    // Whole runs of ground are cleared, of subject left alone; only the band is looked at pixel by pixel.
    for (let cell = 0; cell < w; ) {
      const kind = zone[row + cell]!;
      const start = edges[cell]!;
      while (cell < w && zone[row + cell] === kind) cell++;
      const end = edges[cell]!;
      if (kind === GROUND) words.fill(0, y * width + start, y * width + end);
      if (kind !== CONTOUR) continue;
      for (let x = start; x < end; x++) {
        const fx = ((x + 0.5) * w) / width;
        sampleColours(colours.cells, colours.width, colours.height, fx / 2 - 0.5, fy / 2 - 0.5, mix);
        mix[6] = samplePlane(near, w, h, fx - 0.5, fy - 0.5);
        mixPixel(data, (y * width + x) * 4, mix, from, to);
      }
    }
  }
}

/** Share of subject pixels in the square of 2 × BAND + 1 around each pixel, 0–1; the picture's rim is repeated outwards. */
function shareAround(subject: Uint8Array, w: number, h: number): Float32Array {
  const rows = new Uint8Array(w * h);
  for (let y = 0; y < h; y++) {
    const base = y * w;
    let sum = subject[base]! * BAND;
    for (let x = 0; x <= BAND; x++) sum += subject[base + Math.min(w - 1, x)]!;
    for (let x = 0; x < w; x++) {
      rows[base + x] = sum;
      sum += subject[base + Math.min(w - 1, x + BAND + 1)]! - subject[base + Math.max(0, x - BAND)]!;
    }
  }
  const out = new Float32Array(w * h);
  const scale = 1 / (2 * BAND + 1) ** 2;
  for (let y = 0; y < h; y++) {
    for (let k = -BAND; k <= BAND; k++) {
      const from = Math.min(h - 1, Math.max(0, y + k)) * w - y * w;
      for (let i = y * w; i < (y + 1) * w; i++) out[i]! += rows[from + i]! * scale;
    }
  }
  return out;
}

/** The six colour numbers at a place between cells, into `out`. */
function sampleColours(cells: Float32Array, w: number, h: number, fx: number, fy: number, out: Float64Array): void {
  const x = Math.min(w - 1, Math.max(0, fx));
  const y = Math.min(h - 1, Math.max(0, fy));
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const a = (y0 * w + x0) * 6;
  const right = x0 < w - 1 ? 6 : 0;
  const down = y0 < h - 1 ? w * 6 : 0;
  const tx = x - x0;
  const ty = y - y0;
  for (let c = 0; c < 6; c++) {
    const upper = cells[a + c]! + (cells[a + right + c]! - cells[a + c]!) * tx;
    const lower = cells[a + down + c]! + (cells[a + down + right + c]! - cells[a + down + c]!) * tx;
    out[c] = upper + (lower - upper) * ty;
  }
}

function samplePlane(plane: Float32Array, w: number, h: number, fx: number, fy: number): number {
  const x = Math.min(w - 1, Math.max(0, fx));
  const y = Math.min(h - 1, Math.max(0, fy));
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const a = y0 * w + x0;
  const right = x0 < w - 1 ? 1 : 0;
  const down = y0 < h - 1 ? w : 0;
  const upper = plane[a]! + (plane[a + right]! - plane[a]!) * (x - x0);
  const lower = plane[a + down]! + (plane[a + down + right]! - plane[a + down]!) * (x - x0);
  return upper + (lower - upper) * (y - y0);
}

/**
 * Unmixes one pixel, in place.
 *
 * @param mix red, green, blue of the subject, of the ground, and the share of subject around the pixel.
 */
function mixPixel(data: Uint8ClampedArray, p: number, mix: Float64Array, from: number, to: number): void {
  const fr = mix[0]!;
  const fg = mix[1]!;
  const fb = mix[2]!;
  const br = mix[3]!;
  const bg = mix[4]!;
  const bb = mix[5]!;
  const near = mix[6]!;
  const r = data[p]!;
  const g = data[p + 1]!;
  const b = data[p + 2]!;
  const dr = fr - br;
  const dg = fg - bg;
  const db = fb - bb;
  const span = dr * dr + dg * dg + db * db;
  const along = clamp(((r - br) * dr + (g - bg) * dg + (b - bb) * db) / (span + 1));
  // A colour that is no mix of the two, such as a rim of its own colour, goes to the side that it is closer to.
  const toBack = Math.sqrt((r - br) ** 2 + (g - bg) ** 2 + (b - bb) ** 2);
  const toFront = Math.sqrt((r - fr) ** 2 + (g - fg) ** 2 + (b - fb) ** 2);
  const off = (r - br - along * dr) ** 2 + (g - bg - along * dg) ** 2 + (b - bb - along * db) ** 2;
  const foreign = off / (off + span + 400);
  const seen = along + (clamp((1.6 * toBack) / (toBack + toFront + 1)) - along) * foreign;
  // Where both colours are alike the mix says little; there the contour itself decides.
  const trust = (span + off) / (span + off + 900);
  let alpha = trust * seen + (1 - trust) * ramp(near, 0.3, 0.7);
  // Far from the contour no colour can turn ground into subject, or the other way round.
  alpha = Math.max(alpha * ramp(near, 0, 0.16), ramp(near, 0.84, 1));
  alpha = ramp(alpha, from, to);
  if (alpha <= 0) {
    data[p] = data[p + 1] = data[p + 2] = data[p + 3] = 0;
    return;
  }
  if (alpha < 1) {
    // Take the ground's share out of the colour; a thin share would magnify noise, so it leans on the subject's colour.
    const own = Math.min(1, alpha * 1.25);
    data[p] = own * ((r - (1 - alpha) * br) / alpha) + (1 - own) * fr;
    data[p + 1] = own * ((g - (1 - alpha) * bg) / alpha) + (1 - own) * fg;
    data[p + 2] = own * ((b - (1 - alpha) * bb) / alpha) + (1 - own) * fb;
    data[p + 3] = data[p + 3]! * alpha;
  }
}

function clamp(v: number): number {
  return Math.min(1, Math.max(0, v));
}

function ramp(value: number, from: number, to: number): number {
  const t = clamp((value - from) / (to - from));
  return t * t * (3 - 2 * t);
}
