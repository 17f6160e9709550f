import type { LabPlanes } from '../pixels/lab.js';
import { distanceInside, labelParts } from '../pixels/mask.js';
import type { Ground } from './ground.js';

/** Ground seen through an opening differs from its model no more than 97 % of the ground outside does; bounds in ΔE. */
const ALIKE = { share: 0.97, least: 1.2, most: 7 };
/** Where the model misses the ground's true colour, pixels up to this far from it are held to the ground close by. */
const LOOSELY_ALIKE = 11;
/** Mean colours of an opening and of the ground close by differ by less than this, in ΔE, and a share of that ground's spread. */
const SAME_MEAN = { least: 2, spread: 0.8 };
/** An opening's colour runs on until a step steeper than this, in ΔE a pixel. */
const EDGE = 3.3;
/** An opening has a wall that is thin against the subject: a handle's, not a shirt's around its print. */
const THIN_WALL = 0.16;

/**
 * Opens the gaps in a subject through which the ground is seen, such as that in a mug's handle. White lettering on a shirt
 * before a white wall has the ground's colour too; it stays, since the subject around it is broad.
 *
 * @param subject 1 where the subject is; changed in place.
 * @param step the picture's gradient.
 */
export function openHoles(
  subject: Uint8Array,
  ground: Ground,
  lab: LabPlanes,
  step: Float32Array,
  width: number,
): void {
  const outside = subject.slice();
  const alike = usualDeviation(outside, ground);
  let area = 0;
  for (let i = 0; i < subject.length; i++) area += subject[i]!;
  const wall = THIN_WALL * Math.sqrt(area);
  const depth = distanceInside(outside, width, subject.length / width);
  const limits: Limits = { wall, least: Math.max(12, area * 0.001) };
  for (const opening of openings(subject, depth, ground, LOOSELY_ALIKE, limits, width)) {
    if (!looksLikeGroundAround(opening, outside, lab, wall, width)) continue;
    for (const i of opening.pixels) subject[i] = 0;
  }
  for (const opening of openings(subject, depth, ground, alike, limits, width)) {
    growOpening(subject, opening, ground, step, width);
  }
}

/** Opens a gap and what lies behind it without an edge between, as far as that resembles the ground at all. */
function growOpening(subject: Uint8Array, opening: Opening, ground: Ground, step: Float32Array, width: number): void {
  const queue = [...opening.pixels];
  for (const i of queue) subject[i] = 0;
  const visit = (i: number) => {
    if (subject[i] !== 1 || step[i]! > EDGE || ground.deviation[i]! > LOOSELY_ALIKE) return;
    subject[i] = 0;
    queue.push(i);
  };
  for (let k = 0; k < queue.length; k++) {
    const i = queue[k]!;
    const x = i % width;
    if (x > 0) visit(i - 1);
    if (x < width - 1) visit(i + 1);
    visit(i - width);
    visit(i + width);
  }
}

interface Opening {
  pixels: number[];
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What an opening must be like: behind a wall at most so thick, of at least so many pixels. */
interface Limits {
  wall: number;
  least: number;
}

/**
 * The parts of the subject within `alike` ΔE of the ground that are large enough and lie behind a thin wall of the whole.
 *
 * @param depth how far each pixel of the whole subject lies inside it.
 */
function openings(
  subject: Uint8Array,
  depth: Float32Array,
  ground: Ground,
  alike: number,
  limits: Limits,
  width: number,
): Opening[] {
  const height = subject.length / width;
  const candidate = new Uint8Array(subject.length);
  let count = 0;
  for (let i = 0; i < subject.length; i++) {
    if (subject[i] === 1 && ground.deviation[i]! < alike) {
      candidate[i] = 1;
      count++;
    }
  }
  if (count < limits.least) return [];
  const parts = labelParts(candidate, width, height);
  const shallowest = new Float32Array(parts.area.length).fill(Infinity);
  for (let i = 0; i < subject.length; i++) {
    const part = parts.label[i]!;
    if (part > 0 && depth[i]! < shallowest[part]!) shallowest[part] = depth[i]!;
  }
  const found: (Opening | undefined)[] = parts.area.map((area, part) => {
    // What touches the outside is no opening but subject of the ground's colour, such as a white mug before white.
    const walled = shallowest[part]! > 2 && shallowest[part]! <= limits.wall;
    return walled && area >= limits.least ? { pixels: [], left: width, top: height, right: -1, bottom: -1 } : undefined;
  });
  for (let i = 0; i < subject.length; i++) {
    const opening = parts.label[i]! > 0 ? found[parts.label[i]!] : undefined;
    if (!opening) continue;
    opening.pixels.push(i);
    opening.left = Math.min(opening.left, i % width);
    opening.right = Math.max(opening.right, i % width);
    opening.top = Math.min(opening.top, Math.floor(i / width));
    opening.bottom = Math.max(opening.bottom, Math.floor(i / width));
  }
  return found.filter((opening) => opening !== undefined);
}

/** Compares the mean colour of an opening with that of the ground outside within a wall's width of its box. */
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

function usualDeviation(subject: Uint8Array, ground: Ground): number {
  const sample = new Float32Array(Math.ceil(subject.length / 23));
  let count = 0;
  for (let i = 0; i < subject.length; i += 23) if (subject[i] === 0) sample[count++] = ground.deviation[i]!;
  const usual = sample.subarray(0, count).sort()[Math.floor(count * ALIKE.share)] ?? 0;
  return Math.min(ALIKE.most, Math.max(ALIKE.least, usual));
}
