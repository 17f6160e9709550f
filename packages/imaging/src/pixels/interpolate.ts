import { floatPlane } from './scratch.js';

/**
 * Interpolates a row between two rows of a plane.
 *
 * @param fields numbers per pixel of the plane.
 * @param at the row's place: 0 is the middle of the plane's first row. Beyond the edge the outermost row is repeated.
 * @param out receives `(width + 1) × fields` numbers. The last pixel is repeated, so that a reader may look one past it.
 * @param from first pixel to compute. Default: the first of the row.
 * @param to pixel before which to stop. Default: the end of the row.
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

/** Where pixel `x` of a row of `from` pixels lies in a row of `to` pixels: 0 is the middle of its first pixel, `to − 1` of its last. */
export function placeIn(x: number, from: number, to: number): number {
  const place = ((x + 0.5) * to) / from - 0.5;
  return place < 0 ? 0 : Math.min(place, to - 1);
}

/** Scales up a plane of one number per pixel by linear interpolation. */
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
