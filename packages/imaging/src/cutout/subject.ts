import type { Raster } from '../picture/types.js';
import { boxBlur } from '../pixels/blur.js';
import { EdgeGuide } from '../pixels/guided.js';
import { enlargePlane } from '../pixels/interpolate.js';
import { type LabPlanes, toLab } from '../pixels/lab.js';
import { coverage, distanceInside, dropSmallParts, findParts, PIXEL } from '../pixels/mask.js';
import { shrink } from '../pixels/raster.js';
import { bytePlane, floatPlane, intPlane } from '../pixels/scratch.js';
import { barriers, gradient, levelShares } from './flood.js';
import { type Ground, learnGround } from './ground.js';

/** Long side, in pixels, of the copy on which the search runs. */
const SEARCH_SIDE = 144;
/** Weight of the colour statistics of subject and background. The rest goes to what stands out from the border. */
const COLOUR_SHARE = 0.4;
const ROUNDS = 4;
/** A pixel with a belief above this is taken as subject. */
const LIKELY = 0.35;
/** Spurs thinner, and notches narrower, than twice these shares of the long side are smoothed away. */
const SPUR = 0.008;
const NOTCH = 0.03;
/** A subject smaller than this share of the picture is not smoothed. */
const LEAST_SHARE = 0.08;

/**
 * Finds a likely subject in a busy picture, where no flood separates it from its background. It starts from what stands out from
 * the border near the middle, and refines that by the colours of both sides and by the picture's edges.
 *
 * @returns 1 = subject. Never empty, and never the whole picture.
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

/** The belief, 0–1, that each pixel shows the subject, as `slope × lightness + offset` with the lightness 0–1. */
function search(coarse: Raster): { slope: Float32Array; offset: Float32Array } {
  const { width, height } = coarse;
  const lab = toLab(coarse);
  const ground = learnGround(lab, width, height);
  const barrier = barriers(gradient(lab, width, height), width, height, ground);
  const light = floatPlane(lab.l.length);
  for (let i = 0; i < light.length; i++) light[i] = lab.l[i]! / 100;
  const guide = new EdgeGuide(light, width, height, 3, 1e-3);
  const centre = centrePrior(width, height);
  const first = normalise(guide.smooth(standingOut(barrier, ground, centre)));
  const bins = binsOf(lab);
  const all = densities(bins);
  let belief = first;
  for (let round = 0; round < ROUNDS; round++) {
    const front = densities(bins, belief);
    const back = all.map((total, bin) => total - front[bin]!);
    level(front);
    level(back);
    const next = floatPlane(belief.length);
    for (let i = 0; i < next.length; i++) {
      const c = centre[i]!;
      const bin = bins[i]!;
      const f = front[bin]! * (0.25 + c);
      const b = back[bin]! * (1.25 - c);
      next[i] = COLOUR_SHARE * (f / (f + b)) + (1 - COLOUR_SHARE) * first[i]!;
    }
    belief = normalise(guide.smooth(next));
  }
  return new EdgeGuide(light, width, height, 2, 1e-3).fit(belief);
}

/** Cuts the belief at a level that keeps a plausible share, keeps the main parts, smooths their outline and fills their holes. */
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

/** The mask, grown by a distance in pixels. */
function grown(mask: Uint8Array, by: number, width: number): Uint8Array {
  const outside = distanceInside(inverted(mask), width, mask.length / width);
  const out = bytePlane(mask.length);
  for (let i = 0; i < out.length; i++) out[i] = outside[i]! <= by * PIXEL ? 1 : 0;
  return out;
}

/** The mask, shrunk by a distance in pixels. */
function shrunk(mask: Uint8Array, by: number, width: number): Uint8Array {
  const inside = distanceInside(mask, width, mask.length / width);
  const out = bytePlane(mask.length);
  for (let i = 0; i < out.length; i++) out[i] = inside[i]! > by * PIXEL ? 1 : 0;
  return out;
}

