import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { encodeAlpha } from './alpha-plane.js';
import { joinWebp } from './webp.js';

/** Colours and alpha that change from pixel to pixel: chunks of any length, even and odd. */
function picture(width: number, height: number): Uint8Array {
  const rgba = new Uint8Array(width * height * 4);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      rgba.set([x & 255, y & 255, (x + y) & 127, 1 + ((x * 3 + y * 5) % 255)], i * 4);
    }
  }
  return rgba;
}

const LOSSY = { quality: 88, effort: 0 };

describe('a WebP joined from colours and alpha', () => {
  it.each([
    [640, 480],
    [333, 77],
    [3, 300],
    [1, 1],
  ])(
    'of %i × %i px shows the same colours, and exactly the same alpha, as one that is encoded in one go',
    async (width, height) => {
      const rgba = picture(width, height);
      const input = sharp(rgba, { raw: { width, height, channels: 4 } });
      const [colours, whole] = await Promise.all([
        input.clone().removeAlpha().webp(LOSSY).toBuffer(),
        input.clone().webp(LOSSY).toBuffer(),
      ]);
      const alpha = encodeAlpha({ width, height, data: new Uint8ClampedArray(rgba.buffer) });
      const joined = joinWebp(colours, alpha, width, height);
      await expect(sharp(joined).metadata()).resolves.toMatchObject({ format: 'webp', width, height, hasAlpha: true });
      const [ours, theirs] = await Promise.all([joined, whole].map((file) => sharp(file).raw().toBuffer()));
      let [apart, wrong] = [0, 0];
      for (let i = 0; i < rgba.length; i++) {
        const difference = Math.abs((ours?.[i] ?? 0) - (theirs?.[i] ?? 0));
        if (i % 4 === 3) wrong += difference;
        else apart += difference / rgba.length;
      }
      expect(ours).toHaveLength(rgba.length);
      expect(wrong).toBe(0);
      expect(apart).toBeLessThan(2);
    },
  );

  it('is refused with the reason if one of its parts is not such a picture', async () => {
    const rgba = picture(8, 8);
    const lossless = await sharp(rgba, { raw: { width: 8, height: 8, channels: 4 } })
      .webp({ lossless: true })
      .toBuffer();
    expect(() => joinWebp(lossless, new Uint8Array(), 8, 8)).toThrow('has no VP8 chunk');
  });
});
