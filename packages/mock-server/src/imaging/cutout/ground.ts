import type { LabPlanes } from '../pixels/lab.js';
import { bytePlane, floatPlane, intPlane } from '../pixels/scratch.js';
import { groundColours } from './border.js';
import { Surface } from './surface.js';

/** What a picture's ground looks like, learnt from its border. */
export interface Ground {
  /** The pixels along the border. */
  border: Int32Array;
  /** 1 for border pixels that show ground, from where a flood starts. */
  seeds: Uint8Array;
  /** Distance of every pixel from the ground, in ΔE; a soft shadow on the ground counts little. */
  deviation: Float32Array;
}

/** A border pixel this close to a colour of the ground, in ΔE, shows ground. */
const SEED_RADIUS = 13;
/** How much a darkening that keeps the ground's hue counts, against 1 for any other difference: it may be a shadow. */
const SHADOW_WEIGHT = 0.3;

/**
 * Learns the ground from the picture's border: the colours that stand on several sides of it, and a smooth surface through
 * them that follows gradients and vignettes.
 *
 * @param shadowWeight how much a darkening counts, 0–1; small where shadows are likely.
 */
export function learnGround(lab: LabPlanes, width: number, height: number, shadowWeight = SHADOW_WEIGHT): Ground {
  const { border, colours } = groundColours(lab, width, height);
  const deviation = floatPlane(width * height).fill(Infinity);
  for (const [l, a, b] of colours) {
    const flat = Float64Array.of(l, 0, 0, a, 0, 0, b, 0, 0);
    for (let y = 0; y < height; y++) lowerRow(deviation, lab, y * width, width, flat, shadowWeight);
  }
  const seeds = bytePlane(width * height);
  const shown = border.filter((i) => deviation[i]! < SEED_RADIUS);
  for (const i of shown) seeds[i] = 1;
  lowerTo(new Surface(lab, width, height, shown), lab, width, deviation, shadowWeight);
  return { border, seeds, deviation };
}

/**
 * Learns the ground once more, now that it is known where it lies: the surface follows it up to the subject, so that ground seen
 * through an opening of the subject, or under its shadow, is recognised. Lowers `deviation` in place.
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

function lowerTo(surface: Surface, lab: LabPlanes, width: number, deviation: Float32Array, shadowWeight: number): void {
  const row = new Float64Array(9);
  for (let y = 0; y * width < deviation.length; y++) {
    surface.alongRow(y, row);
    lowerRow(deviation, lab, y * width, width, row, shadowWeight);
  }
}

/**
 * Lowers one row of the deviation to its ΔE from the ground's colour, forgiving a darkening that keeps the hue, as a shadow's
 * does.
 *
 * @param row the ground's colour along the row, as {@link Surface.alongRow} gives it.
 */
function lowerRow(
  deviation: Float32Array,
  lab: LabPlanes,
  start: number,
  width: number,
  row: Float64Array,
  shadowWeight: number,
): void {
  const { l, a, b } = lab;
  const [l0, l1, l2] = [row[0]!, row[1]!, row[2]!];
  const [a0, a1, a2] = [row[3]!, row[4]!, row[5]!];
  const [b0, b1, b2] = [row[6]!, row[7]!, row[8]!];
  for (let x = 0, i = start; x < width; x++, i++) {
    const u = (2 * x) / width - 1;
    const groundL = l0 + u * (l1 + u * l2);
    const groundA = a0 + u * (a1 + u * a2);
    const groundB = b0 + u * (b1 + u * b2);
    const least = deviation[i]!;
    const dl = l[i]! - groundL;
    let da = a[i]! - groundA;
    let db = b[i]! - groundB;
    const plain = dl * dl + da * da + db * db;
    if (plain < least * least) deviation[i] = Math.sqrt(plain);
    if (dl >= 0 || shadowWeight * -dl >= least) continue;
    const fade = groundL > 1 && l[i]! > 0 ? l[i]! / groundL : 1;
    da = a[i]! - groundA * fade;
    db = b[i]! - groundB * fade;
    const shaded = Math.sqrt(da * da + db * db) - shadowWeight * dl;
    if (shaded < deviation[i]!) deviation[i] = shaded;
  }
}
