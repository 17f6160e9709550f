import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { alphaError, GROUNDS, HEIGHT, pixel, pixelsOf, scene, shares, WIDTH } from './scenes.js';
import { nodeImaging } from './spec.js';

const imaging = nodeImaging();
const cutOut = async (bytes: Uint8Array, options: Parameters<typeof imaging.removeBackground>[1] = {}) =>
  imaging.removeBackground(bytes, { outputFormat: 'png', ...options });

describe('background removal', () => {
  it.each(Object.keys(GROUNDS) as (keyof typeof GROUNDS)[])(
    'cuts a mug out of a %s background within one percent of the true alpha',
    async (ground) => {
      const { bytes, truth } = await scene(ground);
      const picture = await pixelsOf((await cutOut(bytes)).bytes);
      expect(alphaError(picture, truth)).toBeLessThan(0.01);
    },
  );

  it.each(['grey', 'gradient', 'spotlight', 'wall and table'] as const)(
    'removes a soft shadow on a %s background',
    async (ground) => {
      const { bytes, truth } = await scene(ground, { shadow: true });
      const picture = await pixelsOf((await cutOut(bytes)).bytes);
      expect(alphaError(picture, truth)).toBeLessThan(0.02);
    },
  );

  it('distinguishes a white vase on a light grey background from its shadow', async () => {
    const { bytes, truth } = await scene('grey', { product: 'vase', shadow: true });
    expect(alphaError(await pixelsOf((await cutOut(bytes)).bytes), truth)).toBeLessThan(0.012);
  });

  it.each(['white', 'grey'] as const)(
    'keeps all of a rounded white mug on a %s background, and opens the gap of its handle',
    async (ground) => {
      const { bytes, truth } = await scene(ground, { product: 'white mug', shadow: true });
      const picture = await pixelsOf((await cutOut(bytes)).bytes);
      expect(alphaError(picture, truth)).toBeLessThan(0.025);
      expect(pixel(picture, 250, 240)[3]).toBe(255);
      expect(pixel(picture, 418, 245)[3]).toBe(0);
    },
  );

  it('copes with strong noise and coarse JPEG blocks', async () => {
    const { bytes, truth } = await scene('grey', { noise: 14, quality: 55 });
    expect(alphaError(await pixelsOf((await cutOut(bytes)).bytes), truth)).toBeLessThan(0.015);
  });

  it('keeps the size, clears the corners, keeps the subject opaque and its edge soft', async () => {
    const { bytes } = await scene('gradient');
    const answer = await cutOut(bytes);
    const picture = await pixelsOf(answer.bytes);
    expect([answer.width, answer.height]).toEqual([WIDTH, HEIGHT]);
    expect([picture.width, picture.height]).toEqual([WIDTH, HEIGHT]);
    for (const [x, y] of [
      [0, 0],
      [WIDTH - 1, 0],
      [0, HEIGHT - 1],
      [WIDTH - 1, HEIGHT - 1],
    ] as const) {
      expect(pixel(picture, x, y)).toEqual([0, 0, 0, 0]);
    }
    expect(pixel(picture, 230, 200)[3]).toBe(255);
    const { soft } = shares(picture);
    expect(soft).toBeGreaterThan(0.001);
    expect(soft).toBeLessThan(0.05);
  });

  it('opens the gap of a handle but keeps a mark inside the subject that has the background’s colour', async () => {
    const { bytes } = await scene('white');
    const picture = await pixelsOf((await cutOut(bytes)).bytes);
    expect(pixel(picture, 418, 245)[3]).toBe(0);
    expect(pixel(picture, 295, 250)[3]).toBe(255);
  });

  it('removes the background’s colour from the edge, so that no halo remains', async () => {
    const { bytes, product, truth } = await scene('white', { noise: 0, quality: 95 });
    const picture = await pixelsOf((await cutOut(bytes)).bytes);
    let lighter = 0;
    let count = 0;
    for (let i = 0; i < truth.length; i++) {
      const alpha = picture.data[i * 4 + 3] ?? 0;
      // Soft pixels along the handle, which has one colour: #2c5f8a.
      if (alpha < 40 || alpha > 230 || i % WIDTH < 400) continue;
      count++;
      lighter += (picture.data[i * 4] ?? 0) - 0x2c;
    }
    expect(product.length).toBe(truth.length * 4);
    expect(count).toBeGreaterThan(50);
    expect(lighter / count).toBeLessThan(25);
  });

  it('gives the same bytes for the same input', async () => {
    const { bytes } = await scene('spotlight', { shadow: true });
    for (const outputFormat of ['png', 'webp'] as const) {
      const [first, second] = [await cutOut(bytes, { outputFormat }), await cutOut(bytes, { outputFormat })];
      expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
    }
  });

  it('returns a WebP with alpha if no format is requested', async () => {
    const { bytes } = await scene('grey');
    const answer = await imaging.removeBackground(bytes);
    expect(answer.contentType).toBe('image/webp');
    const picture = await pixelsOf(answer.bytes);
    expect(picture.format).toBe('webp');
    expect(picture.channels).toBe(4);
    expect(pixel(picture, 0, 0)[3]).toBe(0);
  });

  it('trims the transparent margin if crop is set', async () => {
    const { bytes } = await scene('grey');
    const answer = await cutOut(bytes, { crop: true });
    expect(answer.width).toBeGreaterThan(265);
    expect(answer.width).toBeLessThan(285);
    expect(answer.height).toBeGreaterThan(208);
    expect(answer.height).toBeLessThan(220);
    const picture = await pixelsOf(answer.bytes);
    expect([picture.width, picture.height]).toEqual([answer.width, answer.height]);
    const top = Array.from({ length: picture.width }, (_, x) => pixel(picture, x, 0)[3]);
    expect(Math.max(...top)).toBeGreaterThan(8);
  });

  it('sharpens and tightens the edge with each edge level', async () => {
    const { bytes } = await scene('gradient', { noise: 6 });
    const levels = await Promise.all(
      ([0, 1, 2] as const).map(async (edge) => pixelsOf((await cutOut(bytes, { edge })).bytes)),
    );
    const soft = levels.map((picture) => shares(picture).soft);
    const kept = levels.map((picture) => 1 - shares(picture).clear);
    expect(soft[1]).toBeLessThan((soft[0] ?? 0) * 0.9);
    expect(soft[2]).toBeLessThan((soft[1] ?? 0) * 0.9);
    expect(kept[2]).toBeLessThan(kept[0] ?? 0);
  });

  it('keeps the alpha of a picture that is already cut out', async () => {
    const { product } = await scene('white');
    const png = await sharp(product, { raw: { width: WIDTH, height: HEIGHT, channels: 4 } })
      .png()
      .toBuffer();
    const picture = await pixelsOf((await cutOut(png)).bytes);
    expect(alphaError(picture, (await scene('white')).truth)).toBe(0);
  });

  it.each([
    ['noise', () => noise(320, 240)],
    ['a flat colour', () => flat(300, 200)],
    ['stripes', () => stripes(400, 300)],
    ['a picture of the least size', () => noise(70, 70)],
    ['a very long picture', () => noise(1200, 70)],
  ])('never makes all of a picture clear, or none of it: %s', async (_, make) => {
    const { clear, opaque } = shares(await pixelsOf((await cutOut(await make())).bytes));
    expect(clear).toBeGreaterThan(0.03);
    expect(opaque).toBeGreaterThan(0.03);
  });

  it('cuts out the T-shirt of the sample picture', async () => {
    const sample = await readFile(new URL('../../../examples/assets/sample.jpg', import.meta.url));
    const picture = await pixelsOf((await cutOut(sample)).bytes);
    const { clear, opaque } = shares(picture);
    expect([picture.width, picture.height]).toEqual([1200, 1200]);
    expect(clear).toBeGreaterThan(0.5);
    expect(opaque).toBeGreaterThan(0.3);
    expect(pixel(picture, 600, 600)[3]).toBe(255);
    expect(pixel(picture, 60, 1000)[3]).toBe(0);
  });
});

async function noise(width: number, height: number): Promise<Uint8Array> {
  let state = 3;
  const data = Uint8Array.from({ length: width * height * 3 }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

async function flat(width: number, height: number): Promise<Uint8Array> {
  return sharp({ create: { width, height, channels: 3, background: '#7a9' } })
    .png()
    .toBuffer();
}

async function stripes(width: number, height: number): Promise<Uint8Array> {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => (Math.floor(i / 3 / 20) % 2 ? 30 : 220));
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg()
    .toBuffer();
}
