import { boxBlur } from '../pixels/blur.js';
import { EdgeGuide } from '../pixels/guided.js';
import { enlargePlane } from '../pixels/interpolate.js';
import { type LabPlanes, toLab } from '../pixels/lab.js';
import { coverage, distanceInside, dropSmallParts, labelParts } from '../pixels/mask.js';
import { shrink } from '../pixels/raster.js';
import { bytePlane, floatPlane } from '../pixels/scratch.js';
import type { Raster } from '../types.js';
import { barriers, gradient } from './flood.js';
import { type Ground, learnGround } from './ground.js';

/** Long side, in pixels, of the copy that the search runs on. */
const SEARCH_SIDE = 192;
/** How much the colours of both sides decide, against what stands out from the border. */
const COLOUR_SHARE = 0.4;
const ROUNDS = 4;
/** Belief from which a pixel is taken for subject. */
const LIKELY = 0.35;
/** Spurs thinner, and notches narrower, than twice these shares of the long side are smoothed away. */
const SPUR = 0.008;
const NOTCH = 0.03;
/** A subject smaller than this share of the picture is left as jagged as it is. */
const LEAST_SHARE = 0.08;

/**
 * Finds a likely subject in a busy picture, where no flood parts it from its ground: what stands out from the border, near the
 * middle, refined by the colours of both sides and by the picture's own edges.
 *
 * @returns 1 = subject; between a tenth and nine tenths of the picture.
 */
export function findSubject(small: Raster, lab: LabPlanes): Uint8Array {
  const { width, height } = small;
  const coarse = shrink(small, SEARCH_SIDE);
  const { slope, offset } = search(coarse);
  const belief = enlargePlane(offset, coarse.width, coarse.height, width, height);
  const guided = enlargePlane(slope, coarse.width, coarse.height, width, height);
  for (let i = 0; i < belief.length; i++) belief[i]! += (guided[i]! * lab.l[i]!) / 100;
  return decide(belief, width, height);
}

/** How likely each pixel shows the subject, 0–1: by its lightness, 0–1, times a slope, and an offset. */
function search(coarse: Raster): { slope: Float32Array; offset: Float32Array } {
  const { width, height } = coarse;
  const lab = toLab(coarse);
  const ground = learnGround(lab, width, height);
  const barrier = barriers(gradient(lab, width, height), width, height, ground);
  const light = lab.l.map((v) => v / 100);
  const guide = new EdgeGuide(light, width, height, 4, 1e-3);
  const centre = centrePrior(width, height);
  const first = normalise(guide.smooth(standingOut(barrier, ground, centre)));
  const bins = Uint16Array.from(first, (_, i) => binOf(lab, i));
  let belief = first;
  for (let round = 0; round < ROUNDS; round++) {
    const front = colourModel(bins, belief, true);
    const back = colourModel(bins, belief, false);
    const next = floatPlane(belief.length);
    for (let i = 0; i < next.length; i++) {
      const f = front[bins[i]!]! * (0.25 + centre[i]!);
      const b = back[bins[i]!]! * (1.25 - centre[i]!);
      next[i] = COLOUR_SHARE * (f / (f + b)) + (1 - COLOUR_SHARE) * first[i]!;
    }
    belief = normalise(guide.smooth(next));
  }
  return new EdgeGuide(light, width, height, 2, 1e-3).fit(belief);
}

/** Cuts the belief at the level that keeps a plausible share, keeps the main part and fills it. */
function decide(belief: Float32Array, width: number, height: number): Uint8Array {
  const [least, most] = quantiles(belief, 0.1, 0.93);
  const level = Math.min(Math.max(LIKELY, least), most);
  const mask = bytePlane(belief.length);
  for (let i = 0; i < mask.length; i++) mask[i] = belief[i]! > level ? 1 : 0;
  dropSmallParts(mask, width, height, 0.15, 1);
  const spur = SPUR * Math.max(width, height);
  const notch = NOTCH * Math.max(width, height);
  const trimmed = grown(shrunk(mask, spur, width), spur + notch, width);
  const rounded = shrunk(trimmed, notch, width);
  if (coverage(rounded) > LEAST_SHARE) mask.set(rounded);
  dropSmallParts(mask, width, height, 0.15, 1);
  fillEnclosed(mask, width, height);
  if (coverage(mask) > 0.97 || coverage(mask) === 0) return ellipse(width, height);
  return mask;
}

/** The mask and all within a distance of it, in pixels. */
function grown(mask: Uint8Array, by: number, width: number): Uint8Array {
  const outside = distanceInside(inverted(mask), width, mask.length / width);
  const out = bytePlane(mask.length);
  for (let i = 0; i < out.length; i++) out[i] = outside[i]! <= by ? 1 : 0;
  return out;
}

