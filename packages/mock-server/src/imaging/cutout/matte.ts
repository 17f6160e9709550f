import { boxBlur } from '../pixels/blur.js';
import { distanceInside, invert } from '../pixels/mask.js';
import type { EdgeLevel, Raster } from '../types.js';

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
export function applyMatte(raster: Raster, small: Raster, subject: Uint8Array, edge: EdgeLevel): void {
  const { width: w, height: h } = small;
  const inside = distanceInside(subject, w, h);
  const outside = distanceInside(invert(subject), w, h);
  const front = nearbyColours(small, (i) => (inside[i]! > BAND ? 1 : inside[i]! > 0 ? 0.002 : 0));
  const back = nearbyColours(small, (i) => (outside[i]! > BAND ? 1 : outside[i]! > 0 ? 0.002 : 0));
  const prior = boxBlur(boxBlur(Float32Array.from(subject), w, h, 1), w, h, 1);
  // 0 ground, 1 subject, 2 band
  const zone = new Uint8Array(w * h);
  for (let i = 0; i < zone.length; i++) {
    zone[i] = inside[i]! > BAND ? 1 : outside[i]! > BAND ? 0 : 2;
  }
  const { width, height, data } = raster;
  const words = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const column = new Uint32Array(width);
  for (let x = 0; x < width; x++) column[x] = Math.min(w - 1, Math.floor((x * w) / width));
  const shape = SHAPES[edge];
  for (let y = 0, i = 0; y < height; y++) {
    const row = Math.min(h - 1, Math.floor((y * h) / height)) * w;
    const fy = Math.min(h - 1, Math.max(0, ((y + 0.5) * h) / height - 0.5));
    for (let x = 0; x < width; x++, i++) {
      const z = zone[row + column[x]!];
      if (z === 1) continue;
      if (z === 0) {
        words[i] = 0;
        continue;
      }
      const fx = Math.min(w - 1, Math.max(0, ((x + 0.5) * w) / width - 0.5));
      mixPixel(data, i * 4, fx, fy, w, h, front, back, prior, shape);
    }
  }
}

interface Colours {
  r: Float32Array;
  g: Float32Array;
  b: Float32Array;
}

function mixPixel(
  data: Uint8ClampedArray,
  p: number,
  fx: number,
  fy: number,
  w: number,
  h: number,
  front: Colours,
  back: Colours,
  prior: Float32Array,
  shape: { from: number; to: number },
): void {
  const x0 = Math.floor(fx);
  const y0 = Math.floor(fy);
  const i00 = y0 * w + x0;
  const i01 = x0 < w - 1 ? i00 + 1 : i00;
  const down = y0 < h - 1 ? w : 0;
  const tx = fx - x0;
  const ty = fy - y0;
  const w00 = (1 - tx) * (1 - ty);
  const w01 = tx * (1 - ty);
  const w10 = (1 - tx) * ty;
  const w11 = tx * ty;
  const at = (plane: Float32Array) =>
    plane[i00]! * w00 + plane[i01]! * w01 + plane[i00 + down]! * w10 + plane[i01 + down]! * w11;
  const fr = at(front.r);
  const fg = at(front.g);
  const fb = at(front.b);
  const br = at(back.r);
  const bg = at(back.g);
  const bb = at(back.b);
  const near = at(prior);
  const r = data[p]!;
  const g = data[p + 1]!;
  const b = data[p + 2]!;
  const dr = fr - br;
  const dg = fg - bg;
  const db = fb - bb;
  const span = dr * dr + dg * dg + db * db;
  const mix = ((r - br) * dr + (g - bg) * dg + (b - bb) * db) / (span + 1);
  // Where both colours are alike the mix says little; there the contour itself decides.
  const trust = span / (span + 900);
  let alpha = trust * Math.min(1, Math.max(0, mix)) + (1 - trust) * ramp(near, 0.2, 0.8);
  // Far from the contour no colour can turn ground into subject, or the other way round.
  alpha = Math.max(alpha * ramp(near, 0, 0.2), ramp(near, 0.8, 1));
  alpha = ramp(alpha, shape.from, shape.to);
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
  }
  data[p + 3] = data[p + 3]! * alpha;
}

function ramp(value: number, from: number, to: number): number {
  const t = (value - from) / (to - from);
  return t <= 0 ? 0 : t >= 1 ? 1 : t * t * (3 - 2 * t);
}

/** The mean colour around each pixel of those that `weigh` counts: close ones first, farther ones where none is close. */
function nearbyColours(small: Raster, weigh: (i: number) => number): Colours {
  const { width, height, data } = small;
  const n = width * height;
  const planes = [new Float32Array(n), new Float32Array(n), new Float32Array(n), new Float32Array(n)];
  for (let i = 0; i < n; i++) {
    const weight = weigh(i) * data[i * 4 + 3]!;
    for (let c = 0; c < 3; c++) planes[c]![i] = weight * data[i * 4 + c]!;
    planes[3]![i] = weight;
  }
  const close = planes.map((plane) => boxBlur(boxBlur(plane, width, height, 2), width, height, 2));
  const wide = planes.map((plane) => boxBlur(boxBlur(plane, width, height, 10), width, height, 10));
  const out = [0, 1, 2].map((c) => {
    const result = new Float32Array(n);
    for (let i = 0; i < n; i++) {
      const sum = close[c]![i]! + 0.02 * wide[c]![i]!;
      const weight = close[3]![i]! + 0.02 * wide[3]![i]!;
      result[i] = weight > 1e-6 ? sum / weight : data[i * 4 + c]!;
    }
    return result;
  });
  return { r: out[0]!, g: out[1]!, b: out[2]! };
}
