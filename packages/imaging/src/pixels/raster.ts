import type { Raster } from '../picture/types.js';

/** A raster filled with one colour (`[red, green, blue, alpha]`, 0–255). Without `fill` it is transparent black. */
export function createRaster(width: number, height: number, fill?: readonly number[]): Raster {
  const data = new Uint8ClampedArray(width * height * 4);
  if (fill) {
    const [r = 0, g = 0, b = 0, a = 255] = fill;
    new Uint32Array(data.buffer).fill(new Uint32Array(new Uint8Array([r, g, b, a]).buffer)[0]!);
  }
  return { width, height, data };
}

/** A rectangle in pixels. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Copies a rectangle out of a raster. */
export function cropRaster(raster: Raster, box: Box): Raster {
  const out = createRaster(box.width, box.height);
  for (let y = 0; y < box.height; y++) {
    const from = ((box.top + y) * raster.width + box.left) * 4;
    out.data.set(raster.data.subarray(from, from + box.width * 4), y * box.width * 4);
  }
  return out;
}

/** Crops a raster within its own memory. The given raster must not be used afterwards. */
export function trimRaster(raster: Raster, box: Box): Raster {
  const words = wordsOf(raster);
  for (let y = 0; y < box.height; y++) {
    const from = (box.top + y) * raster.width + box.left;
    words.copyWithin(y * box.width, from, from + box.width);
  }
  return { width: box.width, height: box.height, data: raster.data.subarray(0, box.width * box.height * 4) };
}

