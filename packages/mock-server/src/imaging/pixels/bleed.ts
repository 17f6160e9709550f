import type { Raster } from '../types.js';
import { wordsOf } from './raster.js';

/** Side of the blocks that lossy formats look at, in pixels. */
const BLOCK = 16;

/**
 * Gives clear pixels the mean colour of what is seen in their block, so that a lossy format, which mixes colours within a block
 * whatever their alpha, mixes nothing foreign into the edge. In place; alpha stays.
 */
export function bleedColours(raster: Raster): void {
  const { width, height } = raster;
  const words = wordsOf(raster);
  for (let top = 0; top < height; top += BLOCK) {
    const bottom = Math.min(height, top + BLOCK);
    for (let left = 0; left < width; left += BLOCK)
      bleedBlock(words, width, left, Math.min(width, left + BLOCK), top, bottom);
  }
}

function bleedBlock(words: Uint32Array, width: number, left: number, right: number, top: number, bottom: number): void {
  let [r, g, b, seen] = [0, 0, 0, 0];
  for (let y = top; y < bottom; y++) {
    for (let i = y * width + left; i < y * width + right; i++) {
      const pixel = words[i]!;
      if (pixel >>> 24 === 0) continue;
      r += pixel & 255;
      g += (pixel >>> 8) & 255;
      b += (pixel >>> 16) & 255;
      seen++;
    }
  }
  if (seen === 0 || seen === (right - left) * (bottom - top)) return;
  const mean = Math.round(r / seen) | (Math.round(g / seen) << 8) | (Math.round(b / seen) << 16);
  for (let y = top; y < bottom; y++) {
    for (let i = y * width + left; i < y * width + right; i++) if (words[i]! >>> 24 === 0) words[i] = mean;
  }
}
