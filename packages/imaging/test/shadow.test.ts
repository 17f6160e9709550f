import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { AddShadowOptions, Raster } from '../src/index.js';
import { pixel, pixelsOf } from './scenes.js';
import { nodeImaging } from './spec.js';

const imaging = nodeImaging();

/** A red block of 200 × 300 px in a clear frame of 600 × 500 px. */
async function block(): Promise<Uint8Array> {
  const red = await sharp({ create: { width: 200, height: 300, channels: 4, background: '#d02020' } })
    .png()
    .toBuffer();
  return sharp({ create: { width: 600, height: 500, channels: 4, background: '#0000' } })
    .composite([{ input: red, left: 40, top: 60 }])
    .png()
    .toBuffer();
}

const withShadow = async (options: AddShadowOptions) =>
  pixelsOf((await imaging.addShadow(await block(), options)).bytes);

/** Height of the red block in the result, in pixels. */
function blockHeight(picture: Raster): number {
  let count = 0;
  for (let y = 0; y < picture.height; y++) {
    const [r, g, , a] = pixel(picture, picture.width / 2, y);
    if (r > 150 && g < 80 && a > 200) count++;
  }
  return count;
}

/** Sum of the darkness outside the block: the alpha of black on a clear background. */
function darkness(picture: Raster): number {
  let sum = 0;
  for (let y = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++) {
      const [r, , , a] = pixel(picture, x, y);
      if (r < 60) sum += a;
    }
  }
  return sum;
}

describe('shadow', () => {
  it('keeps the frame’s size and scales the subject to the requested share of it', async () => {
    for (const mainRatio of [100, 80, 50, 20]) {
      const picture = await withShadow({ mainRatio });
      expect([picture.width, picture.height]).toEqual([600, 500]);
      expect(Math.abs(blockHeight(picture) - (500 * mainRatio) / 100)).toBeLessThanOrEqual(4);
    }
  });

  it('is darker at a higher opacity, and absent at 0', async () => {
    const [none, half, full] = await Promise.all([0, 0.5, 1].map((opacity) => withShadow({ opacity, mainRatio: 60 })));
    if (!none || !half || !full) throw new Error('three pictures were asked for');
    expect(darkness(none)).toBe(0);
    expect(darkness(half)).toBeGreaterThan(1000);
    expect(darkness(full)).toBeGreaterThan(darkness(half) * 1.6);
  });

  it('leaves the frame clear without a background colour, and fills it with one', async () => {
    expect(pixel(await withShadow({ mainRatio: 50 }), 0, 0)).toEqual([0, 0, 0, 0]);
    expect(pixel(await withShadow({ mainRatio: 50, background: '#3366cc' }), 0, 0)).toEqual([0x33, 0x66, 0xcc, 255]);
    expect(pixel(await withShadow({ mainRatio: 50, background: 'fff' }), 0, 0)).toEqual([255, 255, 255, 255]);
  });

  it('is darkest where the subject stands, and softer farther away', async () => {
    const picture = await withShadow({ mainRatio: 60, background: '#ffffff', opacity: 1 });
    const foot = 250 + 150;
    const below = (y: number) => pixel(picture, 300, foot + y)[0];
    expect(below(2)).toBeLessThan(140);
    expect(below(60)).toBeGreaterThan(250);
    for (let y = 4; y < 40; y++) expect(Math.abs(below(y) - below(y + 1))).toBeLessThan(40);
  });

  it('refuses a picture that is not cut out', async () => {
    const jpeg = await sharp(await block())
      .flatten({ background: '#888' })
      .jpeg()
      .toBuffer();
    await expect(imaging.addShadow(jpeg)).rejects.toMatchObject({ reason: 'no-transparency' });
    const opaque = await sharp(jpeg).ensureAlpha().png().toBuffer();
    await expect(imaging.addShadow(opaque)).rejects.toMatchObject({ reason: 'no-transparency' });
    const empty = await sharp({ create: { width: 90, height: 90, channels: 4, background: '#0000' } })
      .png()
      .toBuffer();
    await expect(imaging.addShadow(empty)).rejects.toMatchObject({ reason: 'no-transparency' });
  });

  it.each([
    { opacity: 1.5 },
    { opacity: Number.NaN },
    { mainRatio: -1 },
    { mainRatio: 101 },
    { background: 'teal-ish' },
  ])('refuses %o', async (options) => {
    await expect(imaging.addShadow(await block(), options)).rejects.toMatchObject({ reason: 'bad-option' });
  });
});
