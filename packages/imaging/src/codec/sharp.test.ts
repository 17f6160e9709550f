import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Raster } from '../picture/types.js';
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
  ])('keeps the alpha of a picture of %i × %i px exactly, and its solid colours closely', async (width, height) => {
    const raster = disc(width, height, 0);
    const file = await sharpCodec.encode(raster, 'webp');
    const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, info.channels]).toEqual([width, height, 4]);
    let [apart, wrong] = [0, 0];
    for (let p = 0; p < data.length; p += 4) {
      const [alpha = 0, was = 0] = [data[p + 3], raster.data[p + 3]];
      if (alpha !== was) wrong++;
      if (was === 255) apart = Math.max(apart, Math.abs((data[p] ?? 0) - (raster.data[p] ?? 0)));
    }
    expect(wrong).toBe(0);
    expect(apart).toBeLessThan(20);
  });

  it('does not let the colour of clear pixels bleed into the edge', async () => {
    const [raster, untouched] = [disc(640, 480, 0), disc(640, 480, 0)];
    for (let p = 0; p < raster.data.length; p += 4) if (raster.data[p + 3] === 0) raster.data.fill(0, p, p + 4);
    const seen = await sharp(await sharpCodec.encode(raster, 'webp'))
      .raw()
      .toBuffer();
    let [darker, count] = [0, 0];
    for (let p = 0; p < seen.length; p += 4) {
      const alpha = untouched.data[p + 3] ?? 0;
      if (alpha === 0 || alpha === 255) continue;
      darker += (untouched.data[p] ?? 0) - (seen[p] ?? 0);
      count++;
    }
    expect(Math.abs(darker / count)).toBeLessThan(2);
  });

  it('has no alpha channel if the picture has none', async () => {
    const file = await sharpCodec.encode(disc(120, 90, 255), 'webp');
    await expect(sharp(file).metadata()).resolves.toMatchObject({ channels: 3, hasAlpha: false });
  });
});
