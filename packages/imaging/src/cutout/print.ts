import type { EdgeLevel, Raster } from '../picture/types.js';
import { type LabPlanes, toLab } from '../pixels/lab.js';
import { distanceInside, dropFaintParts, dropSmallParts, findParts, largest, PIXEL } from '../pixels/mask.js';
import { valueAt } from '../pixels/order.js';
import { type Box, shrink, trimRaster } from '../pixels/raster.js';
import { bytePlane, floatPlane, withScratch } from '../pixels/scratch.js';
import { learnGround } from './ground.js';
import { applyMatte } from './matte.js';
import { ANALYSIS_SIDE, isCutOut, removeGround, segment } from './remove-background.js';

/** Long side, in pixels, of the copy on which a print is found. Finer than for a subject, because lettering is thin. */
const KEY_SIDE = 480;
/** A print differs from the fabric around it by at least this, in ΔE. */
const PRINT_CONTRAST = 11;
/** Weight of a darkening of the fabric. Folds are weaker than the shadow of an object. */
const FOLD_WEIGHT = 0.6;
/** Marks smaller than this share of the largest do not belong to the print. */
const STRAY = 0.002;

/** Makes the background of a print transparent, in place: around the print and in every gap of it. */
export async function removePrintGround(raster: Raster, edge: EdgeLevel): Promise<void> {
  if (isCutOut(raster)) return;
  const small = shrink(raster, KEY_SIDE);
  const print = withScratch(() => keyPrint(small)?.slice());
  // If nothing or everything has the background's colour, there is no print. Cut out the subject instead.
  if (!print) return removeGround(raster, edge);
  await applyMatte(raster, small, print, edge === 0 ? 1 : edge);
}

/** The pixels that differ from the background: 1 = print. Undefined if these are almost none or almost all. */
function keyPrint(small: Raster): Uint8Array | undefined {
  const { width, height } = small;
  const ground = learnGround(toLab(small), width, height, FOLD_WEIGHT);
  const grain = Float32Array.from(
    ground.border.filter((i) => ground.seeds[i] === 1),
    (i) => ground.deviation[i]!,
  );
  const noise = valueAt(grain, 0.9);
  const print = bytePlane(width * height);
  const level = Math.min(16, Math.max(7, 2 * noise));
  let count = 0;
  for (let i = 0; i < print.length; i++) {
    print[i] = ground.deviation[i]! > level ? 1 : 0;
    count += print[i]!;
  }
  dropFaintParts(print, width, height, ground.deviation, level * 1.7);
  dropSmallParts(print, width, height, 0, 5);
  const share = count / print.length;
  return share < 0.004 || share > 0.97 ? undefined : print;
}

/**
 * Finds the print on a garment: the marks inside the subject, away from its contour, that differ from its fabric. If there are
 * none, the subject itself is the print.
 *
 * @returns its box in the raster's pixels, with a small margin.
 */
function findPrint(raster: Raster): Box {
  const small = shrink(raster, ANALYSIS_SIDE);
  const { width } = small;
  const box = withScratch(() => {
    const subject = isCutOut(raster) ? opaque(small) : segment(small);
    const marks = marksOnFabric(toLab(small), subject, width, small.height);
    return boxOf(marks ?? subject, width);
  });
  const scale = raster.width / width;
  const margin = Math.round(0.04 * Math.max(box.width, box.height) * scale) + 2;
  const left = Math.max(0, Math.floor(box.left * scale) - margin);
  const top = Math.max(0, Math.floor(box.top * scale) - margin);
  return {
    left,
    top,
    width: Math.min(raster.width, Math.ceil((box.left + box.width) * scale) + margin) - left,
    height: Math.min(raster.height, Math.ceil((box.top + box.height) * scale) + margin) - top,
  };
}

/** Crops a picture to its print with the fabric around it. Reuses the memory of `raster`, which must not be used afterwards. */
export function cropToPrint(raster: Raster): Raster {
  return trimRaster(raster, findPrint(raster));
}

