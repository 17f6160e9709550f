import type { LabPlanes } from '../pixels/lab.js';
import { valueAt } from '../pixels/order.js';
import { bytePlane, floatPlane } from '../pixels/scratch.js';
import type { Ground } from './ground.js';

/** Resistance is measured in quarters of a ΔE, 0–255. */
export const LEVELS = 256;
const PER_DELTA_E = 4;

/**
 * For every pixel, the highest resistance on the easiest path from the border. Resistance is the local step in colour plus
 * the distance from the background's colour. Everything inside a closed contour is therefore high, while a soft shadow or a
 * gradient is crossed in small steps.
 *
 * @param step the picture's {@link gradient}.
 */
export function barriers(step: Float32Array, width: number, height: number, ground: Ground): Uint8Array {
  const resistance = resistances(step, width, ground);
  const barrier = bytePlane(step.length).fill(LEVELS - 1);
  for (let k = 0; k < ground.border.length; k++) {
    const i = ground.border[k]!;
    if (ground.seeds[i] === 1) barrier[i] = resistance[i]!;
  }
  // Rows are settled down and up the picture, as long as a row changes and so may change its neighbours. The flood reaches most
  // pixels straight from a border, so that few rows are visited more than twice.
  const unsettled = new Uint8Array(height).fill(1);
  for (let left = height, y = 0, way = 1; left > 0; y += way) {
    if (y < 0 || y === height) {
      way = -way;
      continue;
    }
    if (unsettled[y] === 0) continue;
    unsettled[y] = 0;
    left--;
    if (!settleRow(barrier, resistance, width, height, y)) continue;
    for (const beside of [y - 1, y + 1]) {
      if (unsettled[beside] !== 0) continue;
      unsettled[beside] = 1;
      left++;
    }
  }
  return barrier;
}

/** Lowers the barriers of one row to what the pixels above, below and beside them allow. Returns whether one changed. */
function settleRow(barrier: Uint8Array, resistance: Uint8Array, width: number, height: number, y: number): boolean {
  const first = y * width;
  const last = first + width - 1;
  const up = y > 0 ? width : 0;
  const down = y < height - 1 ? width : 0;
  let changed = false;
  let beside = LEVELS - 1;
  for (let i = first; i <= last; i++) {
    const own = barrier[i]!;
    const least = resistance[i]!;
    if (least < own) {
      let level = beside;
      if (barrier[i - up]! < level) level = barrier[i - up]!;
      if (barrier[i + down]! < level) level = barrier[i + down]!;
      if (level < least) level = least;
      if (level < own) {
        barrier[i] = level;
        changed = true;
      }
    }
    beside = barrier[i]!;
  }
  for (let i = last; i >= first; i--) {
    const own = barrier[i]!;
    if (beside < own) {
      const least = resistance[i]!;
      const level = Math.max(beside, least);
      if (level < own) {
        barrier[i] = level;
        changed = true;
      }
    }
    beside = barrier[i]!;
  }
  return changed;
}

function resistances(step: Float32Array, width: number, ground: Ground): Uint8Array {
  const noise = 1.5 * median(step, ground);
  const grain = 1.5 * median(ground.deviation, ground);
  const out = bytePlane(step.length);
  for (let start = 0; start < out.length; start += width) {
    resist(out, start, start + width, step, noise, ground.deviation, grain);
  }
  return out;
}

function resist(
  out: Uint8Array,
  start: number,
  end: number,
  step: Float32Array,
  noise: number,
  deviation: Float32Array,
  grain: number,
): void {
  for (let i = start; i < end; i++) {
    const steep = step[i]! - noise;
    const strange = (deviation[i]! - grain) * 0.5;
    const climb = (Math.max(steep, 0) + Math.max(strange, 0)) * PER_DELTA_E;
    out[i] = Math.min(climb, LEVELS - 1);
  }
}

/** Length of the colour gradient in ΔE per pixel (Sobel). The outermost pixels are repeated beyond the picture's edge. */
export function gradient(lab: LabPlanes, width: number, height: number): Float32Array {
  const out = floatPlane(width * height);
  for (const plane of [lab.l, lab.a, lab.b]) {
    for (let y = 0; y < height; y++) addSlopes(out, plane, y, width, height);
  }
  for (let i = 0; i < out.length; i++) out[i] = Math.sqrt(out[i]!) / 8;
  return out;
}

