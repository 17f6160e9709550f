import type { LabPlanes } from '../pixels/lab.js';
import { bytePlane, floatPlane, intPlane } from '../pixels/scratch.js';
import { groundColours } from './border.js';
import { Surface } from './surface.js';

/** What a picture's background (the ground) looks like, learnt from its border. */
export interface Ground {
  /** The pixels along the border. */
  border: Int32Array;
  /** 1 for border pixels that show the background. The flood starts from them. */
  seeds: Uint8Array;
  /** Distance of every pixel from the background's colour, in ΔE. A soft shadow on the background counts little. */
  deviation: Float32Array;
}

/** A border pixel closer than this to a background colour, in ΔE, shows the background. */
const SEED_RADIUS = 13;
/** Weight of a darkening that keeps the background's hue, which may be a shadow. Any other difference weighs 1. */
const SHADOW_WEIGHT = 0.3;

/**
 * Learns the background from the picture's border: the colours found on several sides of it, and a smooth surface through
 * them that follows gradients and vignettes.
 *
 * @param shadowWeight weight of a darkening, 0–1; small if shadows are likely.
 */
export function learnGround(lab: LabPlanes, width: number, height: number, shadowWeight = SHADOW_WEIGHT): Ground {
  const { border, colours } = groundColours(lab, width, height);
  const { l, a, b } = lab;
  const shown = border.filter(
    (i) => leastToColours(l[i]!, a[i]!, b[i]!, colours, SEED_RADIUS, shadowWeight) < SEED_RADIUS,
  );
  const seeds = bytePlane(width * height);
  for (let k = 0; k < shown.length; k++) seeds[shown[k]!] = 1;
  const deviation = floatPlane(width * height).fill(Infinity);
  lowerTo(deviation, lab, width, new Surface(lab, width, height, shown), colours, shadowWeight);
  return { border, seeds, deviation };
}

/** The deviation of the background itself is only sampled: one of so many pixels. It is prime, so that columns are hit evenly. */
export const SAMPLE_STRIDE = 23;

/**
 * Fits the surface again, now to all known background instead of the border alone. It then reaches up to the subject, so that
 * background in an opening of the subject or under its shadow is recognised. Lowers `deviation` in place: that of the subject,
 * and of every {@link SAMPLE_STRIDE}th pixel of the picture.
 */
export function refineGround(
  ground: Ground,
  lab: LabPlanes,
  width: number,
  height: number,
  subject: Uint8Array,
): Surface {
  const known = intPlane(subject.length);
  let count = 0;
  for (let i = 0; i < subject.length; i++) if (subject[i] === 0) known[count++] = i;
  const surface = new Surface(lab, width, height, known.subarray(0, count));
  const asked = bytePlane(subject.length);
  asked.set(subject);
  for (let i = 0; i < asked.length; i += SAMPLE_STRIDE) asked[i] = 1;
  lowerTo(ground.deviation, lab, width, surface, NO_COLOURS, SHADOW_WEIGHT, asked);
  return surface;
}

const NO_COLOURS = new Float64Array(0);

/**
 * Lowers the deviation to each pixel's ΔE from a background that varies over the picture, and from single colours.
 *
 * @param asked 1 for the pixels that matter. Default: all.
 */
function lowerTo(
  deviation: Float32Array,
  lab: LabPlanes,
  width: number,
  surface: Surface,
  colours: Float64Array,
  shadowWeight: number,
  asked?: Uint8Array,
): void {
  const along = new Float64Array(9);
  for (let y = 0; y * width < deviation.length; y++) {
    surface.alongRow(y, along);
    lowerRow(deviation, lab, y * width, width, along, colours, shadowWeight, asked);
  }
}

/**
 * Lowers one row, the pixels from `start`.
 *
 * @param along the surface along the row, from {@link Surface.alongRow}.
 */
function lowerRow(
  deviation: Float32Array,
  { l, a, b }: LabPlanes,
  start: number,
  width: number,
  along: Float64Array,
  colours: Float64Array,
  shadowWeight: number,
  asked?: Uint8Array,
): void {
  const [l0, l1, l2] = [along[0]!, along[1]!, along[2]!];
  const [a0, a1, a2] = [along[3]!, along[4]!, along[5]!];
  const [b0, b1, b2] = [along[6]!, along[7]!, along[8]!];
  const perPixel = 2 / width;
  for (let i = start; i < start + width; i++) {
    if (asked?.[i] === 0) continue;
    const u = (i - start) * perPixel - 1;
    const groundL = l0 + u * (l1 + u * l2);
    const groundA = a0 + u * (a1 + u * a2);
    const groundB = b0 + u * (b1 + u * b2);
    const least = leastTo(l[i]!, a[i]!, b[i]!, groundL, groundA, groundB, deviation[i]!, shadowWeight);
    deviation[i] = leastToColours(l[i]!, a[i]!, b[i]!, colours, least, shadowWeight);
  }
}

/** The lesser of `least` and a colour's ΔE from the closest of the background's colours: L, a, b of each. */
function leastToColours(
  l: number,
  a: number,
  b: number,
  colours: Float64Array,
  least: number,
  shadowWeight: number,
): number {
  let lesser = least;
  for (let k = 0; k < colours.length; k += 3) {
    lesser = leastTo(l, a, b, colours[k]!, colours[k + 1]!, colours[k + 2]!, lesser, shadowWeight);
  }
  return lesser;
}

/** The lesser of `least` and a colour's ΔE from a background colour. */
function leastTo(
  l: number,
  a: number,
  b: number,
  groundL: number,
  groundA: number,
  groundB: number,
  least: number,
  shadowWeight: number,
): number {
  const dl = l - groundL;
  const plain = dl * dl + (a - groundA) * (a - groundA) + (b - groundB) * (b - groundB);
  const lesser = plain < least * least ? Math.sqrt(plain) : least;
  const shadow = -dl * shadowWeight;
  if (shadow <= 0 || shadow >= lesser) return lesser;
  // Background in a shadow keeps its hue: its a and b shrink with its lightness.
  const fade = groundL > 1 ? l / groundL : 0;
  const da = a - groundA * fade;
  const db = b - groundB * fade;
  const rest = lesser - shadow;
  const hue = da * da + db * db;
  return hue < rest * rest ? Math.sqrt(hue) + shadow : lesser;
}
