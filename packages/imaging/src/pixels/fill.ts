import type { Raster } from '../picture/types.js';

/** A closed outline: x, y, x, y, … in pixels. */
export type Outline = readonly number[];

/** How much of each pixel of a rectangle a shape covers, 0–1. */
export interface Patch {
  left: number;
  top: number;
  width: number;
  height: number;
  values: Float32Array;
}

/**
 * Computes how much of each pixel lies inside the outlines, as exact area coverage, so that edges are smooth. Outlines that turn
 * the same way are united. Outlines that turn the other way cut holes, as in font glyphs.
 *
 * @param frame size of the raster that the shape is drawn on. Parts outside of it are cut off.
 * @param padding pixels of free space around the shape, for example for a blur.
 */
export function fillOutlines(
  outlines: readonly Outline[],
  frame: { width: number; height: number },
  padding = 0,
): Patch {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const outline of outlines) {
    for (let i = 0; i < outline.length; i += 2) {
      x0 = Math.min(x0, outline[i]!);
      x1 = Math.max(x1, outline[i]!);
      y0 = Math.min(y0, outline[i + 1]!);
      y1 = Math.max(y1, outline[i + 1]!);
    }
  }
  const left = Math.max(0, Math.floor(x0) - padding);
  const top = Math.max(0, Math.floor(y0) - padding);
  const width = Math.max(0, Math.min(frame.width, Math.ceil(x1) + padding) - left);
  const height = Math.max(0, Math.min(frame.height, Math.ceil(y1) + padding) - top);
  // There is nothing to draw, or all of it is outside the frame.
  if (!(width > 0 && height > 0)) return { left: 0, top: 0, width: 0, height: 0, values: new Float32Array(0) };
  const filler = new Filler(width, height);
  for (const outline of outlines) filler.add(outline, left, top);
  return { left, top, width, height, values: filler.coverage() };
}

