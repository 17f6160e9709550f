import { distanceInside, labelParts } from '../pixels/mask.js';
import type { Ground } from './ground.js';

/** Ground seen through an opening differs from its model no more than 97 % of the ground outside does; bounds in ΔE. */
const ALIKE = { share: 0.97, least: 1.2, most: 7 };
/** An opening has a wall that is thin against the subject: a handle's, not a shirt's around its print. */
const THIN_WALL = 0.16;

/**
 * Opens the gaps in a subject through which the ground is seen, such as that in a mug's handle. White lettering on a shirt
 * before a white wall has the ground's colour too; it stays, since the subject around it is broad.
 *
 * @param subject 1 where the subject is; changed in place.
 */
export function openHoles(subject: Uint8Array, ground: Ground, width: number, height: number): void {
  const alike = usualDeviation(subject, ground);
  const candidate = new Uint8Array(subject.length);
  let area = 0;
  for (let i = 0; i < subject.length; i++) {
    if (subject[i] !== 1) continue;
    area++;
    if (ground.deviation[i]! < alike) candidate[i] = 1;
  }
  const parts = labelParts(candidate, width, height);
  if (parts.area.length === 1) return;
  const depth = distanceInside(subject, width, height);
  const shallowest = new Float32Array(parts.area.length).fill(Infinity);
  for (let i = 0; i < subject.length; i++) {
    const part = parts.label[i]!;
    if (part > 0 && depth[i]! < shallowest[part]!) shallowest[part] = depth[i]!;
  }
  const wall = THIN_WALL * Math.sqrt(area);
  const least = Math.max(12, area * 0.001);
  for (let i = 0; i < subject.length; i++) {
    const part = parts.label[i]!;
    // What touches the outside is no opening but subject of the ground's colour, such as a white mug before white.
    const walled = shallowest[part]! > 2 && shallowest[part]! <= wall;
    if (part > 0 && walled && parts.area[part]! >= least) subject[i] = 0;
  }
}

function usualDeviation(subject: Uint8Array, ground: Ground): number {
  const sample: number[] = [];
  for (let i = 0; i < subject.length; i += 7) if (subject[i] === 0) sample.push(ground.deviation[i]!);
  sample.sort((a, b) => a - b);
  const usual = sample[Math.floor(sample.length * ALIKE.share)] ?? 0;
  return Math.min(ALIKE.most, Math.max(ALIKE.least, usual));
}
