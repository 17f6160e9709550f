import { boxBlur } from '../pixels/blur.js';
import type { LabPlanes } from '../pixels/lab.js';
import type { Ground } from './ground.js';

/** Resistance is counted in quarters of a ΔE, 0–255. */
export const LEVELS = 256;
const PER_DELTA_E = 4;

/**
 * For every pixel, the highest resistance that the easiest path from the border has to climb over. Resistance is the
 * local step in colour plus the distance from the ground's colour, so a closed contour keeps its whole inside high, while
 * a soft shadow or a gradient is walked through in small steps.
 */
export function barriers(lab: LabPlanes, width: number, height: number, ground: Ground): Uint8Array {
  const resistance = resistances(lab, width, height, ground);
  const barrier = new Uint8Array(width * height).fill(LEVELS - 1);
  const done = new Uint8Array(width * height);
  const head = new Int32Array(LEVELS).fill(-1);
  // A pixel is queued at most once for each neighbour and once as a seed.
  const capacity = width * height * 5;
  const entry = new Int32Array(capacity);
  const next = new Int32Array(capacity);
  let used = 0;
  const push = (pixel: number, level: number) => {
    entry[used] = pixel;
    next[used] = head[level]!;
    head[level] = used++;
  };
  for (let i = 0; i < ground.seeds.length; i++) {
    if (ground.seeds[i] === 1) {
      barrier[i] = resistance[i]!;
      push(i, resistance[i]!);
    }
  }
  for (let level = 0; level < LEVELS; level++) {
    while (head[level]! >= 0) {
      const k = head[level]!;
      head[level] = next[k]!;
      const i = entry[k]!;
      if (done[i] === 1) continue;
      done[i] = 1;
      const x = i % width;
      const visit = (j: number) => {
        if (done[j] === 1) return;
        const climb = Math.max(level, resistance[j]!);
        if (climb < barrier[j]! || climb === LEVELS - 1) {
          barrier[j] = climb;
          push(j, climb);
        }
      };
      if (x > 0) visit(i - 1);
      if (x < width - 1) visit(i + 1);
      if (i >= width) visit(i - width);
      if (i < width * (height - 1)) visit(i + width);
    }
  }
  return barrier;
}

function resistances(lab: LabPlanes, width: number, height: number, ground: Ground): Uint8Array {
  const step = gradient(lab, width, height);
  const noise = median(step, ground.seeds);
  const grain = median(ground.deviation, ground.seeds);
  const out = new Uint8Array(width * height);
  for (let i = 0; i < out.length; i++) {
    const climb = Math.max(0, step[i]! - 1.5 * noise) + 0.5 * Math.max(0, ground.deviation[i]! - 1.5 * grain);
    out[i] = Math.min(LEVELS - 1, climb * PER_DELTA_E);
  }
  return out;
}

/** Length of the colour gradient in ΔE a pixel, on a lightly smoothed copy. */
export function gradient(lab: LabPlanes, width: number, height: number): Float32Array {
  const out = new Float32Array(width * height);
  for (const plane of [lab.l, lab.a, lab.b]) {
    const smooth = boxBlur(plane, width, height, 1);
    for (let y = 0, i = 0; y < height; y++) {
      const up = y > 0 ? -width : 0;
      const down = y < height - 1 ? width : 0;
      for (let x = 0; x < width; x++, i++) {
        const dx = smooth[x < width - 1 ? i + 1 : i]! - smooth[x > 0 ? i - 1 : i]!;
        const dy = smooth[i + down]! - smooth[i + up]!;
        out[i]! += (dx * dx + dy * dy) / 4;
      }
    }
  }
  for (let i = 0; i < out.length; i++) out[i] = Math.sqrt(out[i]!);
  return out;
}

function median(values: Float32Array, where: Uint8Array): number {
  const picked = values.filter((_, i) => where[i] === 1).sort();
  return picked[picked.length >> 1] ?? 0;
}

/** Where the flood stops, and how surely. */
export interface Waterline {
  /** Pixels whose barrier is at most this level are ground. */
  level: number;
  /** Share of the picture, 0–1, that lies just about this level: small where ground and subject part clearly. */
  unrest: number;
  /** Share of the picture that is ground at this level, 0–1. */
  share: number;
}

/** A level at which at least this share of the picture goes under at once has broken through a closed contour. */
const BREACH = 0.03;

/** Less than this share of the picture changes over a quiet stretch of levels. */
const CALM = 0.006;

/**
 * Picks the level at which the flood stops. Rising, it fills the ground little by little; then either a large part goes
 * under at a single level, which means that the subject's contour was breached: the line lies just below. Or nothing
 * happens for long: the line lies where raising it changes least.
 */
export function waterline(barrier: Uint8Array): Waterline {
  const at = new Float64Array(LEVELS + 1);
  for (const level of barrier) at[level]! += 1 / barrier.length;
  const upTo = new Float64Array(LEVELS + 1);
  for (let t = 0, sum = 0; t < LEVELS; t++) {
    sum += at[t]!;
    upTo[t] = sum;
  }

  for (let t = 4; t < LEVELS - 2; t++) {
    const before = upTo[t - 1]! - upTo[Math.max(0, t - 4)]!;
    if (at[t]! > BREACH && at[t]! > 1.5 * before && upTo[t - 1]! > 0.1 && upTo[t - 1]! < 0.985) {
      // A part of the contour may be weaker still: stay near the bottom of the quiet stretch below the breach.
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