/** Accumulates signed pieces of edges. The running sum along a row is the coverage. */
class Filler {
  readonly #width: number;
  readonly #height: number;
  /** Signed change of coverage from one pixel to the next along a row. */
  readonly #change: Float32Array;

  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
    this.#change = new Float32Array((width + 2) * height);
  }

  add(outline: Outline, dx: number, dy: number): void {
    const n = outline.length;
    for (let i = 0; i < n; i += 2) {
      const j = (i + 2) % n;
      this.#edge(outline[i]! - dx, outline[i + 1]! - dy, outline[j]! - dx, outline[j + 1]! - dy);
    }
  }

  #edge(ax: number, ay: number, bx: number, by: number): void {
    if (ay === by) return;
    const sign = ay < by ? 1 : -1;
    const [x0, y0, x1, y1] = ay < by ? [ax, ay, bx, by] : [bx, by, ax, ay];
    const slope = (x1 - x0) / (y1 - y0);
    const last = Math.min(this.#height, Math.ceil(y1));
    for (let row = Math.max(0, Math.floor(y0)); row < last; row++) {
      const top = Math.max(y0, row);
      const bottom = Math.min(y1, row + 1);
      if (bottom <= top) continue;
      const xa = x0 + (top - y0) * slope;
      const xb = x0 + (bottom - y0) * slope;
      this.#span(row, Math.min(xa, xb), Math.max(xa, xb), sign * (bottom - top));
    }
  }

  /** Adds a piece of an edge between `left` and `right`, which covers the height `tall` of a row, to the pixels right of it. */
  #span(row: number, left: number, right: number, tall: number): void {
    const base = row * (this.#width + 2);
    const a = Math.min(this.#width, Math.max(0, left));
    const b = Math.min(this.#width, Math.max(0, right));
    const first = Math.floor(a);
    const end = Math.floor(b);
    if (first === end) {
      const cover = tall * (1 - ((a + b) / 2 - first));
      this.#change[base + first]! += cover;
      this.#change[base + first + 1]! += tall - cover;
      return;
    }
    const each = tall / (b - a);
    let covered = 0;
    for (let x = first; x <= end; x++) {
      const from = Math.max(a, x);
      const to = Math.min(b, x + 1);
      const part = each * (to - from);
      const inPixel = part * (1 - ((from + to) / 2 - x));
      this.#change[base + x]! += inPixel;
      this.#change[base + x + 1]! += part - inPixel;
      covered += part;
    }
    this.#change[base + end + 1]! += tall - covered;
  }

  /** Sums up the changes. The result overwrites them: each pixel is stored at or before the place of its change. */
  coverage(): Float32Array {
    const [width, height, plane] = [this.#width, this.#height, this.#change];
    for (let y = 0, i = 0; y < height; y++) {
      let sum = 0;
      const base = y * (width + 2);
      for (let x = 0; x < width; x++, i++) {
        sum += plane[base + x]!;
        plane[i] = Math.min(1, Math.abs(sum));
      }
    }
    return plane.subarray(0, width * height);
  }
}

/** The colour of a shape at a place: red, green, blue, 0–255. */
export type Paint = (x: number, y: number) => readonly [number, number, number];

/** Paints a patch over a raster. `opacity` 0–1. */
export function paint(raster: Raster, patch: Patch, colour: Paint | readonly number[], opacity = 1): void {
  const { data } = raster;
  const shade = typeof colour === 'function' ? colour : undefined;
  let [r = 0, g = 0, b = 0] = typeof colour === 'function' ? [] : colour;
  for (let y = 0, i = 0; y < patch.height; y++) {
    let p = ((patch.top + y) * raster.width + patch.left) * 4;
    for (let x = 0; x < patch.width; x++, i++, p += 4) {
      const a = patch.values[i]! * opacity;
      if (a <= 0.002) continue;
      if (shade) [r, g, b] = shade(patch.left + x, patch.top + y);
      data[p] = data[p]! + (r - data[p]!) * a;
      data[p + 1] = data[p + 1]! + (g - data[p + 1]!) * a;
      data[p + 2] = data[p + 2]! + (b - data[p + 2]!) * a;
      if (data[p + 3]! < a * 255) data[p + 3] = a * 255;
    }
  }
}

/** An ellipse as an outline. */
export function ellipse(cx: number, cy: number, rx: number, ry: number): Outline {
  const out: number[] = [];
  for (let k = 0; k < 96; k++) {
    const t = (k / 96) * 2 * Math.PI;
    out.push(cx + rx * Math.cos(t), cy + ry * Math.sin(t));
  }
  return out;
}

/** A smooth closed curve through points (Catmull–Rom). */
export function smoothOutline(points: readonly (readonly [number, number])[]): Outline {
  const out: number[] = [];
  const n = points.length;
  for (let i = 0; i < n; i++) {
    const [p0, p1, p2, p3] = [points[(i + n - 1) % n]!, points[i]!, points[(i + 1) % n]!, points[(i + 2) % n]!];
    for (let k = 0; k < 16; k++) {
      const t = k / 16;
      for (const c of [0, 1] as const) {
        const [a, b, d, e] = [p0[c], p1[c], p2[c], p3[c]];
        out.push(b + 0.5 * t * (d - a + t * (2 * a - 5 * b + 4 * d - e + t * (3 * (b - d) + e - a))));
      }
    }
  }
  return out;
}

/** A rectangle with rounded corners, as an outline. */
export function roundedBox(left: number, top: number, width: number, height: number, radius: number): Outline {
  const r = Math.min(radius, width / 2, height / 2);
  const out: number[] = [];
  const corners = [
    [left + width - r, top + r, -90],
    [left + width - r, top + height - r, 0],
    [left + r, top + height - r, 90],
    [left + r, top + r, 180],
  ] as const;
  for (const [cx, cy, start] of corners) {
    for (let k = 0; k <= 8; k++) {
      const t = ((start + (k / 8) * 90) * Math.PI) / 180;
      out.push(cx + r * Math.cos(t), cy + r * Math.sin(t));
    }
  }
  return out;
}
