import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { pixel, pixelsOf, scene, shares } from './scenes.js';
import { nodeImaging } from './spec.js';

const imaging = nodeImaging();
const bytesOf = async (picture: Promise<{ bytes: Uint8Array }>) => Buffer.from((await picture).bytes);

describe('generated pictures', () => {
  it.each(['1:1', '3:2', '2:3', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9', '21:9'])(
    'have exactly the ratio %s and about a megapixel',
    async (aspectRatio) => {
      const { width, height, bytes } = await imaging.generate({ prompt: 'a fox', aspectRatio });
      const [w = 0, h = 0] = aspectRatio.split(':').map(Number);
      expect(width * h).toBe(height * w);
      expect(Math.abs((width * height) / 1024 ** 2 - 1)).toBeLessThan(0.05);
      const picture = await pixelsOf(bytes);
      expect([picture.width, picture.height, picture.format]).toEqual([width, height, 'jpeg']);
    },
  );

  it('have the requested width and height, or the area of the named size', async () => {
    expect(await imaging.generate({ prompt: 'a', width: 2560, height: 1440 })).toMatchObject({
      width: 2560,
      height: 1440,
    });
    expect(await imaging.generate({ prompt: 'a', imageSize: '2K' })).toMatchObject({ width: 2048, height: 2048 });
    expect(await imaging.generate({ prompt: 'a', imageSize: '2K', aspectRatio: '16:9', format: 'png' })).toMatchObject({
      width: 2736,
      height: 1539,
      contentType: 'image/png',
    });
  });

  it('take the ratio of the spec closest to the first input if no ratio is requested', async () => {
    const wide = await sharp({ create: { width: 1600, height: 880, channels: 3, background: '#456' } })
      .jpeg()
      .toBuffer();
    const { width, height } = await imaging.generate({ prompt: 'a', images: [wide] });
    expect(width * 9).toBe(height * 16);
  });

  it('show the prompt in Latin and Chinese characters, so that another prompt gives another picture', async () => {
    const ink = async (prompt: string) => {
      const picture = await pixelsOf((await imaging.generate({ prompt, format: 'png' })).bytes);
      let dark = 0;
      for (let p = 0; p < picture.data.length; p += 4) {
        if (Math.max(picture.data[p] ?? 0, picture.data[p + 1] ?? 0, picture.data[p + 2] ?? 0) < 70) dark++;
      }
      return dark;
    };
    expect(await ink('a red fox')).toBeGreaterThan(1000);
    expect(await ink('按照图二中的背景替换成图一')).toBeGreaterThan(1000);
    const same = await Promise.all(['背景', '背影'].map((prompt) => bytesOf(imaging.generate({ prompt }))));
    expect(same[0]?.equals(same[1] ?? Buffer.alloc(0))).toBe(false);
  });

  it('show the input pictures', async () => {
    const red = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#e01010' } })
      .jpeg()
      .toBuffer();
    const blue = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#1010e0' } })
      .jpeg()
      .toBuffer();
    const picture = await pixelsOf(
      (await imaging.generate({ prompt: 'both', images: [red, blue], aspectRatio: '1:1' })).bytes,
    );
    const [left, right] = [pixel(picture, 256, 250), pixel(picture, 768, 250)];
    expect(left[0]).toBeGreaterThan(200);
    expect(right[2]).toBeGreaterThan(200);
  });

  it('are the same for the same request, differ by index, and have a watermark only if it is requested', async () => {
    const draw = (options: object) => bytesOf(imaging.generate({ prompt: '一只狐狸', ...options }));
    const [first, again, second, marked] = await Promise.all([
      draw({}),
      draw({}),
      draw({ index: 1 }),
      draw({ watermark: true }),
    ]);
    expect(first?.equals(again ?? Buffer.alloc(0))).toBe(true);
    expect(first?.equals(second ?? Buffer.alloc(0))).toBe(false);
    expect(first?.equals(marked ?? Buffer.alloc(0))).toBe(false);
  });

  it.each(['', '   ', 'x'.repeat(6000), '字'.repeat(3000), 'emoji 🦊 and 𠮷', 'line\nbreaks\r\nhere'])(
    'can be drawn for any prompt (%#)',
    async (prompt) => {
      const { bytes } = await imaging.generate({ prompt, aspectRatio: '21:9' });
      expect(await pixelsOf(bytes)).toMatchObject({ format: 'jpeg' });
    },
  );

  it('are refused for impossible sizes', async () => {
    for (const options of [
      { width: 0, height: 10 },
      { width: 99_999, height: 9999 },
      { aspectRatio: '0:0' },
      { imageSize: '9K' },
    ]) {
      await expect(imaging.generate({ prompt: 'a', ...options })).rejects.toMatchObject({ reason: 'bad-option' });
    }
  });
});

describe('stand-ins for linked pictures', () => {
  it('are the same for the same link and differ between links', async () => {
    const links = Array.from({ length: 8 }, (_, i) => `https://shop.example/p/${i}.jpg`);
    const files = await Promise.all(links.map((link) => bytesOf(imaging.standIn(link))));
    expect((await bytesOf(imaging.standIn(links[3] ?? ''))).equals(files[3] ?? Buffer.alloc(0))).toBe(true);
    expect(new Set(files.map((file) => file.toString('base64'))).size).toBe(8);
  });

  it('show a product that can be cut out', async () => {
    for (let i = 0; i < 8; i++) {
      const { bytes } = await imaging.standIn(`https://shop.example/${i}`);
      const { clear, opaque } = shares(
        await pixelsOf((await imaging.removeBackground(bytes, { outputFormat: 'png' })).bytes),
      );
      expect(clear).toBeGreaterThan(0.4);
      expect(opaque).toBeGreaterThan(0.05);
    }
  });
});

describe('the other models', () => {
  it('enlarge by 2, 4 and 6', async () => {
    const small = await sharp((await scene('grey')).bytes)
      .resize(120, 90)
      .png()
      .toBuffer();
    for (const scale of [2, 4, 6]) {
      const answer = await imaging.upscale(small, { scale });
      expect(await pixelsOf(answer.bytes)).toMatchObject({ width: 120 * scale, height: 90 * scale });
    }
    await expect(imaging.upscale(small, { scale: 2.5 })).rejects.toMatchObject({ reason: 'bad-option' });
  });

  it('add margins that continue the picture, and keep its pixels unchanged', async () => {
    const { bytes } = await scene('gradient');
    const before = await pixelsOf(bytes);
    const after = await pixelsOf((await imaging.outpaint(bytes, { left: 40, top: 30, right: 20, bottom: 10 })).bytes);
    expect([after.width, after.height]).toEqual([660, 490]);
    expect(pixel(after, 40 + 300, 30 + 200)).toEqual(pixel(before, 300, 200));
    const [seam, rim] = [pixel(after, 39, 200), pixel(after, 40, 200)];
    expect(Math.abs(seam[0] - rim[0])).toBeLessThan(20);
    expect(pixel(after, 0, 0)[3]).toBe(255);
    await expect(imaging.outpaint(bytes, { left: -1, top: 0, right: 0, bottom: 0 })).rejects.toMatchObject({
      reason: 'bad-option',
    });
    await expect(imaging.outpaint(bytes, { left: 9e9, top: 0, right: 0, bottom: 0 })).rejects.toMatchObject({
      reason: 'too-large-dimensions',
    });
  });

  it('smooth noise when retouching, and keep edges', async () => {
    const { bytes } = await scene('grey', { noise: 16, quality: 95 });
    const [before, after] = [await pixelsOf(bytes), await pixelsOf((await imaging.retouch(bytes)).bytes)];
    const roughness = (picture: typeof before) => {
      let sum = 0;
      for (let x = 20; x < 120; x++) sum += Math.abs(pixel(picture, x, 60)[1] - pixel(picture, x + 1, 60)[1]);
      return sum;
    };
    expect(roughness(after)).toBeLessThan(roughness(before) * 0.5);
    expect(pixel(after, 190, 250)[0] - pixel(after, 210, 250)[0]).toBeGreaterThan(100);
  });

  it('restyle by the prompt, and keep as much of the picture as the similarity says', async () => {
    const { bytes } = await scene('grey', { noise: 0 });
    const before = await pixelsOf(bytes);
    const change = async (prompt: string, similarity: number) => {
      const after = await pixelsOf((await imaging.restyle(bytes, { prompt, similarity })).bytes);
      return after.data.reduce((sum, v, i) => sum + Math.abs(v - (before.data[i] ?? 0)), 0);
    };
    expect(await change('lake', 1)).toBe(0);
    expect(await change('lake', 0.2)).toBeGreaterThan(await change('lake', 0.8));
    expect(await change('lake', 0.2)).not.toBe(await change('fire', 0.2));
  });

  it('trace a picture into an SVG that looks like it', async () => {
    const { bytes } = await scene('gradient', { noise: 0 });
    const answer = await imaging.vectorize(bytes);
    expect(answer.contentType).toBe('image/svg+xml');
    const svg = new TextDecoder().decode(answer.bytes);
    expect(svg).toContain('width="600" height="450"');
    const [before, after] = [await pixelsOf(bytes), await pixelsOf(answer.bytes)];
    expect([after.width, after.height]).toEqual([600, 450]);
    const total = before.data.reduce((sum, v, i) => sum + (i % 4 === 3 ? 0 : Math.abs(v - (after.data[i] ?? 0))), 0);
    expect(total / (600 * 450 * 3)).toBeLessThan(9);
  });
});
