import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Raster } from '../src/index.js';
import { animation, GROUNDS, pixel, pixelsOf, scene, shares } from './scenes.js';
import { nodeImaging, rules } from './spec.js';

let browser: Browser;
let page: Page;
const node = nodeImaging();

beforeAll(async () => {
  const bundle = await build({
    stdin: {
      contents: `
        import { createBrowserImaging } from './browser.js';
        globalThis.imaging = createBrowserImaging({ rules: ${JSON.stringify(rules)} });`,
      resolveDir: new URL('../src', import.meta.url).pathname,
    },
    bundle: true,
    format: 'iife',
    // The build fails if the code uses something that only Node has.
    platform: 'browser',
    write: false,
  });
  browser = await chromium.launch({ executablePath: await chromiumPath(), args: ['--no-sandbox'] });
  page = await browser.newPage();
  await page.addScriptTag({ content: bundle.outputFiles[0]?.text ?? '' });
}, 180_000);

afterAll(async () => {
  await browser?.close();
});

/** Finds or installs Chromium with the repository's script, which is plain JavaScript outside this package. */
async function chromiumPath(): Promise<string> {
  const script = new URL('../../../scripts/browser.mjs', import.meta.url).href;
  const { ensureBrowser } = (await import(/* @vite-ignore */ script)) as { ensureBrowser(): Promise<string> };
  return ensureBrowser();
}

interface Answer {
  picture?: { base64: string; contentType: string; width: number; height: number };
  error?: { name: string; reason: string };
}

/** Calls an operation in the page. `bytes`, if given, is its first argument. */
async function inBrowser(operation: string, bytes: Uint8Array | undefined, options: unknown = {}): Promise<Answer> {
  const base64 = bytes && Buffer.from(bytes).toString('base64');
  return page.evaluate(
    async ({ operation, base64, options }) => {
      type Operation = (...given: unknown[]) => Promise<{
        bytes: Uint8Array;
        contentType: string;
        width: number;
        height: number;
      }>;
      const { imaging } = globalThis as unknown as { imaging: Record<string, Operation> };
      const call = imaging[operation];
      if (!call) throw new Error(`There is no operation ${operation}.`);
      const decode = (text: string) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
      try {
        const given = base64 === undefined ? [options] : [decode(base64), options];
        const { bytes, ...rest } = await call(...given);
        let text = '';
        for (const byte of bytes) text += String.fromCharCode(byte);
        return { picture: { base64: btoa(text), ...rest } };
      } catch (error) {
        const { name, reason } = error as { name: string; reason: string };
        return { error: { name, reason } };
      }
    },
    { operation, base64, options },
  );
}

async function pictureFrom(operation: string, bytes: Uint8Array | undefined, options: unknown = {}) {
  const { picture, error } = await inBrowser(operation, bytes, options);
  if (!picture) throw new Error(`${operation} failed in the browser: ${JSON.stringify(error)}`);
  return { ...picture, bytes: Buffer.from(picture.base64, 'base64') };
}

/** Mean difference of two pictures' alpha, 0–1. */
function difference(a: Raster, b: Raster): number {
  let sum = 0;
  for (let p = 3; p < a.data.length; p += 4) sum += Math.abs((a.data[p] ?? 0) - (b.data[p] ?? 0)) / 255;
  return sum / (a.width * a.height);
}

