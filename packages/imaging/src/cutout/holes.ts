import type { LabPlanes } from '../pixels/lab.js';
import { distanceInside, findParts, largest, type Parts, PIXEL } from '../pixels/mask.js';
import { valueAt } from '../pixels/order.js';
import { bytePlane } from '../pixels/scratch.js';
import { type Ground, SAMPLE_STRIDE } from './ground.js';

/** Background in an opening differs from its model no more than `share` of the background outside does. Bounds in ΔE. */
const ALIKE = { share: 0.97, least: 1.2, most: 7 };
/** If the model misses the true colour, pixels up to this far from it, in ΔE, are compared with the background nearby. */
const LOOSELY_ALIKE = 11;
/** Largest difference between the mean colours of an opening and the background nearby: ΔE, or a share of its spread. */
const SAME_MEAN = { least: 2, spread: 0.8 };
/** At least this share of an opening's edge is a contour. Otherwise it is shading on a rounded part of the subject. */
const LEAST_EDGED = 0.6;
/** Largest size of an opening: `times` the part that clearly shows the background, or `share` of the subject. */
const MOST_GROWTH = { times: 3, share: 0.25 };
/** Largest distance to a contour, in pixels. */
const NEAR = 2;
/** Thickest wall around an opening, relative to the subject: a mug's handle is thin, the shirt around a print is not. */
const THIN_WALL = 0.16;

/**
 * Opens the gaps in a subject through which the background is seen, such as the one in a mug's handle. White lettering on a
 * shirt in front of a white wall has the background's colour too. It stays, because the subject around it is wide.
 *
 * @param subject 1 where the subject is; changed in place.
 * @param contours 1 on contours, from `findContours`.
 */
export function openHoles(
  subject: Uint8Array,
  ground: Ground,
  lab: LabPlanes,
  contours: Uint8Array,
  width: number,
): void {
  let area = 0;
  for (let i = 0; i < subject.length; i++) area += subject[i]!;
  const wall = THIN_WALL * Math.sqrt(area);
  const limits: Limits = { wall, least: Math.max(12, area * 0.001) };
  const loosely = partsAlike(subject, ground, LOOSELY_ALIKE, width);
  // Most subjects have no part that looks like the background at all.
  if (largest(loosely.area) < limits.least) return;
  const outside = subject.slice();
  const depth = distanceInside(outside, width, subject.length / width);
  for (const opening of openings(loosely, depth, limits, width)) {
    if (!looksLikeGroundAround(opening, outside, lab, wall, width)) continue;
    if (isEdged(opening.pixels, contours, width)) for (const i of opening.pixels) subject[i] = 0;
  }
  const closely = partsAlike(subject, ground, usualDeviation(outside, ground), width);
  for (const { pixels } of openings(closely, depth, limits, width)) {
    const whole = grown(pixels, subject, ground, contours, width);
    // An opening that grew far beyond its first size has leaked through a contour that is too faint.
    const bounded = whole.length <= Math.max(MOST_GROWTH.times * pixels.length, MOST_GROWTH.share * area);
    const open = [bounded ? whole : [], pixels].find((part) => part.length > 0 && isEdged(part, contours, width));
    for (const i of open ?? []) subject[i] = 0;
  }
}

/** The parts of the subject within `alike` ΔE of the background. */
function partsAlike(subject: Uint8Array, ground: Ground, alike: number, width: number): Parts {
  const candidate = bytePlane(subject.length);
  for (let i = 0; i < subject.length; i++) if (subject[i] === 1 && ground.deviation[i]! < alike) candidate[i] = 1;
  return findParts(candidate, width, subject.length / width);
}

/** Whether a contour runs along most of the edge of these pixels. */
function isEdged(pixels: readonly number[], contours: Uint8Array, width: number): boolean {
  const inside = bytePlane(contours.length);
  for (const i of pixels) inside[i] = 1;
  let [rim, edged] = [0, 0];
  for (const i of pixels) {
    if ((inside[i - 1]! & inside[i + 1]! & inside[i - width]! & inside[i + width]!) === 1) continue;
    rim++;
    if (hasContourNear(i, contours, width)) edged++;
  }
  return edged >= LEAST_EDGED * rim;
}

function hasContourNear(i: number, contours: Uint8Array, width: number): boolean {
  for (let dy = -NEAR; dy <= NEAR; dy++) {
    for (let dx = -NEAR; dx <= NEAR; dx++) if (contours[i + dy * width + dx] === 1) return true;
  }
  return false;
}

