import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Raster } from '../types.js';
import { sharpCodec } from './sharp.js';

/** A disc of two colours with a soft edge; the ground has `alpha`. */
function disc(width: number, height: number, alpha: number): Raster {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0, p = 0; y < height; y++) {
    for (let x = 0; x < width; x++, p += 4) {
      const inside = Math.min(
        1,
        Math.max(0, (Math.min(width, height) * 0.4 - Math.hypot(x - width / 2, y - height / 2)) / 9),
      );
      data.set([200, x < width / 2 ? 60 : 120, 40, alpha + (255 - alpha) * inside], p);
    }
  }
  return { width, height, data };
}

describe('the WebP that sharp writes', () => {
  it.each([
    [640, 480],
    [333, 77],
    [1, 1],
  ])('keeps every alpha value of a picture of %i × %i px, and its colours nearly', async (width, height) => {
    const raster = disc(width, height, 0);
    const file = await sharpCodec.encode(raster, 'webp');
    const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, info.channels]).toEqual([width, height, 4]);
    let [apart, wrong] = [0, 0];
    for (let p = 0; p < data.length; p += 4) {
      if (data[p + 3] !== raster.data[p + 3]) wrong++;
      if (raster.data[p + 3] === 255) apart = Math.max(apart, Math.abs((data[p] ?? 0) - (raster.data[p] ?? 0)));
    }
    expect(wrong).toBe(0);
    expect(apart).toBeLessThan(20);
  });

  it.each([
    ['noise', (i: number) => (Math.imul(i, 2654435761) >>> 13) & 255],
    ['a few rare values', (i: number) => (i % 997 === 0 ? i % 256 : i % 31 === 0 ? 128 : 255)],
    ['values ever rarer', (i: number) => Math.min(250, Math.clz32(Math.imul(i, 2654435761)) * 8)],
    ['nothing at all', () => 0],
    ['stripes across', (i: number) => (Math.floor(i / 200) % 2) * 77],
    ['stripes down', (i: number) => (i % 2) * 254],
  ])('keeps the alpha of %s', async (_, alphaOf) => {
    const [width, height] = [200, 150];
    const data = new Uint8ClampedArray(width * height * 4).fill(90);
    for (let i = 0; i < width * height; i++) data[i * 4 + 3] = alphaOf(i);
    const file = await sharpCodec.encode({ width, height, data }, 'webp');
    const decoded = await sharp(file).raw().toBuffer();
    let wrong = 0;
    for (let i = 0; i < width * height; i++) if (decoded[i * 4 + 3] !== alphaOf(i)) wrong++;
    expect(wrong).toBe(0);
  });

  it('is one file whose parts add up to its size', async () => {
    const file = await sharpCodec.encode(disc(301, 200, 30), 'webp');
    const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
    expect(view.getUint32(4, true)).toBe(file.length - 8);
    const names: string[] = [];
    let at = 12;
    for (; at < file.length; ) {
      names.push(new TextDecoder().decode(file.subarray(at, at + 4)));
      const length = view.getUint32(at + 4, true);
      at += 8 + length + (length & 1);
    }
    expect(at).toBe(file.length);
    expect(names).toEqual(['VP8X', 'ALPH', 'VP8 ']);
  });

  it('has no alpha where the picture has none', async () => {
    const file = await sharpCodec.encode(disc(120, 90, 255), 'webp');
    await expect(sharp(file).metadata()).resolves.toMatchObject({ channels: 3, hasAlpha: false });
  });
});
