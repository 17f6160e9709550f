import { describe, expect, it } from 'vitest';
import { pixel, pixelsOf, scene, shares } from './scenes.js';
import { nodeImaging, PRINT_RATIOS } from './spec.js';

const imaging = nodeImaging();

describe('print cut-out', () => {
  it('finds the print of a shirt, crops to it and clears the fabric around it and in its gaps', async () => {
    const { bytes } = await scene('white', { product: 'shirt' });
    const answer = await imaging.removeBackground(bytes, { kind: 'print', stampCrop: true, outputFormat: 'png' });
    // The print is a disc of 104 pixels.
    expect(answer.width).toBeGreaterThan(104);
    expect(answer.width).toBeLessThan(130);
    expect(Math.abs(answer.width - answer.height)).toBeLessThan(6);
    const picture = await pixelsOf(answer.bytes);
    const [cx, cy] = [Math.floor(picture.width / 2), Math.floor(picture.height / 2)];
    expect(pixel(picture, 0, 0)[3]).toBe(0);
    expect(pixel(picture, cx, cy + 2)[3], 'the gap in its middle shows fabric').toBe(0);
    expect(pixel(picture, cx, cy - 40)[3]).toBe(255);
    expect(shares(picture).opaque).toBeGreaterThan(0.4);
  });

  it('keeps the size and only clears the background if no crop is requested', async () => {
    const { bytes, width, height } = await scene('grey', { product: 'shirt' });
    const picture = await pixelsOf(
      (await imaging.removeBackground(bytes, { kind: 'print', outputFormat: 'png' })).bytes,
    );
    expect([picture.width, picture.height]).toEqual([width, height]);
    expect(pixel(picture, 10, 10)[3]).toBe(0);
    expect(pixel(picture, 300, 250 - 40)[3]).toBe(255);
  });

  it('clears an enclosed gap that the general cut-out keeps', async () => {
    const { bytes } = await scene('white', { noise: 0 });
    const alphaOfMark = async (kind: 'print' | 'general') => {
      const { bytes: png } = await imaging.removeBackground(bytes, { kind, outputFormat: 'png' });
      return pixel(await pixelsOf(png), 295, 250)[3];
    };
    // The white mark on the mug has nearly the background's colour: #f4f4f4 and #ffffff.
    expect(await alphaOfMark('general')).toBe(255);
    expect(await alphaOfMark('print')).toBeLessThan(255);
  });

  it('crops to the print and keeps the fabric for stamp-crop', async () => {
    const { bytes } = await scene('gradient', { product: 'shirt' });
    const answer = await imaging.cropPrint(bytes);
    const picture = await pixelsOf(answer.bytes);
    expect(answer.width).toBeLessThan(135);
    const [r, g, b, a] = pixel(picture, 2, 2);
    expect(a).toBe(255);
    expect(b).toBeGreaterThan(r);
    expect(b).toBeGreaterThan(g - 5);
  });
});

describe('print extraction', () => {
  it('is tried at each ratio of the spec', () => {
    expect(PRINT_RATIOS.length).toBeGreaterThan(10);
  });

  it.each(PRINT_RATIOS)('lays the print out at the ratio %s with a long side of 1024 px', async (size) => {
    const { bytes } = await scene('white', { product: 'shirt' });
    const answer = await imaging.extractPrint(bytes, { size, resolution: '1k' });
    const [w = 0, h = 0] = size === '0:0' ? [600, 450] : size.split(':').map(Number);
    expect(Math.max(answer.width, answer.height)).toBe(1024);
    // Exact, except for the rounding to whole pixels.
    expect(Math.abs(answer.width - (answer.height * w) / h)).toBeLessThanOrEqual(Math.max(1, w / h));
    const picture = await pixelsOf(answer.bytes);
    expect([picture.width, picture.height]).toEqual([answer.width, answer.height]);
  });

  it('gives the long side 4096 px at 4k', async () => {
    const { bytes } = await scene('white', { product: 'shirt' });
    const answer = await imaging.extractPrint(bytes, { size: '3:4', resolution: '4k' });
    expect([answer.width, answer.height]).toEqual([3072, 4096]);
    expect((await pixelsOf(answer.bytes)).height).toBe(4096);
  });

  it('centres the print on a plain background', async () => {
    const { bytes } = await scene('grey', { product: 'shirt' });
    const picture = await pixelsOf((await imaging.extractPrint(bytes, { size: '16:9' })).bytes);
    const ground = pixel(picture, 0, 0);
    expect(ground[3]).toBe(255);
    let [left, right] = [picture.width, 0];
    for (let x = 0; x < picture.width; x++) {
      const here = pixel(picture, x, Math.floor(picture.height / 2));
      if (Math.abs(here[0] - ground[0]) + Math.abs(here[1] - ground[1]) + Math.abs(here[2] - ground[2]) < 90) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
    }
    expect(right - left).toBeGreaterThan(picture.height * 0.7);
    expect(Math.abs(left + right + 1 - picture.width)).toBeLessThan(picture.height * 0.04);
  });

  it.each([
    [{ resolution: '8k' }, /8k/],
    [{ size: '3x4' }, /3x4/],
    [{ size: '0:4' }, /0:4/],
  ])('refuses %o with an error that quotes the value', async (options, message) => {
    const { bytes } = await scene('white', { product: 'shirt' });
    await expect(imaging.extractPrint(bytes, options)).rejects.toMatchObject({
      name: 'ImagingError',
      reason: 'bad-option',
      message: expect.stringMatching(message),
    });
  });
});
