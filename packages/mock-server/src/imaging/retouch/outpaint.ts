import { limit } from '../../spec/spec.js';
import { ImagingError } from '../errors.js';
import { softBlur } from '../pixels/blur.js';
import { createRaster, shrink } from '../pixels/raster.js';
import type { Codec, Margins, Raster } from '../types.js';

/** Adds margins that continue the picture: mirrored near it, running into a soft ground of its colours farther out. */
export async function outpaint(raster: Raster, margins: Margins, codec: Codec): Promise<Raster> {
  for (const [side, value] of Object.entries(margins)) {
    if (!Number.isInteger(value) || value < 0)
      throw new ImagingError('bad-option', `${side} = ${value} is no margin in pixels.`);
  }
  const width = raster.width + margins.left + margins.right;
  const height = raster.height + margins.top + margins.bottom;
  // A picture that is made may be as long as one that is taken.
  if (Math.max(width, height) > limit('sidePixelsMax')) {
    throw new ImagingError('too-large-dimensions', `The extended picture would have ${width} × ${height} px.`);
  }
  const out = mirrored(raster, margins, width, height);
  const soft = await softened(out, codec);
  const reach = Math.max(8, 0.12 * Math.min(raster.width, raster.height));
  for (let y = 0, p = 0; y < height; y++) {
    const dy = Math.max(margins.top - y, y - (margins.top + raster.height - 1), 0);
    for (let x = 0; x < width; x++, p += 4) {
      const dx = Math.max(margins.left - x, x - (margins.left + raster.width - 1), 0);
      const share = Math.min(1, Math.hypot(dx, dy) / reach);
      if (share === 0) continue;
      for (let c = p; c < p + 4; c++) out.data[c] = out.data[c]! + (soft.data[c]! - out.data[c]!) * share;
    }
  }
  return out;
}

function mirrored(raster: Raster, margins: Margins, width: number, height: number): Raster {
  const out = createRaster(width, height);
  const from = new Uint32Array(raster.data.buffer, raster.data.byteOffset, raster.width * raster.height);
  const to = new Uint32Array(out.data.buffer);
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

async function softened(raster: Raster, codec: Codec): Promise<Raster> {
  const small = shrink(raster, 96);
  const plane = new Float32Array(small.width * small.height);
  for (let c = 0; c < 4; c++) {
    for (let i = 0; i < plane.length; i++) plane[i] = small.data[i * 4 + c]!;
    const soft = softBlur(plane, small.width, small.height, 3);
    for (let i = 0; i < plane.length; i++) small.data[i * 4 + c] = soft[i]!;
  }
  return codec.resize(small, raster.width, raster.height);
}
