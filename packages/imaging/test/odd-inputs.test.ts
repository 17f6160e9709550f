import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { ImagingError } from '../src/index.js';
import { type OddJpeg, oddJpeg, segment } from './odd-jpeg.js';
import { chunk, type OddPng, oddPng } from './odd-png.js';
import { animation, pixel, pixelsOf } from './scenes.js';
import { nodeImaging } from './spec.js';

const imaging = nodeImaging();

/** Cuts a picture out and checks the result: the dark square is kept, and its light background is clear. */
async function expectCutOut(bytes: Uint8Array): Promise<void> {
  expect(imaging.probe(bytes)).toMatchObject({ width: 160, height: 120 });
  const picture = await pixelsOf((await imaging.removeBackground(bytes, { outputFormat: 'png' })).bytes);
  expect([picture.width, picture.height]).toEqual([160, 120]);
  expect(pixel(picture, 2, 2)[3]).toBe(0);
  const [red, , , alpha] = pixel(picture, 80, 60);
  expect(alpha).toBe(255);
  expect(red).toBeLessThan(90);
}

const icc = Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), Buffer.alloc(200, 3)]);
const exif = Buffer.concat([Buffer.from('Exif\0\0MM\0*', 'latin1'), Buffer.from([0xff, 0xff, 0xff, 0xff, 1, 2])]);

describe('unusual JPEGs', () => {
  const FORMS: [string, OddJpeg][] = [
    ['in greyscale', { components: 1 }],
    ['in RGB', { adobe: 0 }],
    ['in CMYK without an Adobe segment', { components: 4 }],
    ['in CMYK', { components: 4, adobe: 0 }],
    ['in YCCK', { components: 4, adobe: 2 }],
    ['with extended sequential coding', { process: 1 }],
    ['with lossless coding', { process: 3, components: 1 }],
    ['with colours at a quarter of the width', { sampling: [4, 1] }],
    ['with colours at a quarter of the height', { sampling: [1, 4] }],
    ['in greyscale with sampling factors', { components: 1, sampling: [2, 2] }],
    ['with stray bytes between segments', { between: [0, 1, 2, 3] }],
    ['with stray bytes that look like a marker', { between: [0xff, 0x00, 7] }],
    ['with fill bytes before markers', { between: [0xff, 0xff, 0xff] }],
    ['with bytes after the end', { tail: Buffer.alloc(5000, 7) }],
    ['with a broken colour profile', { segments: [segment(0xe2, icc)] }],
    ['with broken EXIF data', { segments: [segment(0xe1, exif)] }],
  ];

  test.each(FORMS)('a JPEG %s is cut out', async (_, odd) => {
    await expectCutOut(oddJpeg(odd));
  });

  const REFUSED: [string, OddJpeg, string][] = [
    [
      'with two channels',
      { components: 2 },
      'The JPEG has 2 channels; 1 (grey), 3 (colour) and 4 (CMYK) are supported.',
    ],
    ['with five channels', { components: 5 }, 'The JPEG has 5 channels'],
    [
      'with 12 bits per channel',
      { precision: 12, process: 1 },
      'The JPEG has 12 bits a channel; only 8 are supported.',
    ],
    ['with lossless coding and 16 bits per channel', { precision: 16, process: 3 }, 'The JPEG has 16 bits a channel'],
    ['with hierarchical coding', { process: 5 }, 'The JPEG is hierarchical.'],
    ['with lossless arithmetic coding', { process: 11 }, 'The JPEG is lossless with arithmetic coding.'],
    [
      'whose height is given after the pixels',
      { statedHeight: 0 },
      'The JPEG gives its height after the pixels (DNL).',
    ],
  ];

  test.each(REFUSED)('a JPEG %s is refused with the reason, before it is decoded', async (_, odd, message) => {
    const bytes = oddJpeg(odd);
    expect(() => imaging.probe(bytes)).toThrowError(
      expect.objectContaining({ name: 'ImagingError', reason: 'unsupported' }),
    );
    await expect(imaging.removeBackground(bytes)).rejects.toThrow(message);
  });

  test('a JPEG that ends within its pixels is refused as broken', async () => {
    await expect(imaging.removeBackground(oddJpeg().subarray(0, -20))).rejects.toMatchObject({ reason: 'broken' });
  });
});

