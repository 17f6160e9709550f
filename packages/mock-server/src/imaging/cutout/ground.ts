import type { LabPlanes } from '../pixels/lab.js';
import { groundColours } from './border.js';
import { Surface } from './surface.js';

/** What a picture's ground looks like, learnt from its border. */
export interface Ground {
  /** The pixels along the border. */
  border: Uint32Array;
  /** 1 for border pixels that show ground, from where a flood starts. */
  seeds: Uint8Array;
  /** Share of the border that shows ground, 0–1. */
  coverage: number;
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
  const deviation = new Float32Array(width * height).fill(Infinity);
  for (const [l, a, b] of colours) {
    for (let i = 0; i < deviation.length; i++) {
      deviation[i] = Math.min(deviation[i]!, difference(lab.l[i]!, lab.a[i]!, lab.b[i]!, l, a, b, shadowWeight));
    }
  }
  const seeds = new Uint8Array(width * height);
  const shown = border.filter((i) => deviation[i]! < SEED_RADIUS);
  for (const i of shown) seeds[i] = 1;
  lowerTo(new Surface(lab, width, height, shown), lab, deviation, shadowWeight);
  return { border, seeds, coverage: shown.length / border.length, deviation };
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
  const known = new Uint32Array(subject.length);
  let count = 0;
  for (let i = 0; i < subject.length; i++) if (subject[i] === 0) known[count++] = i;
  const surface = new Surface(lab, width, height, known.subarray(0, count));
  lowerTo(surface, lab, ground.deviation, SHADOW_WEIGHT);
  return surface;
}

function lowerTo(surface: Surface, lab: LabPlanes, deviation: Float32Array, shadowWeight: number): void {
  surface.visit((i, l, a, b) => {
    const d = difference(lab.l[i]!, lab.a[i]!, lab.b[i]!, l, a, b, shadowWeight);
    if (d < deviation[i]!) deviation[i] = d;
  });
}

/** ΔE from the ground's colour (second three), forgiving a darkening that keeps the hue, as a shadow's does. */
function difference(l: number, a: number, b: number, gl: number, ga: number, gb: number, shadowWeight: number): number {
  const dl = l - gl;
  const plain = Math.sqrt(dl * dl + (a - ga) * (a - ga) + (b - gb) * (b - gb));
  if (dl >= 0) return plain;
  const fade = gl > 1 && l > 0 ? l / gl : 1;
  const da = a - ga * fade;
  const db = b - gb * fade;
  return Math.min(plain, shadowWeight * -dl + Math.sqrt(da * da + db * db));
}