function marksOnFabric(lab: LabPlanes, subject: Uint8Array, width: number, height: number): Uint8Array | undefined {
  const depth = distanceInside(subject, width, height);
  let area = 0;
  for (const v of subject) area += v;
  const seam = 0.07 * Math.sqrt(area);
  const fabric = commonColour(lab, (i) => depth[i]! > seam * 0.5 * PIXEL);
  if (!fabric || fabric.share < 0.3) return undefined;
  const marks = bytePlane(subject.length);
  const contrast = floatPlane(subject.length);
  let count = 0;
  for (let i = 0; i < marks.length; i++) {
    if (depth[i]! <= seam * PIXEL) continue;
    // Folds darken and lighten the fabric, so lightness counts half.
    const dl = (lab.l[i]! - fabric.l) * 0.5;
    contrast[i] = Math.sqrt(dl * dl + (lab.a[i]! - fabric.a) ** 2 + (lab.b[i]! - fabric.b) ** 2);
    if (contrast[i]! > PRINT_CONTRAST) {
      marks[i] = 1;
      count++;
    }
  }
  if (count < area * 0.008) return undefined;
  dropFaintParts(marks, width, height, contrast, PRINT_CONTRAST * 1.6);
  dropSmallParts(marks, width, height, STRAY, 6);
  return marks;
}

interface CommonColour {
  l: number;
  a: number;
  b: number;
  /** Share of the counted pixels that are close to this colour. */
  share: number;
}

/** The most common colour of the counted pixels, within a few ΔE. */
function commonColour(lab: LabPlanes, counts: (i: number) => boolean): CommonColour | undefined {
  const bins = new Map<number, number>();
  let total = 0;
  for (let i = 0; i < lab.l.length; i++) {
    if (!counts(i)) continue;
    total++;
    const bin =
      (Math.round(lab.l[i]! / 12) * 64 + Math.round(lab.a[i]! / 8) + 32) * 64 + Math.round(lab.b[i]! / 8) + 32;
    bins.set(bin, (bins.get(bin) ?? 0) + 1);
  }
  let best = -1;
  let most = 0;
  for (const [bin, count] of bins) {
    if (count > most) {
      most = count;
      best = bin;
    }
  }
  if (best < 0) return undefined;
  let l = Math.floor(best / 4096) * 12;
  let a = ((Math.floor(best / 64) % 64) - 32) * 8;
  let b = ((best % 64) - 32) * 8;
  let share = 0;
  for (let round = 0; round < 2; round++) {
    let [sl, sa, sb, n] = [0, 0, 0, 0];
    for (let i = 0; i < lab.l.length; i++) {
      if (!counts(i) || Math.hypot((lab.l[i]! - l) * 0.5, lab.a[i]! - a, lab.b[i]! - b) > PRINT_CONTRAST) continue;
      sl += lab.l[i]!;
      sa += lab.a[i]!;
      sb += lab.b[i]!;
      n++;
    }
    if (n === 0) break;
    l = sl / n;
    a = sa / n;
    b = sb / n;
    share = n / total;
  }
  return { l, a, b, share };
}

function opaque(small: Raster): Uint8Array {
  const mask = bytePlane(small.width * small.height);
  for (let i = 0; i < mask.length; i++) mask[i] = small.data[i * 4 + 3]! > 127 ? 1 : 0;
  return mask;
}

/** The box around all parts of a mask, except stray parts that are far smaller than the largest. */
function boxOf(mask: Uint8Array, width: number): Box {
  const height = mask.length / width;
  const { start, end, part, area } = findParts(mask, width, height);
  const most = largest(area);
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let run = 0; run < part.length; run++) {
    if (area[part[run]!]! < most * STRAY) continue;
    const y = Math.floor(start[run]! / width);
    left = Math.min(left, start[run]! - y * width);
    right = Math.max(right, end[run]! - 1 - y * width);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  if (right < 0) return { left: 0, top: 0, width, height };
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}
