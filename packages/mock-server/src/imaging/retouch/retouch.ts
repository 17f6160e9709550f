import { fromHue } from '../compose/scene.js';
import { ImagingError } from '../errors.js';
import { EdgeGuide } from '../pixels/guided.js';
import { hashText } from '../pixels/random.js';
import type { Raster } from '../types.js';

/** Smooths skin and flat parts, keeps edges, and lifts the light a little. In place. */
export function retouchRaster(raster: Raster): void {
  const radius = Math.max(2, Math.round(Math.max(raster.width, raster.height) / 160));
  smoothWithinEdges(raster, radius, 4e-3);
  const curve = new Uint8ClampedArray(256);
  for (let v = 0; v < 256; v++) curve[v] = 255 * (v / 255) ** 0.9;
  const { data } = raster;
  for (let p = 0; p < data.length; p += 4) {
    for (let c = p; c < p + 3; c++) data[c] = curve[data[c]!]!;
  }
}

/**
 * Recolours a picture in a few flat tones of a hue that the prompt decides. In place.
 *
 * @param similarity 0–1: how much of the picture itself stays.
 */
export function restyleRaster(raster: Raster, prompt: string, similarity: number): void {
  if (!(similarity >= 0 && similarity <= 1)) {
    throw new ImagingError('bad-option', `similarity ${similarity} is not within 0–1.`);
  }
  const hue = hashText(prompt) % 360;
  const tones = Array.from({ length: 6 }, (_, k) => fromHue(hue + k * 22, 0.55, 0.12 + k * 0.155));
  const original = raster.data.slice();
  smoothWithinEdges(raster, Math.max(2, Math.round(Math.max(raster.width, raster.height) / 120)), 2e-2);
  const { data } = raster;
  for (let p = 0; p < data.length; p += 4) {
    const light = (0.299 * data[p]! + 0.587 * data[p + 1]! + 0.114 * data[p + 2]!) / 256;
    const tone = tones[Math.floor(light * tones.length)]!;
    for (let c = 0; c < 3; c++) data[p + c] = tone[c]! + (original[p + c]! - tone[c]!) * similarity;
  }
}

function smoothWithinEdges({ width, height, data }: Raster, radius: number, softness: number): void {
  const light = new Float32Array(width * height);
  for (let i = 0, p = 0; i < light.length; i++, p += 4) {
    light[i] = (0.299 * data[p]! + 0.587 * data[p + 1]! + 0.114 * data[p + 2]!) / 255;
  }
  const guide = new EdgeGuide(light, width, height, radius, softness);
  const plane = new Float32Array(width * height);
  for (let c = 0; c < 3; c++) {
    for (let i = 0; i < plane.length; i++) plane[i] = data[i * 4 + c]!;
    const smooth = guide.smooth(plane);
    for (let i = 0; i < plane.length; i++) data[i * 4 + c] = smooth[i]!;
  }
}
