import type { LabPlanes } from '../pixels/lab.js';
import type { Surface } from './surface.js';

/** A shadow's rim is soft: no step in it is steeper than this, in ΔE a pixel. */
const SOFTEST_EDGE = 3.5;
/** A shadow keeps the ground's hue within this, in ΔE. */
const SAME_HUE = 5;
/** A shadow leaves at least this share of the ground's light. */
const DEEPEST = 0.3;

/**
 * Takes away the shadow that a subject casts on its ground: soft, of the ground's hue, darker than it, and reached from the
 * ground without crossing an edge.
 *
 * @param subject 1 where the subject is; changed in place.
 */
export function dropShadows(
  subject: Uint8Array,
  lab: LabPlanes,
  step: Float32Array,
  surface: Surface,
  width: number,
  height: number,
): void {
  const shaded = new Uint8Array(subject.length);
  const row = new Float64Array(9);
  for (let y = 0, i = 0; y < height; y++) {
    surface.alongRow(y, row);
    for (let x = 0; x < width; x++, i++) {
      if (subject[i] === 0 || step[i]! > SOFTEST_EDGE) continue;
      const u = (2 * x) / width - 1;
      const light = lab.l[i]! / Math.max(1, row[0]! + u * (row[1]! + u * row[2]!));
      if (light > 1 || light < DEEPEST) continue;
      const da = lab.a[i]! - (row[3]! + u * (row[4]! + u * row[5]!)) * light;
      const db = lab.b[i]! - (row[6]! + u * (row[7]! + u * row[8]!)) * light;
      if (da * da + db * db < SAME_HUE * SAME_HUE) shaded[i] = 1;
    }
  }
  const stack: number[] = [];
  const visit = (i: number) => {
    if (shaded[i] !== 1 || subject[i] !== 1) return;
    subject[i] = 0;
    stack.push(i);
  };
  const spread = (i: number) => {
    const x = i % width;
    if (x > 0) visit(i - 1);
    if (x < width - 1) visit(i + 1);
    if (i >= width) visit(i - width);
    if (i + width < width * height) visit(i + width);
  };
  for (let i = 0; i < subject.length; i++) if (subject[i] === 0) spread(i);
  for (let i = stack.pop(); i !== undefined; i = stack.pop()) spread(i);
}
