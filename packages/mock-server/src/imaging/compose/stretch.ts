import { createRaster, wordsOf } from '../pixels/raster.js';
import type { Raster } from '../types.js';

/**
 * Scales a soft picture up, straight between its pixels. Grounds have nothing in them that a finer way would show, and this one
 * takes a tenth of the time.
 *
 * @param raster an opaque picture.
 */
export function stretch(raster: Raster, width: number, height: number): Raster {
  const out = createRaster(width, height);
  const [from, to] = [wordsOf(raster), wordsOf(out)];
  const across = steps(width, raster.width);
  const down = steps(height, raster.height);
  const row = new Uint32Array(raster.width + 1);
  for (let y = 0; y < height; y++) {
    const upper = down.first[y]!;
    const lower = Math.min(raster.height - 1, upper + 1);
    mixRows(from, upper * raster.width, lower * raster.width, down.share[y]!, row);
    stretchRow(row, across, to, y * width);
  }
  return out;
}

function mixRows(from: Uint32Array, upper: number, lower: number, share: number, row: Uint32Array): void {
  const width = row.length - 1;
  for (let x = 0; x < width; x++) row[x] = between(from[upper + x]!, from[lower + x]!, share);
  row[width] = row[width - 1]!;
}

function stretchRow(row: Uint32Array, { first, share }: Steps, to: Uint32Array, at: number): void {
  for (let x = 0; x < first.length; x++) {
    const left = first[x]!;
    to[at + x] = between(row[left]!, row[left + 1]!, share[x]!);
  }
}

/** Between which two pixels each pixel of a longer row lies, and the share of the second in 256ths. */
interface Steps {
  first: Uint32Array;
  share: Uint32Array;
}

function steps(to: number, from: number): Steps {
  const [first, share] = [new Uint32Array(to), new Uint32Array(to)];
  for (let x = 0; x < to; x++) {
    const place = Math.min(from - 1, Math.max(0, ((x + 0.5) * from) / to - 0.5));
    first[x] = Math.floor(place);
    share[x] = Math.round((place - first[x]!) * 256);
  }
  return { first, share };
}

/** Two pixels as words, mixed; two of their four channels at a time. */
function between(one: number, other: number, share: number): number {
  const rest = 256 - share;
  const even = Math.imul(one & 0xff00ff, rest) + Math.imul(other & 0xff00ff, share) + 0x800080;
  const odd = Math.imul((one >>> 8) & 0xff00ff, rest) + Math.imul((other >>> 8) & 0xff00ff, share) + 0x800080;
  return ((even >>> 8) & 0xff00ff) | (odd & 0xff00ff00);
}