function inverted(mask: Uint8Array): Uint8Array {
  const out = bytePlane(mask.length);
  for (let i = 0; i < out.length; i++) out[i] = 1 - mask[i]!;
  return out;
}

function fillEnclosed(mask: Uint8Array, width: number, height: number): void {
  const { start, end, part, area } = findParts(inverted(mask), width, height);
  const open = new Uint8Array(area.length);
  for (let run = 0; run < part.length; run++) {
    const first = start[run]!;
    const last = end[run]! - 1;
    const [left, right] = [first % width === 0, last % width === width - 1];
    if (left || right || first < width || last >= width * (height - 1)) open[part[run]!] = 1;
  }
  for (let run = 0; run < part.length; run++) if (open[part[run]!] === 0) mask.fill(1, start[run], end[run]);
}

/** The result if a picture shows nothing at all: an ellipse in its middle. */
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
    // Subjects touch the lower edge of a picture more often than the upper one.
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
  // Ranks, not values, so that a subject is also found in a picture of low contrast.
  const order = ranks(barrier);
  for (let i = 0; i < out.length; i++) {
    const far = Math.min(1, ground.deviation[i]! / 40);
    const high = Math.min(1, barrier[i]! / 100);
    out[i] = (0.35 * order[barrier[i]!]! + 0.45 * high + 0.3 * far + 0.15) * (0.25 + centre[i]!);
  }
  return out;
}

/** For each level, the share of pixels below it plus half of those at it. */
function ranks(barrier: Uint8Array): Float64Array {
  let below = 0;
  return levelShares(barrier).map((share) => {
    below += share;
    return below - share / 2;
  });
}

/** Scales a plane so that its 5 % and 95 % quantiles become 0 and 1. Values outside are limited to that range. */
function normalise(plane: Float32Array): Float32Array {
  const [low, high] = quantiles(plane, 0.05, 0.95);
  const scale = 1 / (high - low || 1);
  const out = floatPlane(plane.length);
  for (let i = 0; i < out.length; i++) {
    const v = (plane[i]! - low) * scale;
    out[i] = v < 0 ? 0 : Math.min(1, v);
  }
  return out;
}

/** Two quantiles of a plane, exact to a thousandth of its range. Counting is far quicker than sorting. */
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
  for (let i = 0; i < plane.length; i++) counts[((plane[i]! - least) * scale) | 0]!++;
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

/** The histogram bin of each pixel's colour. */
function binsOf({ l, a, b }: LabPlanes): Int32Array {
  const bins = intPlane(l.length);
  for (let i = 0; i < bins.length; i++) {
    const row = binIn(l[i]! / 100, STEPS_L) * STEPS_AB + binIn((a[i]! + 64) / 128, STEPS_AB);
    bins[i] = row * STEPS_AB + binIn((b[i]! + 64) / 128, STEPS_AB);
  }
  return bins;
}

function binIn(share: number, steps: number): number {
  const bin = (share * steps) | 0;
  return bin < 0 ? 0 : bin < steps ? bin : steps - 1;
}

/** A smoothed histogram of the colours. Without weights, all pixels count the same. */
function densities(bins: Int32Array, weights?: Float32Array): Float32Array {
  const counts = floatPlane(STEPS_L * STEPS_AB * STEPS_AB);
  for (let i = 0; i < bins.length; i++) counts[bins[i]!]! += weights ? weights[i]! : 1;
  return boxBlur(counts, STEPS_AB, STEPS_L * STEPS_AB, 1);
}

/** Scales a histogram to a sum of 1, in place. Every bin gets a small minimum, so that no colour is impossible. */
function level(counts: Float32Array): void {
  let total = 0;
  for (let i = 0; i < counts.length; i++) total += counts[i]!;
  const floor = total * 1e-5 + 1e-9;
  const scale = 1 / (total + floor * counts.length);
  // The difference of two histograms may be slightly negative through rounding.
  for (let i = 0; i < counts.length; i++) counts[i] = (Math.max(0, counts[i]!) + floor) * scale;
}
