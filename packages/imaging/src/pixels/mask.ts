import { floatPlane, intPlane, withScratch } from './scratch.js';

/** Connected parts of a mask. */
export interface Parts {
  /** Number of the part that a pixel belongs to, from 1; 0 outside the mask. */
  label: Int32Array;
  /** Pixels in each part; index 0 is unused. */
  area: number[];
}

/** Labels the 4-connected parts of the pixels whose mask is 1. */
export function labelParts(mask: Uint8Array, width: number, height: number): Parts {
  // Union–find over runs of mask pixels within a row, because there are far fewer runs than pixels.
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
  const label = intPlane(mask.length);
  const area = [0];
  const number = new Int32Array(start.length);
  for (let run = 0; run < start.length; run++) {
    const r = root(run);
    if (number[r] === 0) number[r] = area.push(0) - 1;
    const id = number[r]!;
    area[id]! += end[run]! - start[run]!;
    label.fill(id, start[run], end[run]);
  }
  return { label, area };
}

/** Removes specks, in place: parts smaller than `share` of the largest part or than `minArea` pixels become 0. */
export function dropSmallParts(mask: Uint8Array, width: number, height: number, share: number, minArea: number): void {
  withScratch(() => {
    const { label, area } = labelParts(mask, width, height);
    const least = Math.max(minArea, largest(area) * share);
    if (area.length <= 2 && (area[1] ?? 0) >= least) return;
    for (let i = 0; i < mask.length; i++) if (mask[i] === 1 && area[label[i]!]! < least) mask[i] = 0;
  });
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
  const { label, area } = labelParts(mask, width, height);
  const strong = new Uint8Array(area.length);
  for (let i = 0; i < mask.length; i++) if (strength[i]! >= least) strong[label[i]!] = 1;
  for (let i = 0; i < mask.length; i++) if (strong[label[i]!] === 0) mask[i] = 0;
}

/**
 * Distance of every mask pixel (1) to the nearest pixel outside the mask (0), in pixels, by a 3–4 chamfer; 0 outside. The edge
 * of the picture does not count as outside.
 */
export function distanceInside(mask: Uint8Array, width: number, height: number): Float32Array {
  const d = floatPlane(mask.length);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (mask[i] !== 1) continue;
      let straight = 1e9;
      let across = 1e9;
      if (x > 0) straight = d[i - 1]!;
      if (y > 0) {
        if (d[i - width]! < straight) straight = d[i - width]!;
        if (x > 0) across = d[i - width - 1]!;
        if (x < width - 1 && d[i - width + 1]! < across) across = d[i - width + 1]!;
      }
      d[i] = Math.min(straight + 1, across + DIAGONAL);
    }
  }
  for (let y = height - 1, i = d.length - 1; y >= 0; y--) {
    for (let x = width - 1; x >= 0; x--, i--) {
      const own = d[i]!;
      if (own <= 1) continue;
      let straight = 1e9;
      let across = 1e9;
      if (x < width - 1) straight = d[i + 1]!;
      if (y < height - 1) {
        if (d[i + width]! < straight) straight = d[i + width]!;
        if (x < width - 1) across = d[i + width + 1]!;
        if (x > 0 && d[i + width - 1]! < across) across = d[i + width - 1]!;
      }
      const other = Math.min(straight + 1, across + DIAGONAL);
      if (other < own) d[i] = other;
    }
  }
  return d;
}

/** Length of a diagonal step in the chamfer. A step along a row or column has length 1. */
const DIAGONAL = 4 / 3;

/** Share of pixels that are 1. */
export function coverage(mask: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < mask.length; i++) count += mask[i]!;
  return count / mask.length;
}

/** Share of pixels, 0–1, well inside the mask: at least `depth` pixels from its edge along rows and columns. */
export function solidShare(mask: Uint8Array, width: number, height: number, depth: number): number {
  let count = 0;
  for (let y = depth; y < height - depth; y++) {
    for (let x = depth, i = y * width + depth; x < width - depth; x++, i++) {
      count += mask[i]! & mask[i - depth]! & mask[i + depth]! & mask[i - depth * width]! & mask[i + depth * width]!;
    }
  }
  return count / mask.length;
}
