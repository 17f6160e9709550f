import type { LabPlanes } from '../pixels/lab.js';
import { distanceInside, PIXEL } from '../pixels/mask.js';
import { bytePlane, intPlane } from '../pixels/scratch.js';
import type { Surface } from './surface.js';

/** A gap in a contour of up to this many pixels is treated as closed. */
const GAP = 9;
/** A shadow differs from the background's hue by at most this, in ΔE. */
const SAME_HUE = 5;
/** A shadow leaves at least this share of the background's light. */
const DEEPEST = 0.3;

/**
 * Removes the shadow that a subject casts on its background. A shadow is soft, has the background's hue, is darker than it, and
 * can be reached from the background without crossing a contour.
 *
 * @param subject 1 where the subject is; changed in place.
 */
export function dropShadows(
  subject: Uint8Array,
  lab: LabPlanes,
  contours: Uint8Array,
  surface: Surface,
  width: number,
  height: number,
): void {
  const places = bytePlane(subject.length).fill(GROUND);
  const row = new Float64Array(9);
  let count = 0;
  for (let y = 0, i = 0; y < height; y++) {
    surface.alongRow(y, row);
    const [l0, l1, l2] = [row[0]!, row[1]!, row[2]!];
    const [a0, a1, a2] = [row[3]!, row[4]!, row[5]!];
    const [b0, b1, b2] = [row[6]!, row[7]!, row[8]!];
    for (let x = 0; x < width; x++, i++) {
      if (subject[i] === 0) continue;
      places[i] = WALL;
      if (contours[i] === 1) continue;
      const u = (2 * x) / width - 1;
      const light = lab.l[i]! / Math.max(1, l0 + u * (l1 + u * l2));
      if (light > 1 || light < DEEPEST) continue;
      const da = lab.a[i]! - (a0 + u * (a1 + u * a2)) * light;
      const db = lab.b[i]! - (b0 + u * (b1 + u * b2)) * light;
      if (da * da + db * db >= SAME_HUE * SAME_HUE) continue;
      places[i] = SHADE;
      count++;
    }
  }
  if (count === 0) return;
  // A brush as thick as a gap clears the shade. It does not fit through the gaps of a faint contour.
  const depth = distanceInside(places, width, height);
  const brushed = bytePlane(places.length);
  for (let i = 0; i < brushed.length; i++) if (depth[i]! > (GAP / 2) * PIXEL) brushed[i] = places[i]!;
  growGround(brushed, width, Infinity);
  for (let i = 0; i < brushed.length; i++) if (brushed[i] === GROUND) places[i] = GROUND;
  // Then the strip along the contours follows, for which the brush was too thick.
  growGround(places, width, GAP / 2);
  for (let i = 0; i < places.length; i++) if (places[i] === GROUND) subject[i] = 0;
}

/** What a pixel shows: the subject, or a contour; the background; what may be the background in a shadow. */
const WALL = 0;
const GROUND = 1;
const SHADE = 2;

/**
 * Turns shade that touches ground into ground, in place. The first round follows the order of the pixels, so that it runs down a
 * shadow and to its right as far as it goes. Each further round adds one pixel on every side.
 */
function growGround(places: Uint8Array, width: number, rounds: number): void {
  const front = intPlane(places.length);
  let end = 0;
  for (let i = 0; i < places.length; i++) if (places[i] === GROUND) end = spread(places, width, i, front, end);
  for (let round = 1, k = 0; round < rounds && k < end; round++) {
    for (const last = end; k < last; k++) end = spread(places, width, front[k]!, front, end);
  }
}

/** Turns the shade on the four sides of a pixel into ground. Appends those pixels to `front` and returns its new end. */
function spread(places: Uint8Array, width: number, i: number, front: Int32Array, end: number): number {
  let count = end;
  for (let side = 0; side < 4; side++) {
    const j = side === 0 ? i - 1 : side === 1 ? i + 1 : side === 2 ? i - width : i + width;
    if (places[j] !== SHADE) continue;
    if ((side === 0 && i % width === 0) || (side === 1 && j % width === 0)) continue;
    places[j] = GROUND;
    front[count++] = j;
  }
  return count;
}
