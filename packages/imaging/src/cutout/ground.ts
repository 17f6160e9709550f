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
  const deviation = floatPlane(width * height).fill(Infinity);
  for (const colour of colours) lowerToColour(deviation, lab, colour, shadowWeight);
  const seeds = bytePlane(width * height);
  const shown = border.filter((i) => deviation[i]! < SEED_RADIUS);
  for (const i of shown) seeds[i] = 1;
  lowerTo(new Surface(lab, width, height, shown), lab, width, deviation, shadowWeight);
  return { border, seeds, deviation };
}

/**
 * Fits the surface again, now to all known background instead of the border alone. It then reaches up to the subject, so that
 * background in an opening of the subject or under its shadow is recognised. Lowers `deviation` in place.
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
  lowerTo(surface, lab, width, ground.deviation, SHADOW_WEIGHT);
  return surface;
}

/**
 * Lowers the deviation to each pixel's ΔE from one background colour. Repeats the arithmetic of {@link lowerTo}, because a
 * shared function is slower.
 */
function lowerToColour(
  deviation: Float32Array,
  { l, a, b }: LabPlanes,
  [groundL, groundA, groundB]: readonly [number, number, number],
  shadowWeight: number,
): void {
  // Background in a shadow keeps its hue: its a and b shrink with its lightness.
  const hueA = groundL > 1 ? groundA / groundL : 0;
  const hueB = groundL > 1 ? groundB / groundL : 0;
  for (let i = 0; i < deviation.length; i++) {
    const dl = l[i]! - groundL;
    let da = a[i]! - groundA;
    let db = b[i]! - groundB;
    let least = deviation[i]!;
    const plain = dl * dl + da * da + db * db;
    if (plain < least * least) least = Math.sqrt(plain);
    const shadow = -dl * shadowWeight;
    if (shadow > 0 && shadow < least) {
      da = a[i]! - hueA * l[i]!;
      db = b[i]! - hueB * l[i]!;
      const shaded = Math.sqrt(da * da + db * db) + shadow;
      if (shaded < least) least = shaded;
    }
    deviation[i] = least;
  }
}

/** Lowers the deviation to each pixel's ΔE from a background that varies over the picture. */
function lowerTo(
  surface: Surface,
  { l, a, b }: LabPlanes,
  width: number,
  deviation: Float32Array,
  shadowWeight: number,
): void {
  const row = new Float64Array(9);
  for (let y = 0; y * width < deviation.length; y++) {
    surface.alongRow(y, row);
    const [l0, l1, l2] = [row[0]!, row[1]!, row[2]!];
    const [a0, a1, a2] = [row[3]!, row[4]!, row[5]!];
    const [b0, b1, b2] = [row[6]!, row[7]!, row[8]!];
    for (let x = 0, i = y * width; x < width; x++, i++) {
      const u = x * (2 / width) - 1;
      const groundL = l0 + u * (l1 + u * l2);
      const groundA = a0 + u * (a1 + u * a2);
      const groundB = b0 + u * (b1 + u * b2);
      const dl = l[i]! - groundL;
      let da = a[i]! - groundA;
      let db = b[i]! - groundB;
      let least = deviation[i]!;
      const plain = dl * dl + da * da + db * db;
      if (plain < least * least) least = Math.sqrt(plain);
      const shadow = -dl * shadowWeight;
      if (shadow > 0 && shadow < least) {
        const fade = groundL > 1 ? l[i]! / groundL : 0;
        da = a[i]! - groundA * fade;
        db = b[i]! - groundB * fade;
        const shaded = Math.sqrt(da * da + db * db) + shadow;
        if (shaded < least) least = shaded;
      }
      deviation[i] = least;
    }
  }
}