describe('unusual PNGs', () => {
  const DEPTHS: Record<number, number[]> = { 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] };
  const NAMES: Record<number, string> = { 0: 'grey', 2: 'RGB', 3: 'palette', 4: 'grey-alpha', 6: 'RGBA' };
  const FORMS = Object.entries(DEPTHS).flatMap(([colourType, depths]) =>
    depths.flatMap((depth) =>
      [false, true].map((interlaced): [string, OddPng] => [
        `of the colour type ${NAMES[Number(colourType)]} with ${depth} bits per channel${interlaced ? ', interlaced' : ''}`,
        { colourType: Number(colourType), depth, interlaced },
      ]),
    ),
  );

  test.each<[string, OddPng]>([
    ...FORMS,
    [
      'with a broken colour profile',
      { colourType: 2, before: [chunk('iCCP', Buffer.concat([Buffer.from('x\0\0'), deflateSync(icc)]))] },
    ],
    ['with a gamma of almost 0', { colourType: 2, before: [chunk('gAMA', Buffer.from([0, 0, 0, 1]))] }],
  ])('a PNG %s is cut out', async (_, odd) => {
    await expectCutOut(oddPng(odd));
  });

  test.each<[string, OddPng]>([
    ['grey', { colourType: 0, depth: 16, transparency: [0xff, 0xff] }],
    ['RGB', { colourType: 2, transparency: [0, 255, 0, 255, 0, 255] }],
    ['palette', { colourType: 3, depth: 1, transparency: [255, 0] }],
  ])('a PNG of the colour type %s with a transparent background gets a shadow', async (_, odd) => {
    const bytes = oddPng(odd);
    expect(imaging.probe(bytes)).toMatchObject({ hasAlpha: true });
    await expect(imaging.addShadow(bytes)).resolves.toMatchObject({ width: 160, height: 120 });
  });

  test('a PNG in Apple’s own form is refused with the reason', async () => {
    const bytes = oddPng({ colourType: 6, first: [chunk('CgBI', Buffer.from([0x50, 0, 0x20, 2]))] });
    await expect(imaging.removeBackground(bytes)).rejects.toMatchObject({
      reason: 'unsupported',
      message: expect.stringContaining('CgBI'),
    });
  });

  test.each<[string, Buffer]>([
    ['with a colour type that does not exist', oddPng({ colourType: 5 })],
    ['with a bit depth that its colour type does not allow', oddPng({ colourType: 2, depth: 4 })],
    ['with an unknown critical chunk', oddPng({ colourType: 2, before: [chunk('ABCD', Buffer.alloc(4))] })],
  ])('a PNG %s is refused as broken', async (_, bytes) => {
    await expect(imaging.removeBackground(bytes)).rejects.toMatchObject({
      reason: 'broken',
      message: expect.stringMatching(/^The PNG cannot be decoded: .*[^:\s]$/),
    });
  });
});

test('an animated WebP is cut out by its first frame', async () => {
  await expectCutOut(await animation(oddPng({ colourType: 2 })));
});

test('an animated WebP with transparent frames gets a shadow, although its flags say that it has no alpha', async () => {
  const clear = oddPng({ colourType: 3, depth: 1, transparency: [255, 0] });
  const bytes = Uint8Array.from(await animation(clear));
  expect(Buffer.from(bytes.subarray(12, 16)).toString()).toBe('VP8X');
  bytes[20] = (bytes[20] ?? 0) & ~0x10;
  expect(imaging.probe(bytes)).toMatchObject({ hasAlpha: true });
  await expect(imaging.addShadow(bytes)).resolves.toMatchObject({ width: 160, height: 120 });
});

test.each([
  [1, 1],
  [1, 2],
  [3, 3],
  [1, 3000],
  [3000, 1],
])('no operation fails on a picture of %i × %i px', async (width, height) => {
  const bytes = oddPng({ colourType: 6, width, height });
  const operations = [
    imaging.removeBackground(bytes, { crop: true, edge: 2 }),
    imaging.removeBackground(bytes, { kind: 'print', stampCrop: true }),
    imaging.cropPrint(bytes),
    imaging.extractPrint(bytes),
    imaging.addShadow(bytes).catch((error: unknown) => {
      // The picture has no transparent background.
      if (error instanceof ImagingError && error.reason === 'no-transparency') return { bytes, width, height };
      throw error;
    }),
    imaging.generate({ prompt: 'a', images: [bytes], width: 64, height: 64 }),
    imaging.upscale(bytes),
    imaging.outpaint(bytes, { left: 3, top: 0, right: 5, bottom: 2 }),
    imaging.retouch(bytes),
    imaging.restyle(bytes, {}),
  ];
  for (const picture of await Promise.all(operations)) {
    await expect(sharp(picture.bytes).metadata()).resolves.toMatchObject({
      width: picture.width,
      height: picture.height,
    });
  }
});

test('a WebP of more than 64 megapixels is refused before any pixel is decoded, and its PNG is not', async () => {
  // Only the header is there: whatever decodes it fails with another error.
  const bytes = oddPng({ colourType: 2 });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  view.setUint32(16, 10_000);
  view.setUint32(20, 10_000);
  const removing = (outputFormat: 'webp' | 'png') => imaging.removeBackground(bytes, { outputFormat });
  await expect(removing('webp')).rejects.toMatchObject({
    reason: 'too-large-dimensions',
    message: expect.stringMatching(/WebP of 10000 × 10000 px.*at most 64 megapixels.*Ask for PNG/),
  });
  await expect(removing('png')).rejects.toMatchObject({ reason: 'broken' });
});

test('a lossless WebP of more than 64 megapixels is refused by its header, and a lossy one is not', async () => {
  const still = sharp({ create: { width: 160, height: 120, channels: 3, background: '#808080' } });
  for (const lossless of [true, false]) {
    const bytes = Uint8Array.from(await still.clone().webp({ lossless }).toBuffer());
    const view = new DataView(bytes.buffer);
    // The sides in the header of the only chunk: 14 bits each.
    if (lossless) view.setUint32(21, 9_999 | (9_999 << 14), true);
    else view.setUint32(26, 10_000 | (10_000 << 16), true);
    const probing = () => imaging.probe(bytes);
    if (lossless) expect(probing).toThrow(/lossless WebP of 10000 × 10000 px.*at most 64 megapixels/);
    else expect(probing()).toMatchObject({ width: 10_000, height: 10_000 });
  }
});
