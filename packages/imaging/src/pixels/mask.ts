import { shortPlane } from './scratch.js';

/** Connected parts of a mask, as runs of pixels within a row: there are far fewer runs than pixels. */
export interface Parts {
  /** Index of the first pixel of each run, in the order of the pixels. */
  start: number[];
  /** Index after the last pixel of each run. */
  end: number[];
  /** Number of the part that each run belongs to, from 0. */
  part: Int32Array;
  /** Pixels in each part. */
  area: number[];
}

/** Finds the 4-connected parts of the pixels whose mask is 1, by union–find over runs. */
export function findParts(mask: Uint8Array, width: number, height: number): Parts {
  const start: number[] = [];
  const end: number[] = [];
  const parent: number[] = [];
  const root = (run: number): number => {
    let r = run;
    while (parent[r] !== r) {
      parent[r] = parent[parent[r]!]!;
      r = parent[r]!;
    }
    return r;
  };
  let above = 0;
  for (let y = 0; y < height; y++) {
    const rowEnd = (y + 1) * width;
    const firstOfRow = start.length;
    let i = y * width;
    while (i < rowEnd) {
      while (i < rowEnd && mask[i] !== 1) i++;
      if (i === rowEnd) break;
      const from = i;
      while (i < rowEnd && mask[i] === 1) i++;
      const run = start.length;
      start.push(from);
      end.push(i);
      parent.push(run);
      // Join the runs of the row above that touch this one. The last of them may touch the next run too.
      while (above < firstOfRow && end[above]! + width <= from) above++;
      for (let k = above; k < firstOfRow && start[k]! + width < i; k++) parent[root(k)] = root(run);
    }
    above = firstOfRow;
  }
  const area: number[] = [];
  const part = new Int32Array(start.length);
  const numbered = new Int32Array(start.length).fill(-1);
  for (let run = 0; run < part.length; run++) {
    const r = root(run);
    if (numbered[r]! < 0) numbered[r] = area.push(0) - 1;
    part[run] = numbered[r]!;
    area[part[run]!]! += end[run]! - start[run]!;
  }
  return { start, end, part, area };
}

/**
 * Removes specks, in place: parts smaller than `share` of the largest part or than `minArea` pixels become 0.
 *
 * @returns the share of the picture, 0–1, that is still 1.
 */
export function dropSmallParts(
  mask: Uint8Array,
  width: number,
  height: number,
  share: number,
  minArea: number,
): number {
  const { start, end, part, area } = findParts(mask, width, height);
  const least = Math.max(minArea, largest(area) * share);
  let kept = 0;
  for (let run = 0; run < part.length; run++) {
    if (area[part[run]!]! < least) mask.fill(0, start[run], end[run]);
    else kept += end[run]! - start[run]!;
  }
  return kept / mask.length;
}

/** Area of the largest part. */
export function largest(area: readonly number[]): number {
  let most = 0;
  for (const count of area) most = Math.max(most, count);
  return most;
}

/** Removes faint specks, in place: parts in which no pixel's strength reaches `least` become 0. */
export function dropFaintParts(
  mask: Uint8Array,
  width: number,
  height: number,
  strength: Float32Array,
  least: number,
): void {
  const { start, end, part, area } = findParts(mask, width, height);
  const strong = new Uint8Array(area.length);
  for (let run = 0; run < part.length; run++) {
    for (let i = start[run]!; i < end[run]! && strong[part[run]!] === 0; i++) {
      if (strength[i]! >= least) strong[part[run]!] = 1;
    }
  }
  for (let run = 0; run < part.length; run++) if (strong[part[run]!] === 0) mask.fill(0, start[run], end[run]);
}

/** What {@link distanceInside} counts for a step along a row or column, and for a diagonal step. */
export const PIXEL = 3;
const DIAGONAL = 4;
const FAR = 60_000;

/**
 * Distance of every mask pixel (not 0) to the nearest pixel outside the mask (0), in thirds of a pixel ({@link PIXEL} is one), by a
 * 3–4 chamfer; 0 outside. The edge of the picture does not count as outside.
 */
export function distanceInside(mask: Uint8Array, width: number, height: number): Uint16Array {
  const distance = shortPlane(mask.length);
  for (let i = 0; i < distance.length; i++) distance[i] = mask[i] !== 0 ? FAR : 0;
  sweep(distance, width, height, 1);
  sweep(distance, width, height, -1);
  return distance;
}

/**
 * Lowers each distance to what its neighbours in the row before and the one before it in its row allow.
 *
 * @param step 1 from the first pixel to the last, −1 from the last to the first.
 */
function sweep(distance: Uint16Array, width: number, height: number, step: 1 | -1): void {
  const first = step > 0 ? 0 : distance.length - 1;
  let before = new Uint16Array(width + 1).fill(FAR);
  let row = before.slice();
  for (let y = 0; y < height; y++) {
    sweepRow(distance, first + step * y * width, step, before, row);
    [before, row] = [row, before];
  }
}

/** Lowers the distances of one row, which are then copied to `row` in the order of the sweep, with a far one behind the last. */
function sweepRow(distance: Uint16Array, first: number, step: number, before: Uint16Array, row: Uint16Array): void {
  let last = FAR;
  let behind = FAR;
  let beside = before[0]!;
  for (let x = 0, i = first; x < row.length - 1; x++, i += step) {
    const ahead = before[x + 1]!;
    let own = distance[i]!;
    if (own > 0) {
      own = Math.min(own, Math.min(last, beside) + PIXEL, Math.min(behind, ahead) + DIAGONAL);
      distance[i] = own;
    }
    row[x] = own;
    last = own;
    behind = beside;
    beside = ahead;
  }
}

/** Share of pixels that are 1. */
export function coverage(mask: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < mask.length; i++) count += mask[i]!;
  return count / mask.length;
}

/**
 * Whether more than a share of the picture, 0–1, lies well inside the mask: at least `depth` pixels from its edge along rows and
 * columns.
 */
export function isSolid(mask: Uint8Array, width: number, height: number, depth: number, share: number): boolean {
  let left = share * mask.length;
  for (let y = depth; y < height - depth && left >= 0; y++) {
    for (let x = depth, i = y * width + depth; x < width - depth; x++, i++) {
      left -= mask[i]! & mask[i - depth]! & mask[i + depth]! & mask[i - depth * width]! & mask[i + depth * width]!;
    }
  }
  return left < 0;
}
