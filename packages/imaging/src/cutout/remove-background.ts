import type { EdgeLevel, Raster } from '../picture/types.js';
import { toLab } from '../pixels/lab.js';
import { dropSmallParts, isSolid } from '../pixels/mask.js';
import { shrink } from '../pixels/raster.js';
import { bytePlane, withScratch } from '../pixels/scratch.js';
import { findContours } from './contours.js';
import { barriers, gradient, waterline } from './flood.js';
import { learnGround, refineGround } from './ground.js';
import { openHoles } from './holes.js';
import { applyMatte } from './matte.js';
import { dropShadows } from './shadows.js';
import { findSubject } from './subject.js';

/** Long side, in pixels, of the copy on which a picture is analysed. */
export const ANALYSIS_SIDE = 288;
/** Above this unrest (share of the picture) a flood alone cannot separate background and subject. */
const PLAIN_UNREST = 0.05;
/** Below this unrest the background is known well enough to recognise it inside the subject too. */
const CLEAR_UNREST = 0.03;

/** A subject fills at least this share of the picture. */
const LEAST_SUBJECT = 0.01;
/** Parts smaller than this share of the largest are specks. */
const SPECK = 0.02;

/** Makes the background of a picture transparent, in place, at its full size. */
export async function removeGround(raster: Raster, edge: EdgeLevel): Promise<void> {
  if (isCutOut(raster)) return;
  const small = shrink(raster, ANALYSIS_SIDE);
  await applyMatte(raster, small, segment(small), edge);
}

/** Finds the subject of a picture: 1 = subject. Never empty, never everything. */
export function segment(small: Raster): Uint8Array {
  return withScratch(() => part(small).slice());
}

function part(small: Raster): Uint8Array {
  const { width, height } = small;
  const lab = toLab(small);
  const ground = learnGround(lab, width, height);
  const step = gradient(lab, width, height);
  const barrier = barriers(step, width, height, ground);
  const line = waterline(barrier);
  if (line.unrest > PLAIN_UNREST) return findSubject(small, lab);
  const subject = bytePlane(barrier.length);
  for (let i = 0; i < subject.length; i++) subject[i] = barrier[i]! > line.level ? 1 : 0;
  const share = dropSmallParts(subject, width, height, SPECK, 6);
  // A net of thin lines is the rest of a pattern, not a subject.
  if (share >= 0.95 || !isSolid(subject, width, height, 3, LEAST_SUBJECT)) return findSubject(small, lab);
  if (line.unrest < CLEAR_UNREST) {
    const surface = refineGround(ground, lab, width, height, subject);
    const contours = findContours(step, width, height);
    dropShadows(subject, lab, contours, surface, width, height);
    openHoles(subject, ground, lab, contours, width);
    dropSmallParts(subject, width, height, SPECK, 6);
  }
  return subject;
}

/** Whether the picture already has a transparent background: at least half of its border is clear. */
export function isCutOut({ width, height, data }: Raster): boolean {
  let clear = 0;
  for (let x = 0; x < width; x++) {
    if (data[x * 4 + 3]! < 8) clear++;
    if (data[((height - 1) * width + x) * 4 + 3]! < 8) clear++;
  }
  for (let y = 0; y < height; y++) {
    if (data[y * width * 4 + 3]! < 8) clear++;
    if (data[(y * width + width - 1) * 4 + 3]! < 8) clear++;
  }
  return clear > width + height;
}
