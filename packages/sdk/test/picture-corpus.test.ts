import sharp, { type Sharp } from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { type ImageHeader, readHeader } from '../src/images/header.js';
import {
  beforeFrame,
  behindStart,
  join,
  pngChunk,
  pngChunks,
  pngOf,
  segment,
  vp8x,
  webpChunk,
  webpChunks,
  webpFrame,
  webpOf,
} from './support/odd-pictures.js';

type Bytes = Uint8Array<ArrayBuffer>;

const W = 203;
const H = 145;

/** Noise on a gradient: every encoder has something to do, and transparency where there is an alpha channel. */
function drawing(channels: 1 | 2 | 3 | 4): Sharp {
  const data = Buffer.alloc(W * H * channels);
  let seed = 1;
  for (let at = 0; at < data.length; at += 1) {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    data[at] = (at / channels) % W < 40 && (channels === 2 || channels === 4) ? 0 : ((at >> 3) + (seed >> 24)) & 255;
  }
  return sharp(data, { raw: { width: W, height: H, channels } });
}

const bytes = async (image: Sharp): Promise<Bytes> => new Uint8Array(await image.toBuffer());
const readOf = (picture: Bytes): Promise<ImageHeader | undefined> => readHeader(new Blob([picture]));
const tail = new Uint8Array(5000).fill(0x41);

/** Whole pictures by name, and whether each has transparency. */
const corpus = new Map<string, { readonly picture: Bytes; readonly alpha: boolean }>();

