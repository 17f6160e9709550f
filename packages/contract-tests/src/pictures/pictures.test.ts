import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { differsBy, likeness } from './compare.js';
import { alphaSummary, decodePicture } from './decode.js';
import { type Drawing, encodeDrawing, painterOf, quarterColours } from './drawing.js';
import { containerDefect, formatOf } from './format.js';

const drawing: Drawing = { scene: 'product', seed: 79, width: 128, height: 116 };

/** The drawing with a transparent background, as a perfect service would return it. */
async function perfectCutOut(): Promise<Buffer> {
  const paint = painterOf(drawing);
  const ground = paint(0, 0);
  const pixels = new Uint8Array(drawing.width * drawing.height * 4);
  for (let y = 0; y < drawing.height; y += 1) {
    for (let x = 0; x < drawing.width; x += 1) {
      const pixel = paint(x, y);
      const clear = pixel.every((value, channel) => value === ground[channel]);
      pixels.set(clear ? [0, 0, 0, 0] : pixel, (y * drawing.width + x) * 4);
    }
  }
  return sharp(pixels, { raw: { width: drawing.width, height: drawing.height, channels: 4 } })
    .png()
    .toBuffer();
}

describe('drawn uploads', () => {
  test('have the same bytes for the same drawing, and different bytes for another seed', async () => {
    const first = await encodeDrawing(drawing, 'png');
    expect(Buffer.from(await encodeDrawing({ ...drawing }, 'png')).equals(Buffer.from(first))).toBe(true);
    expect(Buffer.from(await encodeDrawing({ ...drawing, seed: 80 }, 'png')).equals(Buffer.from(first))).toBe(false);
  });

  test('have four different quarters, so that no turned copy matches', () => {
    expect(new Set(quarterColours(79).map(String)).size).toBe(4);
  });
});

describe('comparing a result with its upload', () => {
  test('finds a perfect cut-out equal to its upload', async () => {
    const seen = likeness(await decodePicture(await perfectCutOut()), drawing, 'subject');
    expect(seen).toMatchObject({ kept: 1, seen: 1, cleared: 1 });
    expect(seen.detail).toBeGreaterThan(0.99);
  });

  test.each([
    ['mirrored', (image: Sharp) => image.flop(), (seen: { kept: number }) => seen.kept < 0.5],
    ['grey', (image: Sharp) => image.greyscale(), (seen: { kept: number }) => seen.kept < 0.7],
    ['blurred', (image: Sharp) => image.blur(5), (seen: { detail: number }) => seen.detail < 0.5],
    [
      'still on its background',
      (image: Sharp) => image.flatten({ background: '#f2f3f5' }),
      (seen: { cleared: number }) => seen.cleared < 0.1,
    ],
  ] as const)('notices that a result is %s', async (_, change, shows) => {
    const changed = await change(sharp(await perfectCutOut()))
      .png()
      .toBuffer();
    const seen = likeness(await decodePicture(new Uint8Array(changed)), drawing, 'subject');
    expect(shows(seen)).toBe(true);
  });

  test('counts clear and solid pixels', async () => {
    const { clear, solid } = alphaSummary(await decodePicture(await perfectCutOut()));
    expect(clear).toBeGreaterThan(0.5);
    expect(clear + solid).toBeCloseTo(1, 2);
  });

  test('measures no difference between a picture and itself', async () => {
    const picture = await decodePicture(await perfectCutOut());
    expect(differsBy(0, picture, picture)).toBe(false);
  });
});

describe('picture files', () => {
  test.each(['png', 'webp', 'jpeg'] as const)(
    'accepts a complete %s file, and notices missing and additional bytes',
    async (format) => {
      const bytes = await encodeDrawing(drawing, format);
      expect(formatOf(bytes)).toBe(format);
      expect(containerDefect(bytes)).toBeUndefined();
      expect(containerDefect(bytes.subarray(0, bytes.length - 5))).toBeDefined();
      expect(containerDefect(new Uint8Array([...bytes, 10, 10]))).toMatch(/2 bytes follow/);
    },
  );

  test.each([1, 2, 7])(
    'accepts a jpeg with %i fill bytes before its end marker, as trail cameras write them',
    async (count) => {
      const bytes = await encodeDrawing(drawing, 'jpeg');
      const filled = new Uint8Array([...bytes.subarray(0, -2), ...Array(count).fill(0xff), 0xff, 0xd9]);
      expect(containerDefect(filled)).toBeUndefined();
      expect(containerDefect(filled.subarray(0, -1))).toMatch(/without its end marker/);
    },
  );

  test('accepts fill bytes before any other marker of a jpeg too', async () => {
    const bytes = await encodeDrawing(drawing, 'jpeg');
    expect(
      containerDefect(new Uint8Array([...bytes.subarray(0, 2), 0xff, 0xff, ...bytes.subarray(2)])),
    ).toBeUndefined();
  });

  test('finds a png whose checksum is wrong', async () => {
    const bytes = new Uint8Array(await encodeDrawing(drawing, 'png'));
    bytes[60] = (bytes[60] ?? 0) ^ 0xff;
    expect(containerDefect(bytes)).toMatch(/checksum/);
  });

  test('does not decode a truncated picture, although browsers would show half of it', async () => {
    const bytes = await encodeDrawing(drawing, 'jpeg');
    await expect(decodePicture(bytes.subarray(0, bytes.length / 2))).rejects.toThrow();
  });
});
