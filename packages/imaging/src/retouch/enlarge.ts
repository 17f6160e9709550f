import { ImagingError } from '../picture/errors.js';
import type { Codec, Raster } from '../picture/types.js';

/** Largest factor. */
const MOST = 8;
/** Most pixels of an enlarged picture. More could use up the mock's memory. */
const MOST_PIXELS = 100_000_000;

/** Enlarges by a whole factor and sharpens. Throws `bad-option` or `too-large-dimensions`. */
export async function enlarge(raster: Raster, factor: number, codec: Codec): Promise<Raster> {
  if (!(Number.isInteger(factor) && factor >= 1 && factor <= MOST)) {
    throw new ImagingError('bad-option', `scale must be a whole number within 1–${MOST} (got ${factor}).`);
  }
  const width = raster.width * factor;
  const height = raster.height * factor;
  if (width * height > MOST_PIXELS) {
    throw new ImagingError('too-large-dimensions', `The enlarged picture would have ${width} × ${height} px.`);
  }
  const large = await codec.resize(raster, width, height);
  sharpen(large, factor, 0.5);
  return large;
}

/** Unsharp mask, in place: amplifies a pixel's difference from the mean of the four pixels at `distance` above, below and beside it. */
export function sharpen(raster: Raster, distance: number, amount: number): void {
  const { width, height, data } = raster;
  const line = width * 4;
  // The rows above have already been changed when they are needed, so their old colours are kept.
  const kept = new Uint8ClampedArray((distance + 1) * line);
  for (let y = 0; y < height; y++) {
    const row = data.subarray(y * line, (y + 1) * line);
    const old = kept.subarray((y % (distance + 1)) * line).subarray(0, line);
    old.set(row);
    const above = kept.subarray(((y - Math.min(y, distance)) % (distance + 1)) * line);
    const under = Math.min(height - 1, y + distance);
    const below = under === y ? old : data.subarray(under * line);
    for (let x = 0, p = 0; x < width; x++, p += 4) {
      const left = Math.min(x, distance) * 4;
      const right = Math.min(width - 1 - x, distance) * 4;
      for (let c = p; c < p + 3; c++) {
        const around = (above[c]! + below[c]! + old[c - left]! + old[c + right]!) / 4;
        row[c] = old[c]! + amount * (old[c]! - around);
      }
    }
  }
}