beforeAll(async () => {
  const add = (name: string, picture: Bytes, alpha = false) => corpus.set(name, { picture, alpha });

  // JPEG
  for (const progressive of [false, true]) {
    for (const chromaSubsampling of ['4:2:0', '4:4:4']) {
      for (const quality of [5, 60, 100]) {
        const jpeg = drawing(3).jpeg({ progressive, chromaSubsampling, quality });
        add(`jpeg ${progressive ? 'progressive' : 'baseline'} ${chromaSubsampling} ${quality}`, await bytes(jpeg));
      }
    }
  }
  add('jpeg gray', await bytes(drawing(1).toColourspace('b-w').jpeg()));
  add('jpeg cmyk', await bytes(drawing(3).toColourspace('cmyk').jpeg()));
  add('jpeg mozjpeg', await bytes(drawing(3).jpeg({ mozjpeg: true })));
  add(
    'jpeg with icc and exif',
    await bytes(
      drawing(3)
        .withIccProfile('p3')
        .withExif({ IFD0: { Artist: 'a' } })
        .jpeg(),
    ),
  );
  const jpeg = await bytes(drawing(3).jpeg());
  const thumbnail = await bytes(drawing(3).resize(64).jpeg());
  const app = segment(0xe2, new Uint8Array(65_000).fill(0x20));
  add('jpeg with an embedded thumbnail', behindStart(jpeg, segment(0xe1, join('Exif\0\0', thumbnail))));
  add('jpeg with 512 KiB of APP segments', behindStart(jpeg, ...Array.from({ length: 8 }, () => app)));
  for (let shift = 0; shift < 24; shift += 1) {
    const filler = Array.from({ length: 4 }, () => app);
    add(
      `jpeg whose markers straddle a window, ${shift}`,
      behindStart(jpeg, ...filler, segment(0xfe, 'x'.repeat(1900 + shift))),
    );
  }
  add('jpeg with fill bytes', beforeFrame(jpeg, [0xff, 0xff, 0xff, 0xff]));
  add('jpeg with fill bytes in front of its end', join(jpeg.slice(0, -2), [0xff, 0xff, 0xff, 0xd9]));
  add('jpeg with bytes behind its end', join(jpeg, tail));
  add('jpeg with a second picture behind its end', join(jpeg, thumbnail));
  add('jpeg with half a picture behind its end', join(jpeg, thumbnail.slice(0, 900)));
  add('jpeg with comments', behindStart(jpeg, segment(0xfe, 'IEND \xff\xd9 <svg>'), segment(0xfe, '')));

  // PNG
  for (const [name, channels, options] of [
    ['rgba', 4, {}],
    ['rgb', 3, {}],
    ['gray', 1, {}],
    ['gray with alpha', 2, {}],
    ['interlaced rgba', 4, { progressive: true }],
    ['interlaced rgb', 3, { progressive: true }],
    ['uncompressed', 3, { compressionLevel: 0 }],
    ['palette', 3, { palette: true }],
    ['palette with alpha', 4, { palette: true }],
    ['palette of 4 colors', 3, { palette: true, colours: 4 }],
    ['palette of 2 colors', 3, { palette: true, colours: 2 }],
  ] as const) {
    const color = channels < 3 ? 'b-w' : 'srgb';
    add(`png ${name}`, await bytes(drawing(channels).toColourspace(color).png(options)), channels % 2 === 0);
  }
  add('png 16 bit rgba', await bytes(drawing(4).toColourspace('rgb16').png()), true);
  add('png 16 bit gray', await bytes(drawing(1).toColourspace('grey16').png()));
  const png = await bytes(drawing(3).png());
  const [head, ...rest] = pngChunks(png).map((chunk) => chunk.bytes) as [Bytes, ...Bytes[]];
  const end = rest.pop() as Bytes;
  add('png rgb with tRNS', pngOf(head, pngChunk('tRNS', [0, 1, 0, 2, 0, 3]), ...rest, end), true);
  const gray = pngChunks(await bytes(drawing(1).toColourspace('b-w').png())).map((chunk) => chunk.bytes) as [
    Bytes,
    ...Bytes[],
  ];
  add('png gray with tRNS', pngOf(gray[0], pngChunk('tRNS', [0, 9]), ...gray.slice(1)), true);
  const palette = pngChunks(await bytes(drawing(4).png({ palette: true })));
  const late = palette.filter((chunk) => chunk.name !== 'tRNS').map((chunk) => chunk.bytes);
  const tRNS = palette.find((chunk) => chunk.name === 'tRNS')?.bytes as Bytes;
  const data = late.findIndex((_, index) => palette.filter((chunk) => chunk.name !== 'tRNS')[index]?.name === 'IDAT');
  const iccp = pngChunk('zTXt', new Uint8Array(300_000));
  add(
    'png palette with tRNS behind 300 kB of text',
    pngOf(...late.slice(0, data), iccp, tRNS, ...late.slice(data)),
    true,
  );
  add('png palette with tRNS behind its pixels', pngOf(...late.slice(0, -1), tRNS, ...late.slice(-1)), true);
  add('png with text behind its pixels', pngOf(head, ...rest, pngChunk('tEXt', join('a\0IEND')), end));
  add('png with bytes behind its end', join(png, tail));
  add('png with a private chunk in front', pngOf(head, pngChunk('prVt', tail), ...rest, end));
  add('png whose pixels come in small chunks', pngOf(head, ...split(png), end));

  // WebP
  for (const [name, channels, options] of [
    ['lossy', 3, {}],
    ['lossy with alpha', 4, {}],
    ['lossless', 3, { lossless: true }],
    ['lossless with alpha', 4, { lossless: true }],
    ['near lossless', 3, { nearLossless: true }],
  ] as const) {
    add(`webp ${name}`, await bytes(drawing(channels).webp(options)), channels === 4);
  }
  add(
    'webp with icc and exif',
    await bytes(
      drawing(3)
        .withIccProfile('p3')
        .withExif({ IFD0: { Artist: 'a' } })
        .webp(),
    ),
  );
  const webp = await bytes(drawing(3).webp());
  const lossless = await bytes(drawing(4).webp({ lossless: true }));
  const [vp8] = webpChunks(webp) as [{ name: string; content: Bytes }];
  const [vp8l] = webpChunks(lossless) as [{ name: string; content: Bytes }];
  const still = webpChunk(vp8.name, vp8.content);
  const clear = webpChunk(vp8l.name, vp8l.content);
  add('webp with bytes behind its end', join(webp, tail));
  add('webp with an unknown chunk behind its pixels', webpOf(vp8x(W, H, 0), still, webpChunk('abcd', tail.slice(1))));
  add('webp with an unknown chunk in front of its pixels', webpOf(vp8x(W, H, 0), webpChunk('abcd', tail), still));
  const alphaChunk = webpChunks(await bytes(drawing(4).webp())).find((chunk) => chunk.name === 'ALPH')
    ?.content as Bytes;
  const anim = webpChunk('ANIM', [0, 0, 0, 0, 0, 0]);
  add('webp animated, opaque', webpOf(vp8x(W, H, 2), anim, webpFrame(W, H, still), webpFrame(W, H, still)));
  add('webp animated with alpha and its flag', webpOf(vp8x(W, H, 0x12), anim, webpFrame(W, H, clear)), true);
  add(
    'webp animated with alpha without its flag',
    webpOf(vp8x(W, H, 2), anim, webpFrame(W, H, still), webpFrame(W, H, clear)),
    true,
  );
  const small = webpChunks(await bytes(drawing(3).extract({ left: 0, top: 0, width: 40, height: 30 }).webp()))[0];
  add(
    'webp animated, whose first frame covers a part of the canvas',
    webpOf(vp8x(W, H, 2), anim, webpFrame(40, 30, webpChunk('VP8 ', small?.content ?? [])), webpFrame(W, H, still)),
    true,
  );
  add(
    'webp animated, whose second frame covers a part of the canvas',
    webpOf(vp8x(W, H, 2), anim, webpFrame(W, H, still), webpFrame(40, 30, webpChunk('VP8 ', small?.content ?? []))),
  );
  add(
    'webp animated with lossy alpha without its flag',
    webpOf(vp8x(W, H, 2), anim, webpFrame(W, H, webpChunk('ALPH', alphaChunk), still)),
    true,
  );
});

