/** Connected parts of a mask. */
export interface Parts {
  /** Number of the part that a pixel belongs to, from 1; 0 outside the mask. */
  label: Int32Array;
  /** Pixels in each part; index 0 is unused. */
  area: number[];
}

/** Labels the 4-connected parts of the pixels whose mask is 1. */
export function labelParts(mask: Uint8Array, width: number, height: number): Parts {
  const label = new Int32Array(mask.length);
  const area = [0];
  const stack = new Int32Array(mask.length);
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] !== 1 || label[start] !== 0) continue;
    const id = area.length;
    let count = 0;
    let top = 0;
    const visit = (i: number) => {
      if (mask[i] !== 1 || label[i] !== 0) return;
      label[i] = id;
      stack[top++] = i;
    };
    visit(start);
    while (top > 0) {
      const i = stack[--top]!;
      count++;
      const x = i % width;
      if (x > 0) visit(i - 1);
      if (x < width - 1) visit(i + 1);
      if (i >= width) visit(i - width);
      if (i + width < width * height) visit(i + width);
    }
    area.push(count);
  }
  return { label, area };
}

/** Takes specks away: parts under `share` of the largest part, and under `minArea` pixels, become 0. In place. */
export function dropSmallParts(mask: Uint8Array, width: number, height: number, share: number, minArea: number): void {
  const { label, area } = labelParts(mask, width, height);
  const least = Math.max(minArea, Math.max(...area) * share);
  for (let i = 0; i < mask.length; i++) if (mask[i] === 1 && area[label[i]!]! < least) mask[i] = 0;
}

/** Takes parts away in which no pixel's strength reaches `least`: faint specks beside the real thing. In place. */
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
 * Distance of every mask pixel (1) to the nearest pixel outside the mask (0), in pixels, by a chamfer of weights 3 and 4
 * over 3; 0 outside. The picture's rim is no outside.
 */
export function distanceInside(mask: Uint8Array, width: number, height: number): Float32Array {
  const far = 1e9;
  const d = new Float32Array(mask.length);
  for (let i = 0; i < d.length; i++) d[i] = mask[i] === 1 ? far : 0;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      let v = d[i]!;
      if (v === 0) continue;
      if (x > 0) v = Math.min(v, d[i - 1]! + 1);
      if (y > 0) {
        v = Math.min(v, d[i - width]! + 1);
        if (x > 0) v = Math.min(v, d[i - width - 1]! + 4 / 3);
        if (x < width - 1) v = Math.min(v, d[i - width + 1]! + 4 / 3);
      }
      d[i] = v;
    }
  }
  for (let y = height - 1, i = d.length - 1; y >= 0; y--) {
    for (let x = width - 1; x >= 0; x--, i--) {
      let v = d[i]!;
      if (v === 0) continue;
      if (x < width - 1) v = Math.min(v, d[i + 1]! + 1);
      if (y < height - 1) {
        v = Math.min(v, d[i + width]! + 1);
        if (x < width - 1) v = Math.min(v, d[i + width + 1]! + 4 / 3);
        if (x > 0) v = Math.min(v, d[i + width - 1]! + 4 / 3);
      }
      d[i] = v;
    }
  }
  return d;
}

/** The mask with 0 and 1 exchanged. */
export function invert(mask: Uint8Array): Uint8Array {
  const out = new Uint8Array(mask.length);
  for (let i = 0; i < mask.length; i++) out[i] = 1 - mask[i]!;
  return out;
}

/** Share of pixels that are 1. */
export function coverage(mask: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < mask.length; i++) count += mask[i]!;
  return count / mask.length;
}

/** Share of pixels, 0–1, that lie well inside the mask: at least `depth` pixels from its rim along rows and columns. */
export function solidShare(mask: Uint8Array, width: number, height: number, depth: number): number {
  let count = 0;
  for (let y = depth; y < height - depth; y++) {
    for (let x = depth, i = y * width + depth; x < width - depth; x++, i++) {
      count += mask[i]! & mask[i - depth]! & mask[i + depth]! & mask[i - depth * width]! & mask[i + depth * width]!;
    }
  }
  return count / mask.length;
}
