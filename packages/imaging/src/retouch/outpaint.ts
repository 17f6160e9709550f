import { ImagingError } from '../picture/errors.js';
import type { Margins, Raster } from '../picture/types.js';
import { softBlur } from '../pixels/blur.js';
import { placeIn, rowBetween } from '../pixels/interpolate.js';
import { createRaster, shrink, wordsOf } from '../pixels/raster.js';

/**
 * Adds margins that continue the picture: mirrored near the edge, fading into a soft blur of its colours farther out.
 *
 * @param longestSide longest side of the result, in pixels.
 * @throws ImagingError `bad-option` if a margin is not a whole number ≥ 0; `too-large-dimensions` if the result is too large.
 */
export function outpaint(raster: Raster, margins: Margins, longestSide: number): Raster {
  for (const [side, value] of Object.entries(margins)) {
    if (!Number.isInteger(value) || value < 0)
      throw new ImagingError('bad-option', `${side} must be a whole number of pixels, at least 0 (got ${value}).`);
  }
  const width = raster.width + margins.left + margins.right;
  const height = raster.height + margins.top + margins.bottom;
  if (Math.max(width, height) > longestSide) {
    throw new ImagingError('too-large-dimensions', `The extended picture would have ${width} × ${height} px.`);
  }
  const out = mirrored(raster, margins, width, height);
  const soft = softened(out);
  const row = new Float64Array((soft.width + 1) * 4);
  const reach = Math.max(8, 0.12 * Math.min(raster.width, raster.height));
  for (let y = 0, p = 0; y < height; y++) {
    const dy = Math.max(margins.top - y, y - (margins.top + raster.height - 1), 0);
    rowBetween(soft.data, soft.width, soft.height, 4, placeIn(y, height, soft.height), row);
    for (let x = 0; x < width; x++, p += 4) {
      const dx = Math.max(margins.left - x, x - (margins.left + raster.width - 1), 0);
      if (dx === 0 && dy === 0) continue;
      const share = Math.min(1, Math.sqrt(dx * dx + dy * dy) / reach);
      const place = placeIn(x, width, soft.width);
      const t = place - Math.floor(place);
      for (let c = 0, k = Math.floor(place) * 4; c < 4; c++, k++) {
        const ground = row[k]! + (row[k + 4]! - row[k]!) * t;
        out.data[p + c] = out.data[p + c]! + (ground - out.data[p + c]!) * share;
      }
    }
  }
  return out;
}

function mirrored(raster: Raster, margins: Margins, width: number, height: number): Raster {
  const out = createRaster(width, height);
  const [from, to] = [wordsOf(raster), wordsOf(out)];
  const columns = Uint32Array.from({ length: width }, (_, x) => mirror(x - margins.left, raster.width));
  for (let y = 0, i = 0; y < height; y++) {
    const row = mirror(y - margins.top, raster.height) * raster.width;
    for (let x = 0; x < width; x++, i++) to[i] = from[row + columns[x]!]!;
  }
  return out;
}

function mirror(place: number, length: number): number {
  const period = 2 * length;
  const at = ((place % period) + period) % period;
  return at < length ? at : period - 1 - at;
}

/** A small, blurred copy. */
function softened(raster: Raster): Raster {
  const small = shrink(raster, 96);
  const plane = new Float32Array(small.width * small.height);
  for (let c = 0; c < 4; c++) {
    for (let i = 0; i < plane.length; i++) plane[i] = small.data[i * 4 + c]!;
    const soft = softBlur(plane, small.width, small.height, 3);
    for (let i = 0; i < plane.length; i++) small.data[i * 4 + c] = soft[i]!;
  }
  return small;
}
