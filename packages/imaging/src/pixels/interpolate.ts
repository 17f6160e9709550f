import { floatPlane } from './scratch.js';

/**
 * The values along a row that lies between two rows of a plane, by their distance from it.
 *
 * @param fields numbers for each pixel of the plane.
 * @param at the row's place, where 0 is the middle of the plane's first row; beyond the rim the last row is repeated.
 * @param out takes `(width + 1) × fields` numbers: the last pixel is repeated, so that one may look past it.
 * @param from, to the part of the row that is wanted, from one pixel to before another; all of it without.
 */
export function rowBetween(
  plane: Float32Array | Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
  fields: number,
  at: number,
  out: Float64Array,
  from = 0,
  to = width,
): void {
  const y = Math.min(height - 1, Math.max(0, at));
  const first = Math.floor(y);
  const length = width * fields;
  const upper = first * length;
  const lower = Math.min(height - 1, first + 1) * length;
  const t = y - first;
  for (let k = from * fields; k < to * fields; k++)
    out[k] = plane[upper + k]! + (plane[lower + k]! - plane[upper + k]!) * t;
  if (to === width) out.copyWithin(length, length - fields, length);
}

/** Where a pixel of a row of `from` pixels lies in one of `to` pixels: 0 is the middle of its first, `to − 1` of its last. */
export function placeIn(x: number, from: number, to: number): number {
  const place = ((x + 0.5) * to) / from - 0.5;
  return place < 0 ? 0 : Math.min(place, to - 1);
}

/** Scales a plane of one number a pixel up between its pixels. */
export function enlargePlane(plane: Float32Array, w: number, h: number, width: number, height: number): Float32Array {
  const out = floatPlane(width * height);
  const row = new Float64Array(w + 1);
  for (let y = 0, i = 0; y < height; y++) {
    rowBetween(plane, w, h, 1, placeIn(y, height, h), row);
    for (let x = 0; x < width; x++, i++) {
      const place = placeIn(x, width, w);
      const left = Math.floor(place);
      out[i] = row[left]! + (row[left + 1]! - row[left]!) * (place - left);
    }
  }
  return out;
}