/** Extends an opening into the subject, up to the next contour, as long as the pixels resemble the background. */
function grown(
  pixels: readonly number[],
  subject: Uint8Array,
  ground: Ground,
  contours: Uint8Array,
  width: number,
): number[] {
  const all = [...pixels];
  const seen = bytePlane(subject.length);
  for (const i of all) seen[i] = 1;
  const visit = (i: number) => {
    if (subject[i] !== 1 || seen[i] === 1 || contours[i] === 1 || ground.deviation[i]! > LOOSELY_ALIKE) return;
    seen[i] = 1;
    all.push(i);
  };
  for (let k = 0; k < all.length; k++) {
    const i = all[k]!;
    const x = i % width;
    if (x > 0) visit(i - 1);
    if (x < width - 1) visit(i + 1);
    visit(i - width);
    visit(i + width);
  }
  return all;
}

interface Opening {
  pixels: number[];
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Limits for an opening: the thickness of its wall and its size, in pixels. */
interface Limits {
  wall: number;
  least: number;
}

/**
 * The parts that are large enough and behind a thin wall of the subject.
 *
 * @param depth how far each pixel of the whole subject lies inside it.
 */
function openings({ start, end, part, area }: Parts, depth: Uint16Array, limits: Limits, width: number): Opening[] {
  const shallowest = new Uint16Array(area.length).fill(MOST_DEPTH);
  for (let run = 0; run < part.length; run++) {
    const k = part[run]!;
    for (let i = start[run]!; i < end[run]!; i++) if (depth[i]! < shallowest[k]!) shallowest[k] = depth[i]!;
  }
  const found = area.map((pixels, k): Opening | undefined => {
    // A part that touches the outside is subject in the background's colour, such as a white mug in front of white.
    const walled = shallowest[k]! > 2 * PIXEL && shallowest[k]! <= limits.wall * PIXEL;
    return walled && pixels >= limits.least
      ? { pixels: [], left: width, top: Infinity, right: -1, bottom: -1 }
      : undefined;
  });
  for (let run = 0; run < part.length; run++) {
    const opening = found[part[run]!];
    if (!opening) continue;
    const y = Math.floor(start[run]! / width);
    opening.left = Math.min(opening.left, start[run]! - y * width);
    opening.right = Math.max(opening.right, end[run]! - 1 - y * width);
    opening.top = Math.min(opening.top, y);
    opening.bottom = y;
    for (let i = start[run]!; i < end[run]!; i++) opening.pixels.push(i);
  }
  return found.filter((opening) => opening !== undefined);
}

const MOST_DEPTH = 65_535;

/** Compares the mean colour of an opening with the background outside, within a wall's thickness of its box. */
function looksLikeGroundAround(
  opening: Opening,
  outside: Uint8Array,
  lab: LabPlanes,
  wall: number,
  width: number,
): boolean {
  const reach = Math.ceil(wall) + 6;
  const height = outside.length / width;
  const around: number[] = [];
  for (let y = Math.max(0, opening.top - reach); y <= Math.min(height - 1, opening.bottom + reach); y++) {
    for (let x = Math.max(0, opening.left - reach); x <= Math.min(width - 1, opening.right + reach); x++) {
      if (outside[y * width + x] === 0) around.push(y * width + x);
    }
  }
  if (around.length < opening.pixels.length * 0.2) return false;
  const [inner, outer] = [meanColour(lab, opening.pixels), meanColour(lab, around)];
  let spread = 0;
  for (const i of around) spread += distance(lab.l[i]!, lab.a[i]!, lab.b[i]!, outer) / around.length;
  return distance(...inner, outer) < SAME_MEAN.least + SAME_MEAN.spread * spread;
}

function distance(l: number, a: number, b: number, from: readonly [number, number, number]): number {
  return Math.sqrt((l - from[0]) ** 2 + (a - from[1]) ** 2 + (b - from[2]) ** 2);
}

function meanColour(lab: LabPlanes, pixels: readonly number[]): [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0];
  for (const i of pixels) {
    sum[0] += lab.l[i]! / pixels.length;
    sum[1] += lab.a[i]! / pixels.length;
    sum[2] += lab.b[i]! / pixels.length;
  }
  return sum;
}

/** How far pixels of the background may be from its model. */
function usualDeviation(outside: Uint8Array, ground: Ground): number {
  const values = new Float32Array(Math.ceil(outside.length / SAMPLE_STRIDE));
  let count = 0;
  for (let i = 0; i < outside.length; i += SAMPLE_STRIDE) {
    if (outside[i] === 0) values[count++] = ground.deviation[i]!;
  }
  const usual = valueAt(values.subarray(0, count), ALIKE.share);
  return Math.min(ALIKE.most, Math.max(ALIKE.least, usual));
}