/** What of the mask lies farther than a distance from its rim, in pixels. */
function shrunk(mask: Uint8Array, by: number, width: number): Uint8Array {
  const inside = distanceInside(mask, width, mask.length / width);
  const out = bytePlane(mask.length);
  for (let i = 0; i < out.length; i++) out[i] = inside[i]! > by ? 1 : 0;
  return out;
}

function inverted(mask: Uint8Array): Uint8Array {
  const out = bytePlane(mask.length);
  for (let i = 0; i < out.length; i++) out[i] = 1 - mask[i]!;
  return out;
}

function fillEnclosed(mask: Uint8Array, width: number, height: number): void {
  const { label, area } = labelParts(inverted(mask), width, height);
  const open = new Uint8Array(area.length);
  for (let x = 0; x < width; x++) open[label[x]!] = open[label[(height - 1) * width + x]!] = 1;
  for (let y = 0; y < height; y++) open[label[y * width]!] = open[label[y * width + width - 1]!] = 1;
  for (let i = 0; i < mask.length; i++) if (mask[i] === 0 && open[label[i]!] === 0) mask[i] = 1;
}

/** What is left when a picture shows nothing at all: its middle. */
function ellipse(width: number, height: number): Uint8Array {
  const mask = bytePlane(width * height);
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
  const out = floatPlane(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    // Subjects stand on the lower rim more often than they hang from the upper one.
    const v = (y + 0.5) / height - 0.55;
    for (let x = 0; x < width; x++, i++) {
      const u = (x + 0.5) / width - 0.5;
      out[i] = Math.exp(-(u * u) / 0.09 - (v * v) / (v > 0 ? 0.3 : 0.17));
    }
  }
  return out;
}

function standingOut(barrier: Uint8Array, ground: Ground, centre: Float32Array): Float32Array {
  const out = floatPlane(barrier.length);
  // Ranks, not values: a picture of little contrast has a subject too.
  const order = ranks(barrier);
  for (let i = 0; i < out.length; i++) {
    const far = Math.min(1, ground.deviation[i]! / 40);
    const high = Math.min(1, barrier[i]! / 100);
    out[i] = (0.35 * order[barrier[i]!]! + 0.45 * high + 0.3 * far + 0.15) * (0.25 + centre[i]!);
  }
  return out;
}

/** For each level the share of pixels below it, half of those at it counted. */
function ranks(barrier: Uint8Array): Float32Array {
  const count = new Float32Array(256);
  for (const level of barrier) count[level]! += 1 / barrier.length;
  let below = 0;
  return count.map((share) => {
    below += share;
    return below - share / 2;
  });
}

/** Stretches a plane so that all but its lowest and highest twentieth fill 0–1. */
function normalise(plane: Float32Array): Float32Array {
  const [low, high] = quantiles(plane, 0.05, 0.95);
  const scale = 1 / (high - low || 1);
  const out = floatPlane(plane.length);
  for (let i = 0; i < out.length; i++) out[i] = Math.min(1, Math.max(0, (plane[i]! - low) * scale));
  return out;
}

/** Values that these shares of a plane lie below, to a thousandth of its range: counting is far quicker than sorting. */
function quantiles(plane: Float32Array, ...shares: [number, number]): [number, number] {
  const STEPS = 1024;
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < plane.length; i++) {
    const v = plane[i]!;
    if (v < least) least = v;
    if (v > most) most = v;
  }
  const scale = STEPS / (most - least || 1);
  const counts = new Uint32Array(STEPS + 1);
  for (let i = 0; i < plane.length; i++) counts[Math.floor((plane[i]! - least) * scale)]!++;
  const valueAt = (share: number) => {
    let below = 0;
    let step = 0;
    while (step < STEPS && below + counts[step]! <= share * plane.length) below += counts[step++]!;
    return least + step / scale;
  };
  return [valueAt(shares[0]), valueAt(shares[1])];
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
function colourModel(bins: Uint16Array, belief: Float32Array, front: boolean): Float32Array {
  const size = STEPS_L * STEPS_AB * STEPS_AB;
  const counts = floatPlane(size);
  for (let i = 0; i < belief.length; i++) counts[bins[i]!]! += front ? belief[i]! : 1 - belief[i]!;
  const spread = boxBlur(counts, STEPS_AB, STEPS_L * STEPS_AB, 1);
  let total = 0;
  for (const v of spread) total += v;
  const floor = total * 1e-5 + 1e-9;
  return spread.map((v) => (v + floor) / (total + floor * size));
}
