import { boxBlur } from '../pixels/blur.js';
import { EdgeGuide } from '../pixels/guided.js';
import type { LabPlanes } from '../pixels/lab.js';
import { coverage, dropSmallParts, labelParts } from '../pixels/mask.js';
import type { Ground } from './ground.js';

/**
 * Finds a likely subject in a busy picture, where no flood parts it from its ground: what stands out from the border, near the
 * middle, refined by the colours of both sides and by the picture's own edges.
 *
 * @returns 1 = subject; between a twentieth and nine tenths of the picture.
 */
export function findSubject(
  lab: LabPlanes,
  barrier: Uint8Array,
  ground: Ground,
  width: number,
  height: number,
): Uint8Array {
  const radius = Math.max(2, Math.round(Math.max(width, height) / 48));
  const guide = new EdgeGuide(
    lab.l.map((v) => v / 100),
    width,
    height,
    radius,
    1e-3,
  );
  const centre = centrePrior(width, height);
  let belief = guide.smooth(standingOut(barrier, ground, centre));
  belief = normalise(belief);
  for (let round = 0; round < 5; round++) {
    const front = colourModel(lab, belief, (v) => v);
    const back = colourModel(lab, belief, (v) => 1 - v);
    const next = new Float32Array(belief.length);
    for (let i = 0; i < next.length; i++) {
      const bin = binOf(lab, i);
      const f = front[bin]! * (0.15 + centre[i]!);
      const b = back[bin]! * (1.15 - centre[i]!);
      next[i] = 0.65 * (f / (f + b)) + 0.35 * belief[i]!;
    }
    belief = guide.smooth(next);
  }
  return decide(belief, width, height);
}

/** Cuts the belief at the level that keeps a plausible share, keeps the main part and fills it. */
function decide(belief: Float32Array, width: number, height: number): Uint8Array {
  const sorted = belief.slice().sort();
  const least = sorted[Math.floor(sorted.length * 0.1)]!;
  const most = sorted[Math.floor(sorted.length * 0.93)]!;
  const level = Math.min(Math.max(0.5, least), most);
  const mask = new Uint8Array(belief.length);
  for (let i = 0; i < mask.length; i++) mask[i] = belief[i]! > level ? 1 : 0;
  dropSmallParts(mask, width, height, 0.15, 1);
  fillEnclosed(mask, width, height);
  if (coverage(mask) > 0.97 || coverage(mask) === 0) return ellipse(width, height);
  return mask;
}

function fillEnclosed(mask: Uint8Array, width: number, height: number): void {
  const rest = mask.map((v) => 1 - v);
  const { label, area } = labelParts(rest, width, height);
  const open = new Uint8Array(area.length);
  for (let x = 0; x < width; x++) open[label[x]!] = open[label[(height - 1) * width + x]!] = 1;
  for (let y = 0; y < height; y++) open[label[y * width]!] = open[label[y * width + width - 1]!] = 1;
  for (let i = 0; i < mask.length; i++) if (mask[i] === 0 && open[label[i]!] === 0) mask[i] = 1;
}

/** What is left when a picture shows nothing at all: its middle. */
function ellipse(width: number, height: number): Uint8Array {
  const mask = new Uint8Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const u = ((x + 0.5) / width - 0.5) / 0.36;
      const v = ((y + 0.5) / height - 0.5) / 0.36;
      mask[i] = u * u + v * v < 1 ? 1 : 0;
    }
  }
  return mask;
}

function centrePrior(width: number, height: number): Float32Array {
  const out = new Float32Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    // Subjects stand on the lower rim more often than they hang from the upper one.
    const v = (y + 0.5) / height - 0.55;
    for (let x = 0; x < width; x++, i++) {
      const u = (x + 0.5) / width - 0.5;
      out[i] = Math.exp(-(u * u) / 0.09 - (v * v) / (v > 0 ? 0.2 : 0.1));
    }
  }
  return out;
}

function standingOut(barrier: Uint8Array, ground: Ground, centre: Float32Array): Float32Array {
  const out = new Float32Array(barrier.length);
  for (let i = 0; i < out.length; i++) {
    out[i] = (Math.min(1, barrier[i]! / 80) + Math.min(1, ground.deviation[i]! / 40) + 0.3) * (0.1 + centre[i]!);
  }
  return out;
}

function normalise(plane: Float32Array): Float32Array {
  const sorted = plane.slice().sort();
  const low = sorted[Math.floor(sorted.length * 0.05)]!;
  const high = sorted[Math.floor(sorted.length * 0.95)]!;
  return plane.map((v) => Math.min(1, Math.max(0, (v - low) / (high - low || 1))));
}

const STEPS_L = 16;
const STEPS_AB = 16;

function binOf(lab: LabPlanes, i: number): number {
  const l = Math.min(STEPS_L - 1, Math.max(0, Math.floor((lab.l[i]! / 100) * STEPS_L)));
  const a = Math.min(STEPS_AB - 1, Math.max(0, Math.floor(((lab.a[i]! + 64) / 128) * STEPS_AB)));
  const b = Math.min(STEPS_AB - 1, Math.max(0, Math.floor(((lab.b[i]! + 64) / 128) * STEPS_AB)));
  return (l * STEPS_AB + a) * STEPS_AB + b;
}

/** A smoothed histogram of the colours on one side, as a density. */
function colourModel(lab: LabPlanes, belief: Float32Array, weigh: (v: number) => number): Float32Array {
  const size = STEPS_L * STEPS_AB * STEPS_AB;
  const counts = new Float32Array(size);
  for (let i = 0; i < belief.length; i++) counts[binOf(lab, i)]! += weigh(belief[i]!);
  // Spread along a and b, then along L.
  const plane = boxBlur(counts, STEPS_AB, STEPS_L * STEPS_AB, 1);
  const spread = boxBlur(plane, STEPS_AB * STEPS_AB, STEPS_L, 0);
  let total = 0;
  for (const v of spread) total += v;
  const floor = total * 1e-5 + 1e-9;
  return spread.map((v) => (v + floor) / (total + floor * size));
}
