import type { LabPlanes } from '../pixels/lab.js';
import { bytePlane, floatPlane, intPlane } from '../pixels/scratch.js';
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
  const resistance = resistances(step, ground);
  const size = width * height;
  const barrier = bytePlane(size).fill(LEVELS - 1);
  // The pixels still to visit, in one linked list for each level. Every pixel is queued once, when it is first reached: levels
  // only rise, so no later path to it can be lower.
  const queued = bytePlane(size);
  const head = new Int32Array(LEVELS).fill(-1);
  const next = intPlane(size);
  for (let k = 0; k < ground.border.length; k++) {
    const i = ground.border[k]!;
    if (ground.seeds[i] !== 1) continue;
    queued[i] = 1;
    const level = resistance[i]!;
    next[i] = head[level]!;
    head[level] = i;
  }
  for (let level = 0; level < LEVELS; level++) {
    for (let i = head[level]!; i >= 0; i = head[level]!) {
      head[level] = next[i]!;
      barrier[i] = level;
      const x = i % width;
      for (let side = 0; side < 4; side++) {
        let j = i;
        if (side === 0) j = x > 0 ? i - 1 : i;
        else if (side === 1) j = x < width - 1 ? i + 1 : i;
        else if (side === 2) j = i - width;
        else j = i + width;
        if (j < 0 || j >= size || queued[j] === 1) continue;
        queued[j] = 1;
        const own = resistance[j]!;
        const climb = Math.max(own, level);
        next[j] = head[climb]!;
        head[climb] = j;
      }
    }
  }
  return barrier;
}

function resistances(step: Float32Array, ground: Ground): Uint8Array {
  const noise = 1.5 * median(step, ground);
  const grain = 1.5 * median(ground.deviation, ground);
  const out = bytePlane(step.length);
  for (let i = 0; i < out.length; i++) {
    const climb = Math.max(0, step[i]! - noise) + 0.5 * Math.max(0, ground.deviation[i]! - grain);
    out[i] = Math.min(LEVELS - 1, climb * PER_DELTA_E);
  }
  return out;
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
  return picked.subarray(0, count).sort()[count >> 1] ?? 0;
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
  const at = new Float64Array(LEVELS + 1);
  for (const level of barrier) at[level]! += 1 / barrier.length;
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
