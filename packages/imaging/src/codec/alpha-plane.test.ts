import sharp from 'sharp';
import { expect, test } from 'vitest';
import { encodeAlpha } from './alpha-plane.js';
import { joinWebp } from './webp.js';

type Alpha = (x: number, y: number, width: number, height: number) => number;

const PLANES: [string, Alpha][] = [
  ['clear throughout', () => 0],
  ['opaque throughout', () => 255],
  ['of one value', () => 77],
  ['of two values', (x, _y, width) => (x < width / 2 ? 0 : 255)],
  ['with a soft edge', (x, y, width, height) => 255 - 300 * Math.hypot(x / width - 0.5, y / height - 0.5)],
  ['of noise', (x, y) => (x * 7919 + y * 104729 + ((x * y) % 251)) % 256],
  ['of stripes', (x) => (x % 3) * 100],
  ['of runs of every length', (x, y) => (x >> (y % 12)) * 37],
  // Each value is about twice as frequent as the next: without a bound, codes would be longer than the format allows.
  ['of very uneven frequencies', (x, y) => 2 * Math.clz32((x * 31 + y * 8191) % 1048573)],
];

const SIZES = [
  [1, 1],
  [2, 1],
  [1, 9],
  [5, 3],
  [640, 480],
  [9000, 7],
] as const;

test.each(PLANES)('a WebP decodes to exactly the alpha that was encoded, for alpha %s', async (_, alpha) => {
  for (const [width, height] of SIZES) {
    const data = new Uint8ClampedArray(width * height * 4);
    for (let i = 0; i < width * height; i++) {
      data.set([90, 120, 40, alpha(i % width, Math.floor(i / width), width, height)], i * 4);
    }
    const colours = await sharp(data, { raw: { width, height, channels: 4 } })
      .removeAlpha()
      .webp()
      .toBuffer();
    const file = joinWebp(colours, encodeAlpha({ width, height, data }), width, height);
    const seen = await sharp(file).extractChannel(3).raw().toBuffer();
    const expected = Buffer.from(data.filter((_value, at) => at % 4 === 3));
    expect(seen.equals(expected), `${width} × ${height} px`).toBe(true);
  }
});