/** Adds the squares of one row's slopes. The column sums of the Sobel filter are reused for the next pixel. */
function addSlopes(out: Float32Array, plane: Float32Array, y: number, width: number, height: number): void {
  const here = y * width;
  const up = y > 0 ? -width : 0;
  const down = y < height - 1 ? width : 0;
  const last = here + width - 1;
  let sum = plane[here + up]! + 2 * plane[here]! + plane[here + down]!;
  let step = plane[here + down]! - plane[here + up]!;
  let sumBefore = sum;
  let stepBefore = step;
  for (let i = here; i <= last; i++) {
    const next = i < last ? i + 1 : last;
    const above = plane[next + up]!;
    const below = plane[next + down]!;
    const sumAfter = above + 2 * plane[next]! + below;
    const stepAfter = below - above;
    const dx = sumAfter - sumBefore;
    const dy = stepBefore + 2 * step + stepAfter;
    out[i]! += dx * dx + dy * dy;
    sumBefore = sum;
    stepBefore = step;
    sum = sumAfter;
    step = stepAfter;
  }
}

/** The median of the border pixels that show the background. */
function median(values: Float32Array, ground: Ground): number {
  const picked = new Float32Array(ground.border.length);
  let count = 0;
  for (let k = 0; k < ground.border.length; k++) {
    const i = ground.border[k]!;
    if (ground.seeds[i] === 1) picked[count++] = values[i]!;
  }
  return valueAt(picked.subarray(0, count), 0.5);
}

/** The share of the pixels at each level. */
export function levelShares(barrier: Uint8Array): Float64Array {
  // Neighbours are often alike: two counters for each level do not wait for one another.
  const even = new Uint32Array(LEVELS);
  const odd = new Uint32Array(LEVELS);
  const pairs = barrier.length & ~1;
  for (let i = 0; i < pairs; i += 2) {
    even[barrier[i]!]! += 1;
    odd[barrier[i + 1]!]! += 1;
  }
  if (pairs < barrier.length) even[barrier[pairs]!]! += 1;
  return Float64Array.from(even, (count, level) => (count + odd[level]!) / barrier.length);
}

/** The level at which the flood stops, and how clear that level is. */
export interface Waterline {
  /** Pixels whose barrier is at most this level are background. */
  level: number;
  /** Share of the picture, 0–1, close to this level. It is small if background and subject differ clearly. */
  unrest: number;
  /** Share of the picture that is background at this level, 0–1. */
  share: number;
}

/** If more than this share of the picture is flooded at a single level, the flood has broken through a contour. */
const BREACH = 0.012;

/** A range of levels is quiet if less than this share of the picture changes over it. */
const CALM = 0.006;

/**
 * Picks the level at which the flood stops. A rising flood first fills the background little by little. If then a large part
 * is flooded at a single level, the flood has broken through the subject's contour, and it must stop just below that level.
 * Otherwise it stops where raising it changes least.
 */
export function waterline(barrier: Uint8Array): Waterline {
  const at = levelShares(barrier);
  const upTo = new Float64Array(LEVELS + 1);
  for (let t = 0, sum = 0; t < LEVELS; t++) {
    sum += at[t]!;
    upTo[t] = sum;
  }

  for (let t = 4; t < LEVELS; t++) {
    const before = upTo[t - 1]! - upTo[Math.max(0, t - 4)]!;
    if (at[t]! > BREACH && at[t]! > 1.5 * before && upTo[t - 1]! > 0.1 && upTo[t - 1]! < 0.985) {
      // Other parts of the contour may be weaker: stay near the lower end of the quiet range below the breach.
      let calm = t - 1;
      while (calm > 0 && upTo[t - 1]! - upTo[calm - 1]! < CALM) calm--;
      const level = Math.round(calm + Math.min(8, (t - 1 - calm) * 0.25));
      return { level, unrest: upTo[level]! - upTo[Math.floor(level * 0.6)]!, share: upTo[level]! };
    }
  }
  let best: Waterline = { level: 0, unrest: Infinity, share: 0 };
  for (let t = 6; t <= 100; t += 2) {
    const share = upTo[t]!;
    const unrest = upTo[Math.min(LEVELS - 2, t * 2)]! - share;
    if (share < 0.03 || share > 0.985) continue;
    if (unrest < best.unrest - 0.002) best = { level: t, unrest, share };
  }
  return best;
}
