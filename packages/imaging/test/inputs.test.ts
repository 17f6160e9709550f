import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { PictureLimits } from '../src/index.js';
import { animation, pixel, pixelsOf, scene } from './scenes.js';
import { nodeImaging } from './spec.js';

const imaging = nodeImaging();
const cutOut = async (bytes: Uint8Array) =>
  pixelsOf((await imaging.removeBackground(bytes, { outputFormat: 'png' })).bytes);
const mug = async () => sharp((await scene('grey')).bytes);

describe('input pictures', () => {
  it.each([
    ['a progressive JPEG', async () => (await mug()).jpeg({ progressive: true }).toBuffer()],
    ['a CMYK JPEG', async () => (await mug()).toColourspace('cmyk').jpeg().toBuffer()],
    ['a palette PNG', async () => (await mug()).png({ palette: true, colours: 64 }).toBuffer()],
    ['a 16-bit PNG', async () => (await mug()).toColourspace('rgb16').png().toBuffer()],
    ['an interlaced PNG', async () => (await mug()).png({ progressive: true }).toBuffer()],
    ['a lossy WebP', async () => (await mug()).webp({ quality: 80 }).toBuffer()],
    ['a lossless WebP', async () => (await mug()).webp({ lossless: true }).toBuffer()],
    ['a progressive CMYK JPEG', async () => (await mug()).toColourspace('cmyk').jpeg({ progressive: true }).toBuffer()],
    ['a 16-bit PNG with alpha', async () => (await mug()).ensureAlpha().toColourspace('rgb16').png().toBuffer()],
    ['a JPEG of a wide gamut', async () => (await mug()).withIccProfile('p3').jpeg({ quality: 92 }).toBuffer()],
    ['the first frame of an animation', async () => animation((await scene('grey')).bytes)],
  ])('cuts out %s', async (_, make) => {
    const picture = await cutOut(await make());
    expect([picture.width, picture.height]).toEqual([600, 450]);
    expect(pixel(picture, 3, 3)[3]).toBe(0);
    const [r, g, b, a] = pixel(picture, 230, 200);
    expect(a).toBe(255);
    // #2c5f8a, as closely as the format keeps it.
    expect(Math.abs(r - 0x2c) + Math.abs(g - 0x5f) + Math.abs(b - 0x8a)).toBeLessThan(75);
  });

  it.each([
    ['a grey JPEG', async () => (await mug()).greyscale().jpeg().toBuffer()],
    ['a grey PNG with alpha', async () => (await mug()).greyscale().ensureAlpha().png().toBuffer()],
    ['a grey PNG of 16 bits', async () => (await mug()).greyscale().toColourspace('grey16').png().toBuffer()],
    ['a PNG of two tones', async () => (await mug()).threshold(150).png({ palette: true, colours: 2 }).toBuffer()],
  ])('cuts out %s', async (_, make) => {
    const picture = await cutOut(await make());
    const [r, g, b, a] = pixel(picture, 230, 200);
    expect(a).toBe(255);
    expect(Math.max(r, g, b) - Math.min(r, g, b)).toBeLessThan(3);
    expect(pixel(picture, 3, 3)[3]).toBe(0);
  });

  it.each([2, 3, 4, 5, 6, 7, 8])('turns a picture of EXIF orientation %i upright', async (orientation) => {
    const bytes = await (await mug()).withMetadata({ orientation }).jpeg({ quality: 92 }).toBuffer();
    const upright = await sharp(bytes).autoOrient().raw().toBuffer({ resolveWithObject: true });
    const picture = await cutOut(bytes);
    expect([picture.width, picture.height]).toEqual([upright.info.width, upright.info.height]);
    expect(orientation >= 5 ? picture.height : picture.width).toBe(600);
    // The handle stands out on the right in the stored picture; find its colour where the decoder puts it.
    let [same, opaque] = [0, 0];
    for (let y = 0; y < picture.height; y += 7) {
      for (let x = 0; x < picture.width; x += 7) {
        const [r, , b, a] = pixel(picture, x, y);
        const p = (y * picture.width + x) * 3;
        if (a !== 255) continue;
        opaque++;
        if (Math.abs(r - (upright.data[p] ?? 0)) + Math.abs(b - (upright.data[p + 2] ?? 0)) < 12) same++;
      }
    }
    expect(opaque).toBeGreaterThan(500);
    expect(same / opaque).toBeGreaterThan(0.98);
  });

  it('sees the transparency of an animation whose first frame does not cover the canvas', async () => {
    const [side, half] = [64, 32];
    const clear = Buffer.alloc(side * side * 4);
    for (let y = 16; y < 16 + half; y++) clear.fill(255, (y * side + 16) * 4, (y * side + 16 + half) * 4);
    const animated = (first: Buffer) =>
      sharp(Buffer.concat([first, Buffer.alloc(side * side * 4, 255)]), {
        raw: { width: side, height: side * 2, channels: 4, pageHeight: side },
      })
        .webp()
        .toBuffer();
    expect(imaging.probe(await animated(clear))).toMatchObject({ width: side, height: side, hasAlpha: true });
    expect(imaging.probe(await animated(Buffer.alloc(side * side * 4, 255)))).toMatchObject({ hasAlpha: false });
    expect(imaging.probe(await animated(Buffer.alloc(side * side * 4, 128)))).toMatchObject({ hasAlpha: true });
  });

  it('reads size, transparency and orientation from the header alone', async () => {
    const jpeg = await (await mug()).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(imaging.probe(jpeg)).toEqual({ format: 'jpeg', width: 600, height: 450, hasAlpha: false, orientation: 6 });
    const clear = sharp({ create: { width: 90, height: 80, channels: 4, background: '#1230' } });
    expect(imaging.probe(await clear.png().toBuffer())).toMatchObject({
      format: 'png',
      width: 90,
      height: 80,
      hasAlpha: true,
    });
    expect(imaging.probe(await clear.clone().png({ palette: true }).toBuffer())).toMatchObject({ hasAlpha: true });
    expect(imaging.probe(await clear.webp().toBuffer())).toMatchObject({
      format: 'webp',
      width: 90,
      height: 80,
      hasAlpha: true,
    });
    const lossless = await (await mug()).webp({ lossless: true }).toBuffer();
    expect(imaging.probe(lossless)).toMatchObject({ format: 'webp', width: 600, height: 450, hasAlpha: false });
    const lossy = await (await mug()).webp().toBuffer();
    expect(imaging.probe(lossy)).toMatchObject({ format: 'webp', width: 600, height: 450, hasAlpha: false });
  });

  it.each([
    ['an empty body', new Uint8Array()],
    ['text', new TextEncoder().encode('hello')],
    ['a GIF', Buffer.from('R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs=', 'base64')],
    ['an SVG', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"/>')],
    ['an HTML page', new TextEncoder().encode('<!doctype html><p>no')],
  ])('refuses %s as unsupported', async (_, bytes) => {
    expect(() => imaging.probe(bytes)).toThrowError(expect.objectContaining({ reason: 'unsupported' }));
    await expect(imaging.removeBackground(bytes)).rejects.toMatchObject({
      name: 'ImagingError',
      reason: 'unsupported',
    });
  });

  it.each(['png', 'jpeg', 'webp'] as const)('refuses a %s that is cut short as broken', async (format) => {
    const whole = await (await mug()).toFormat(format).toBuffer();
    for (const share of [0.001, 0.02, 0.5, 0.9]) {
      const part = whole.subarray(0, Math.max(10, Math.floor(whole.length * share)));
      await expect(imaging.removeBackground(part), `${share} of the file`).rejects.toMatchObject({
        reason: expect.stringMatching(/broken|unsupported/),
      });
    }
  });

  it('fails with the same typed error, if at all, whichever single bytes are damaged', async () => {
    const whole = await (await mug()).resize(120, 90).png().toBuffer();
    for (let k = 0; k < 60; k++) {
      const damaged = Uint8Array.from(whole);
      const at = (k * 7919) % Math.min(damaged.length, k < 40 ? 60 : damaged.length);
      damaged[at] = (damaged[at] ?? 0) ^ (1 + ((k * 37) % 255));
      const outcome = await imaging.removeBackground(damaged).then(
        () => 'done',
        (error: unknown) => (error instanceof Error ? error.name : 'thrown'),
      );
      expect(['done', 'ImagingError'], `byte ${at}`).toContain(outcome);
    }
  });

  it('refuses a decompression bomb by its header, before decoding', async () => {
    // A PNG whose header claims 30000 × 30000 pixels but that contains no pixels.
    const bomb = Uint8Array.from(
      await sharp({ create: { width: 80, height: 80, channels: 3, background: '#000' } })
        .png()
        .toBuffer(),
    );
    new DataView(bomb.buffer).setUint32(16, 30_000);
    new DataView(bomb.buffer).setUint32(20, 30_000);
    const limits: PictureLimits = { maxWidth: 10_000, maxHeight: 10_000, minSide: 70 };
    const strict = nodeImaging(limits);
    await expect(strict.removeBackground(bomb)).rejects.toMatchObject({ reason: 'too-large-dimensions' });
    expect(() => imaging.probe(bomb, { maxPixels: 1_000_000 })).toThrowError(
      expect.objectContaining({ reason: 'too-large-dimensions' }),
    );
    const tiny = await sharp({ create: { width: 69, height: 200, channels: 3, background: '#000' } })
      .png()
      .toBuffer();
    await expect(strict.removeBackground(tiny)).rejects.toMatchObject({ reason: 'too-small' });
    await expect(imaging.removeBackground(tiny)).resolves.toMatchObject({ width: 69, height: 200 });
  });
});
