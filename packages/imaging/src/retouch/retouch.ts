import { ImagingError } from '../picture/errors.js';
import type { Raster } from '../picture/types.js';
import { fromHue } from '../pixels/colour.js';
import { EdgeGuide } from '../pixels/guided.js';
import { placeIn, rowBetween } from '../pixels/interpolate.js';
import { hashText } from '../pixels/random.js';
import { shrink } from '../pixels/raster.js';

/** Long side, in pixels, of the copy on which the smoothing is computed. */
const COPY_SIDE = 640;

/** Smooths skin and flat parts, keeps edges, and brightens a little. In place. */
export function retouchRaster(raster: Raster): void {
  smoothWithinEdges(raster, 1 / 160, 4e-3);
  const curve = new Uint8ClampedArray(256);
  for (let v = 0; v < 256; v++) curve[v] = 255 * (v / 255) ** 0.9;
  const { data } = raster;
  for (let p = 0; p < data.length; p += 4) {
    for (let c = p; c < p + 3; c++) data[c] = curve[data[c]!]!;
  }
}

/**
 * Recolours a picture in a few flat tones. The prompt decides their hue. In place.
 *
 * @param similarity 0–1: how much of the original picture remains.
 */
export function restyleRaster(raster: Raster, prompt: string, similarity: number): void {
  if (!(similarity >= 0 && similarity <= 1)) {
    throw new ImagingError('bad-option', `similarity must be within 0–1 (got ${similarity}).`);
  }
  const hue = hashText(prompt) % 360;
  const tones = Array.from({ length: 6 }, (_, k) => fromHue(hue + k * 22, 0.55, 0.12 + k * 0.155));
  const original = similarity > 0 ? raster.data.slice() : raster.data;
  smoothWithinEdges(raster, 1 / 120, 2e-2);
  const { data } = raster;
  for (let p = 0; p < data.length; p += 4) {
    const light = (0.299 * data[p]! + 0.587 * data[p + 1]! + 0.114 * data[p + 2]!) / 256;
    const tone = tones[Math.floor(light * tones.length)]!;
    for (let c = 0; c < 3; c++) data[p + c] = tone[c]! + (original[p + c]! - tone[c]!) * similarity;
  }
}

/**
 * Smooths the colours but keeps the edges (a fast guided filter). The filter is fitted on a small copy and then applied to the
 * full picture's lightness, which keeps its fine edges.
 *
 * @param reach radius of the smoothing, as a share of the long side.
 * @param softness steps in lightness (0–1) far below the square root of this are smoothed away.
 */
function smoothWithinEdges(raster: Raster, reach: number, softness: number): void {
  const { width, height, data } = raster;
  const small = shrink(raster, COPY_SIDE);
  const [w, h] = [small.width, small.height];
  const light = new Float32Array(w * h);
  for (let i = 0; i < light.length; i++) light[i] = lightAt(small.data, i * 4);
  const radius = Math.max(2, Math.round(reach * Math.max(w, h)));
  const guide = new EdgeGuide(light, w, h, radius, softness);
  // Slope and offset of red, green and blue.
  const fits = new Float32Array(w * h * 6);
  const plane = new Float32Array(w * h);
  for (let c = 0; c < 3; c++) {
    for (let i = 0; i < plane.length; i++) plane[i] = small.data[i * 4 + c]!;
    const { slope, offset } = guide.fit(plane);
    for (let i = 0; i < plane.length; i++) {
      fits[i * 6 + c] = slope[i]!;
      fits[i * 6 + 3 + c] = offset[i]!;
    }
  }
  const row = new Float64Array((w + 1) * 6);
  for (let y = 0, p = 0; y < height; y++) {
    rowBetween(fits, w, h, 6, placeIn(y, height, h), row);
    for (let x = 0; x < width; x++, p += 4) {
      const place = placeIn(x, width, w);
      const left = Math.floor(place);
      const t = place - left;
      const here = lightAt(data, p);
      for (let c = 0, k = left * 6; c < 3; c++, k++) {
        const slope = row[k]! + (row[k + 6]! - row[k]!) * t;
        data[p + c] = slope * here + row[k + 3]! + (row[k + 9]! - row[k + 3]!) * t;
      }
    }
  }
}

/** Lightness of a pixel, 0–1. */
function lightAt(data: Uint8ClampedArray, p: number): number {
  return (0.299 * data[p]! + 0.587 * data[p + 1]! + 0.114 * data[p + 2]!) / 255;
}