/** The smallest box around every pixel with an alpha above `threshold`, 0–255; undefined if there is no such pixel. */
export function opaqueBox({ width, height, data }: Raster, threshold = 0): Box | undefined {
  let left = width;
  let right = -1;
  let top = -1;
  let bottom = -1;
  for (let y = 0; y < height; y++) {
    const row = y * width * 4 + 3;
    let first = -1;
    for (let x = 0; x < width && first < 0; x++) if (data[row + x * 4]! > threshold) first = x;
    if (first < 0) continue;
    let last = first;
    for (let x = width - 1; x > first && last === first; x--) if (data[row + x * 4]! > threshold) last = x;
    if (top < 0) top = y;
    bottom = y;
    left = Math.min(left, first);
    right = Math.max(right, last);
  }
  return bottom < 0 ? undefined : { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** Draws `over` onto `base` at (left, top), in place. Parts outside `base` are cut off. */
export function composite(base: Raster, over: Raster, left: number, top: number): void {
  const from = wordsOf(over);
  const to = wordsOf(base);
  const x0 = Math.max(0, -left);
  const x1 = Math.min(over.width, base.width - left);
  for (let y = Math.max(0, -top); y < Math.min(over.height, base.height - top); y++) {
    let i = y * over.width + x0;
    let k = (y + top) * base.width + left + x0;
    for (let x = x0; x < x1; x++, i++, k++) {
      const pixel = from[i]!;
      const alpha = pixel >>> 24;
      if (alpha === 255 || (alpha > 0 && to[k]! >>> 24 === 0)) to[k] = pixel;
      else if (alpha > 0) to[k] = mixed(pixel, to[k]!);
    }
  }
}

/** Blends one pixel over another, both as words, with straight alpha: out = a + under × (1 − a), colours weighted by their share. */
function mixed(over: number, under: number): number {
  const a = over >>> 24;
  const rest = ((under >>> 24) * (255 - a)) / 255;
  const out = a + rest;
  const channel = (shift: number) =>
    Math.round((((over >>> shift) & 255) * a + ((under >>> shift) & 255) * rest) / out) << shift;
  return channel(0) | channel(8) | channel(16) | (Math.round(out) << 24);
}

/**
 * Averages a picture down until its long side has at most `maxSide` pixels; never enlarges. Transparent pixels add no colour.
 * Pictures are analysed on this copy, because noise averages out and the time does not grow with the picture.
 */
export function shrink(raster: Raster, maxSide: number): Raster {
  const { width, height, data } = raster;
  const scale = Math.max(width, height) / maxSide;
  if (scale <= 1) return { width, height, data: data.slice() };
  const w = Math.max(1, Math.round(width / scale));
  const h = Math.max(1, Math.round(height / scale));
  const out = createRaster(w, h);
  const to = wordsOf(out);
  const from = wordsOf(raster);
  const edges = Uint32Array.from({ length: w + 1 }, (_, x) => Math.floor((x * width) / w));
  // In a huge picture, a sample of rows and columns is enough: sixteen pixels already average the noise away.
  const stride = Math.max(1, Math.floor(scale / 4));
  for (let y = 0; y < h; y++) {
    const first = Math.floor((y * height) / h);
    const end = Math.floor(((y + 1) * height) / h);
    const rows = Math.ceil((end - first) / stride);
    for (let x = 0; x < w; x++) {
      const left = edges[x]!;
      const right = edges[x + 1]!;
      // Two channels share one number. Sixteen bits each can hold the sum of 256 pixels; a cell has at most 81.
      let redBlue = 0;
      let greenAlpha = 0;
      for (let row = first * width; row < end * width; row += stride * width) {
        let i = row + left;
        // Two pixels a step, because most of the time would go to the steps.
        for (; i < row + right - stride; i += 2 * stride) {
          const pixel = from[i]!;
          const next = from[i + stride]!;
          redBlue += (pixel & 0xff00ff) + (next & 0xff00ff);
          greenAlpha += ((pixel >>> 8) & 0xff00ff) + ((next >>> 8) & 0xff00ff);
        }
        if (i < row + right) {
          const pixel = from[i]!;
          redBlue += pixel & 0xff00ff;
          greenAlpha += (pixel >>> 8) & 0xff00ff;
        }
      }
      const count = rows * (stride === 1 ? right - left : Math.ceil((right - left) / stride));
      if (greenAlpha >>> 16 === 255 * count) {
        // Rounds. The extra quarter keeps a whole number from falling just below itself.
        const share = 1 / count;
        const half = (count >> 1) + 0.25;
        const red = (((redBlue & 0xffff) + half) * share) | 0;
        const green = (((greenAlpha & 0xffff) + half) * share) | 0;
        const blue = (((redBlue >>> 16) + half) * share) | 0;
        to[y * w + x] = red | (green << 8) | (blue << 16) | 0xff000000;
      } else {
        to[y * w + x] = averageOf(from, width, left, right, first, end, stride);
      }
    }
  }
  return out;
}

/** A view of a raster with one number per pixel: red in the lowest byte, alpha in the highest. */
export function wordsOf({ width, height, data }: Raster): Uint32Array {
  return new Uint32Array(data.buffer, data.byteOffset, width * height);
}

/** How many pixels {@link isOpaque} checks in one step. */
const AT_ONCE = 4096;

/** Whether no pixel is transparent, not even partly. */
export function isOpaque(raster: Raster): boolean {
  const { data, width, height } = raster;
  const words = new Int32Array(data.buffer, data.byteOffset, width * height);
  for (let start = 0; start < words.length; start += AT_ONCE) {
    const end = Math.min(words.length, start + AT_ONCE);
    // Without a branch for each pixel, this takes a third of the time.
    let all = -1;
    for (let i = start; i < end; i++) all &= words[i]!;
    if (all >>> 24 !== 255) return false;
  }
  return true;
}

/** The average of a cell that is partly transparent. Colours are weighted by their alpha. */
function averageOf(
  words: Uint32Array,
  width: number,
  left: number,
  right: number,
  top: number,
  bottom: number,
  stride: number,
): number {
  let [r, g, b, a, count] = [0, 0, 0, 0, 0];
  for (let y = top; y < bottom; y += stride) {
    for (let i = y * width + left; i < y * width + right; i += stride) {
      const pixel = words[i]!;
      const alpha = pixel >>> 24;
      r += (pixel & 255) * alpha;
      g += ((pixel >>> 8) & 255) * alpha;
      b += ((pixel >>> 16) & 255) * alpha;
      a += alpha;
      count++;
    }
  }
  if (a === 0) return 0;
  return Math.round(r / a) | (Math.round(g / a) << 8) | (Math.round(b / a) << 16) | (Math.round(a / count) << 24);
}
