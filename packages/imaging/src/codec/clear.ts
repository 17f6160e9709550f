import type { Raster } from '../picture/types.js';
import { wordsOf } from '../pixels/raster.js';

/** Side of a square in pixels, as large as the blocks in which a lossy picture is encoded. */
const SIDE = 8;

/**
 * Gives clear pixels a colour that a lossy format encodes in few bits and that does not bleed into visible neighbours: the mean
 * of the visible pixels of the square, or the colour of the previous square. In place; alpha stays.
 */
export function paintClear(raster: Raster): void {
  const { width, height } = raster;
  const words = wordsOf(raster);
  let colour = 0;
  for (let top = 0; top < height; top += SIDE) {
    const end = Math.min(height, top + SIDE) * width;
    for (let left = 0; left < width; left += SIDE) {
      const across = Math.min(SIDE, width - left);
      const start = top * width + left;
      let common = -1;
      let any = 0;
      for (let row = start; row < end; row += width) {
        for (let i = row; i < row + across; i++) {
          common &= words[i]!;
          any |= words[i]!;
        }
      }
      // Most squares are visible all over.
      if (common >>> 24 !== 0) continue;
      if (any >>> 24 !== 0) colour = meanSeen(words, start, end, width, across);
      for (let row = start; row < end; row += width) {
        for (let i = row; i < row + across; i++) if (words[i]! >>> 24 === 0) words[i] = colour;
      }
    }
  }
}

/** The mean colour of what is not clear, without alpha, in the square whose rows begin at `start` and before `end`. */
function meanSeen(words: Uint32Array, start: number, end: number, width: number, across: number): number {
  let [red, green, blue, seen] = [0, 0, 0, 0];
  for (let row = start; row < end; row += width) {
    for (let i = row; i < row + across; i++) {
      const pixel = words[i]!;
      if (pixel >>> 24 === 0) continue;
      red += pixel & 255;
      green += (pixel >>> 8) & 255;
      blue += (pixel >>> 16) & 255;
      seen++;
    }
  }
  return Math.round(red / seen) | (Math.round(green / seen) << 8) | (Math.round(blue / seen) << 16);
}