/** The pixel data of a PNG in pieces of 100 bytes. */
function split(png: Bytes): Bytes[] {
  const chunks = pngChunks(png).filter(({ name }) => name === 'IDAT');
  const pixels = Buffer.concat(chunks.map((chunk) => chunk.bytes.slice(8, -4)));
  return Array.from({ length: Math.ceil(pixels.length / 100) }, (_, at) =>
    pngChunk('IDAT', pixels.subarray(at * 100, at * 100 + 100)),
  );
}

test('every picture of the corpus is found whole, with the size and transparency that sharp decodes', async () => {
  expect(corpus.size).toBeGreaterThan(80);
  for (const [name, { picture, alpha }] of corpus) {
    const decoded = await sharp(picture)
      .raw()
      .toBuffer()
      .then(() => 'decoded', String);
    expect.soft({ name, decoded }).toEqual({ name, decoded: 'decoded' });
    const [contentType] = [`image/${name.split(' ')[0]}`];
    expect({ name, ...(await readOf(picture)) }).toEqual({
      name,
      contentType,
      width: W,
      height: H,
      alpha,
      complete: true,
    });
  }
});

test('every picture of the corpus is found cut off wherever it is cut, even where an embedded thumbnail ends', async () => {
  for (const [name, { picture }] of corpus) {
    if (/behind its end/.test(name)) continue;
    const places = new Set([
      4,
      12,
      30,
      ...Array.from({ length: 12 }, (_, at) => Math.floor((picture.length * at) / 12)),
    ]);
    for (let missing = 1; missing <= 9; missing += 1) places.add(picture.length - missing);
    for (const place of places) {
      const header = await readOf(picture.slice(0, place));
      expect(header?.complete ?? false, `${name}, ${place} of ${picture.length} bytes`).toBe(false);
    }
  }
});

describe('pictures that sharp cannot read', () => {
  test('a JPEG with stray bytes between its segments is whole and has its size', async () => {
    const jpeg = await bytes(drawing(3).jpeg());
    for (const stray of [[0], [0x12, 0x34], [0xff, 0x00, 0x01], Array.from({ length: 300_000 }, () => 7)]) {
      expect(await readOf(beforeFrame(jpeg, stray))).toMatchObject({ width: W, height: H, complete: true });
    }
  });

  test('a JPEG whose height follows its first scan has that height', async () => {
    const jpeg = await bytes(drawing(3).jpeg());
    const frame = Buffer.from(jpeg).indexOf(Buffer.from([0xff, 0xc0]));
    jpeg.set([0, 0], frame + 5);
    const dnl = join(jpeg.slice(0, -2), [0xff, 0xdc, 0, 4, 0, H], [0xff, 0xd9]);
    expect(await readOf(dnl)).toMatchObject({ width: W, height: H, complete: true });
    expect(await readOf(jpeg)).toMatchObject({ width: W, height: undefined, complete: true });
  });

  test('a CgBI PNG of Apple has the size of its IHDR chunk', async () => {
    const [head, ...rest] = pngChunks(await bytes(drawing(4).png())).map((chunk) => chunk.bytes) as [Bytes, ...Bytes[]];
    const apple = pngOf(pngChunk('CgBI', [0x50, 0, 0x20, 2]), head, ...rest);
    expect(await readOf(apple)).toMatchObject({ width: W, height: H, alpha: true, complete: true });
  });

  test('a WebP with an unknown chunk before all others has its size', async () => {
    const webp = await bytes(drawing(3).webp());
    const [vp8] = webpChunks(webp) as [{ name: string; content: Bytes }];
    const odd = webpOf(webpChunk('abcd', tail), webpChunk(vp8.name, vp8.content));
    expect(await readOf(odd)).toMatchObject({ width: W, height: H, complete: true });
  });

  test('a JPEG without pixels is not whole', async () => {
    const jpeg = await bytes(drawing(3).jpeg());
    const scan = Buffer.from(jpeg).indexOf(Buffer.from([0xff, 0xda]));
    expect(await readOf(join(jpeg.slice(0, scan), [0xff, 0xd9]))).toMatchObject({ complete: false });
  });
});
