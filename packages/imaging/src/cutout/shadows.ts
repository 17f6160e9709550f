import type { LabPlanes } from '../pixels/lab.js';
import { distanceInside } from '../pixels/mask.js';
import { bytePlane } from '../pixels/scratch.js';
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
  const shaded = bytePlane(subject.length);
  const row = new Float64Array(9);
  for (let y = 0, i = 0; y < height; y++) {
    surface.alongRow(y, row);
    for (let x = 0; x < width; x++, i++) {
      if (subject[i] === 0 || contours[i] === 1) continue;
      const u = (2 * x) / width - 1;
      const light = lab.l[i]! / Math.max(1, row[0]! + u * (row[1]! + u * row[2]!));
      if (light > 1 || light < DEEPEST) continue;
      const da = lab.a[i]! - (row[3]! + u * (row[4]! + u * row[5]!)) * light;
      const db = lab.b[i]! - (row[6]! + u * (row[7]! + u * row[8]!)) * light;
      if (da * da + db * db < SAME_HUE * SAME_HUE) shaded[i] = 1;
    }
  }
  const reached = flood(subject, shaded, width, height);
  for (let i = 0; i < subject.length; i++) if (reached[i] === 1) subject[i] = 0;
}

/**
 * The part of the shade that a brush as thick as {@link GAP} can reach from the background. Such a brush does not fit through
 * the gaps of a faint contour.
 */
function flood(subject: Uint8Array, shaded: Uint8Array, width: number, height: number): Uint8Array {
  const open = bytePlane(subject.length);
  for (let i = 0; i < open.length; i++) open[i] = subject[i] === 0 || shaded[i] === 1 ? 1 : 0;
  const depth = distanceInside(open, width, height);
  const reached = bytePlane(subject.length);
  let front: number[] = [];
  let next: number[] = [];
  const spread = (i: number, visit: (i: number) => void) => {
    const x = i % width;
    if (x > 0) visit(i - 1);
    if (x < width - 1) visit(i + 1);
    if (i >= width) visit(i - width);
    if (i + width < subject.length) visit(i + width);
  };
  const enter = (i: number) => {
    if (reached[i] === 1 || shaded[i] !== 1 || subject[i] !== 1) return;
    reached[i] = 1;
    next.push(i);
  };
  const enterDeep = (i: number) => {
    if (depth[i]! > GAP / 2) enter(i);
  };
  for (let i = 0; i < subject.length; i++) if (subject[i] === 0 && depth[i]! > GAP / 2) spread(i, enterDeep);
  while (next.length > 0) {
    front = next;
    next = [];
    for (const i of front) spread(i, enterDeep);
  }
  // Add the strip along the contours that the brush was too thick to reach.
  for (let i = 0; i < subject.length; i++) if (subject[i] === 0 || reached[i] === 1) spread(i, enter);
  for (let round = 1; round < GAP / 2; round++) {
    front = next;
    next = [];
    for (const i of front) spread(i, enter);
  }
  return reached;
}