describe('the browser back end, in Chromium', () => {
  it.each(Object.keys(GROUNDS) as (keyof typeof GROUNDS)[])(
    'cuts a mug out of a %s background as Node does, within half a percent of alpha',
    async (ground) => {
      const { bytes } = await scene(ground, { shadow: true });
      const options = { outputFormat: 'png' } as const;
      const there = await pixelsOf((await pictureFrom('removeBackground', bytes, options)).bytes);
      const here = await pixelsOf((await node.removeBackground(bytes, options)).bytes);
      expect([there.width, there.height]).toEqual([here.width, here.height]);
      expect(difference(there, here)).toBeLessThan(0.005);
    },
  );

  it.each([
    ['a CMYK JPEG', (mug: Sharp) => mug.toColourspace('cmyk').jpeg().toBuffer()],
    ['a progressive JPEG', (mug: Sharp) => mug.jpeg({ progressive: true }).toBuffer()],
    ['a palette PNG', (mug: Sharp) => mug.png({ palette: true, colours: 64 }).toBuffer()],
    ['a 16-bit PNG', (mug: Sharp) => mug.toColourspace('rgb16').png().toBuffer()],
    ['an interlaced PNG', (mug: Sharp) => mug.png({ progressive: true }).toBuffer()],
    ['a grey PNG with alpha', (mug: Sharp) => mug.greyscale().ensureAlpha().png().toBuffer()],
    ['the first frame of an animation', async (mug: Sharp) => animation(await mug.png().toBuffer())],
  ])('cuts out %s as Node does, within one percent of alpha', async (_, make) => {
    const bytes = await make(sharp((await scene('grey')).bytes));
    const options = { outputFormat: 'png' } as const;
    const there = await pixelsOf((await pictureFrom('removeBackground', bytes, options)).bytes);
    const here = await pixelsOf((await node.removeBackground(bytes, options)).bytes);
    expect([there.width, there.height]).toEqual([here.width, here.height]);
    expect(difference(there, here)).toBeLessThan(0.01);
  });

  it('returns a real WebP with alpha', async () => {
    const { bytes } = await scene('gradient');
    const answer = await pictureFrom('removeBackground', bytes);
    expect(answer.contentType).toBe('image/webp');
    const picture = await pixelsOf(answer.bytes);
    expect([picture.format, picture.channels, pixel(picture, 0, 0)[3]]).toEqual(['webp', 4, 0]);
    expect(shares(picture).opaque).toBeGreaterThan(0.1);
  });

  it('draws shadows, prints, stand-ins and generated pictures of the same sizes as Node', async () => {
    const { bytes } = await scene('white', { product: 'shirt' });
    const cutout = await node.removeBackground(bytes, { outputFormat: 'png' });
    const pairs = [
      [
        await pictureFrom('addShadow', cutout.bytes, { mainRatio: 60 }),
        await node.addShadow(cutout.bytes, { mainRatio: 60 }),
      ],
      [await pictureFrom('extractPrint', bytes, { size: '3:4' }), await node.extractPrint(bytes, { size: '3:4' })],
      [await pictureFrom('standIn', undefined, 'https://a.example/b'), await node.standIn('https://a.example/b')],
      [
        await pictureFrom('generate', undefined, { prompt: '狐狸 fox', aspectRatio: '16:9' }),
        await node.generate({ prompt: '狐狸 fox', aspectRatio: '16:9' }),
      ],
    ] as const;
    for (const [there, here] of pairs) {
      expect([there.contentType, there.width, there.height]).toEqual([here.contentType, here.width, here.height]);
      const decoded = await pixelsOf(there.bytes);
      expect([decoded.width, decoded.height]).toEqual([here.width, here.height]);
    }
  });

  it('draws the prompt with the browser’s fonts', async () => {
    const options = { prompt: 'a red fox', format: 'png' };
    const picture = await pixelsOf((await pictureFrom('generate', undefined, options)).bytes);
    let dark = 0;
    for (let p = 0; p < picture.data.length; p += 4) {
      if (Math.max(picture.data[p] ?? 0, picture.data[p + 1] ?? 0, picture.data[p + 2] ?? 0) < 70) dark++;
    }
    expect(dark).toBeGreaterThan(1000);
  });

  it.each([
    ['jpeg', 6],
    ['png', 6],
    ...[2, 3, 4, 5, 6, 7, 8].map((orientation) => ['webp', orientation] as const),
  ] as const)('turns a %s of EXIF orientation %i upright, as Node does', async (format, orientation) => {
    const bytes = await sharp((await scene('grey')).bytes)
      .withMetadata({ orientation })
      .toFormat(format)
      .toBuffer();
    const [theirs, ours] = await Promise.all([
      pictureFrom('removeBackground', bytes, { outputFormat: 'png' }),
      node.removeBackground(bytes, { outputFormat: 'png' }),
    ]);
    const [seen, due] = await Promise.all([pixelsOf(theirs.bytes), pixelsOf(ours.bytes)]);
    expect([seen.width, seen.height]).toEqual([due.width, due.height]);
    const places = [
      [0.25, 0.4],
      [0.4, 0.5],
      [0.75, 0.5],
      [0.6, 0.25],
    ] as const;
    for (const [x, y] of places) {
      const at = [Math.round(x * due.width), Math.round(y * due.height)] as const;
      const [one, other] = [pixel(seen, ...at), pixel(due, ...at)];
      expect(Math.max(...one.map((value, channel) => Math.abs(value - (other[channel] ?? 0)))), `${at}`).toBeLessThan(
        30,
      );
    }
  });

  it('refuses broken pictures and other files with the same typed error as Node', async () => {
    const text = new TextEncoder().encode('hello');
    expect(await inBrowser('removeBackground', text)).toEqual({
      error: { name: 'ImagingError', reason: 'unsupported' },
    });
    const broken = (await scene('grey')).bytes.subarray(0, 900);
    expect((await inBrowser('removeBackground', broken)).error?.name).toBe('ImagingError');
  });
});
