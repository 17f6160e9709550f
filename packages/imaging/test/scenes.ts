import sharp from 'sharp';
import type { Raster } from '../src/index.js';

/** A product in front of a background, with the product's true alpha. */
export interface Scene {
  bytes: Uint8Array;
  width: number;
  height: number;
  /** True alpha of the product, 0–255, one value per pixel. */
  truth: Uint8Array;
  /** The product's colours, RGBA without a background. */
  product: Uint8Array;
}

const MUG = `
  <path d="M380 190 h30 a55 55 0 0 1 0 110 h-30" fill="none" stroke="#2c5f8a" stroke-width="24"/>
  <path d="M200 150 h190 v165 a30 30 0 0 1 -30 30 h-130 a30 30 0 0 1 -30 -30 z" fill="#2c5f8a"/>
  <ellipse cx="295" cy="150" rx="95" ry="17" fill="#333"/>
  <circle cx="295" cy="250" r="45" fill="#ffd23f"/><circle cx="295" cy="250" r="20" fill="#f4f4f4"/>`;

const SHIRT = `
  <path d="M215 95 q85 45 170 0 l95 45 -35 95 -55 -20 v190 h-180 v-190 l-55 20 -35 -95 z" fill="#3a4a6b"/>`;

const PRINT = `
  <circle cx="300" cy="250" r="52" fill="#e4572e"/><path d="M262 275 L300 205 L338 275 Z" fill="#f2e94e"/>
  <circle cx="300" cy="252" r="14" fill="#3a4a6b"/>`;

/** A white vase, hardly lighter than a light grey background. */
const VASE = `
  <path d="M250 110 h100 q-10 50 20 90 q30 60 -10 140 q-5 12 -20 12 h-80 q-15 0 -20 -12 q-40 -80 -10 -140 q30 -40 20 -90 z" fill="#fdfdfc"/>
  <ellipse cx="300" cy="111" rx="50" ry="9" fill="#555"/>`;

/** A rounded white mug, whose light side is as light as a white background. */
const WHITE_MUG = `
  <defs><linearGradient id="w"><stop offset="0" stop-color="#dddcd9"/><stop offset=".3" stop-color="#fff"/>
    <stop offset="1" stop-color="#c9c7c4"/></linearGradient></defs>
  <path d="M380 190 h30 a55 55 0 0 1 0 110 h-30" fill="none" stroke="#d2d0cc" stroke-width="24"/>
  <path d="M200 150 h190 v165 a30 30 0 0 1 -30 30 h-130 a30 30 0 0 1 -30 -30 z" fill="url(#w)"/>
  <ellipse cx="295" cy="150" rx="95" ry="17" fill="#b9b6b1"/>`;

const DRAWINGS = { mug: MUG, 'white mug': WHITE_MUG, shirt: SHIRT + PRINT, vase: VASE };

const SHADOW = `
  <defs><filter id="f" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="11"/></filter></defs>
  <ellipse cx="300" cy="350" rx="130" ry="16" fill="#000" opacity=".5" filter="url(#f)"/>`;

export const GROUNDS = {
  white: '<rect width="600" height="450" fill="#fff"/>',
  grey: '<rect width="600" height="450" fill="#eeeeec"/>',
  gradient: `<defs><linearGradient id="g" x2="0" y2="1"><stop offset="0" stop-color="#dfe7ee"/>
    <stop offset=".68" stop-color="#a9b7c6"/><stop offset=".72" stop-color="#b9c4cf"/><stop offset="1" stop-color="#d9dfe5"/>
    </linearGradient></defs><rect width="600" height="450" fill="url(#g)"/>`,
  spotlight: `<defs><radialGradient id="g" r=".8"><stop offset="0" stop-color="#fff3df"/><stop offset="1" stop-color="#b98f61"/>
    </radialGradient></defs><rect width="600" height="450" fill="url(#g)"/>`,
  'wall and table': `<rect width="600" height="300" fill="#cfd8cf"/><rect y="300" width="600" height="150" fill="#8a6a4f"/>`,
} as const;

export const WIDTH = 600;
export const HEIGHT = 450;

/** Renders a product in front of a background, with camera noise, as a JPEG. */
export async function scene(
  ground: keyof typeof GROUNDS,
  options: { product?: keyof typeof DRAWINGS; shadow?: boolean; noise?: number; quality?: number } = {},
): Promise<Scene> {
  const { product = 'mug', shadow = false, noise = 3, quality = 88 } = options;
  const drawing = DRAWINGS[product];
  const rgba = await sharp(svg(drawing)).ensureAlpha().raw().toBuffer();
  const truth = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => rgba[i * 4 + 3] ?? 0);
  const whole = svg(GROUNDS[ground] + (shadow ? SHADOW : '') + drawing);
  const pixels = await sharp(whole).removeAlpha().raw().toBuffer();
  const random = generator(7);
  for (let i = 0; i < pixels.length; i++) {
    pixels[i] = Math.max(0, Math.min(255, (pixels[i] ?? 0) + (random() + random() + random() - 1.5) * noise));
  }
  const bytes = await sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .jpeg({ quality })
    .toBuffer();
  return { bytes, width: WIDTH, height: HEIGHT, truth, product: rgba };
}

function svg(content: string): Buffer {
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${content}</svg>`);
}

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** Decodes a result with sharp, independently of the code under test. */
export async function pixelsOf(bytes: Uint8Array): Promise<Raster & { format: string | undefined; channels: number }> {
  const { format, channels } = await sharp(bytes).metadata();
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data), format, channels: channels ?? 0 };
}

/** One pixel as red, green, blue, alpha. */
export function pixel({ width, data }: Raster, x: number, y: number): [number, number, number, number] {
  const p = (y * width + x) * 4;
  return [data[p] ?? -1, data[p + 1] ?? -1, data[p + 2] ?? -1, data[p + 3] ?? -1];
}

/** Mean difference between a picture's alpha and the truth, 0–1. */
export function alphaError(picture: Raster, truth: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < truth.length; i++) sum += Math.abs((picture.data[i * 4 + 3] ?? 0) - (truth[i] ?? 0));
  return sum / truth.length / 255;
}

/** Shares of clear, soft and opaque pixels, 0–1. */
export function shares({ width, height, data }: Raster): { clear: number; soft: number; opaque: number } {
  let clear = 0;
  let opaque = 0;
  for (let p = 3; p < data.length; p += 4) {
    if (data[p] === 0) clear++;
    if (data[p] === 255) opaque++;
  }
  const total = width * height;
  return { clear: clear / total, opaque: opaque / total, soft: (total - clear - opaque) / total };
}

/** An animated WebP of several frames, each a little brighter than the one before. */
export async function animation(still: Uint8Array): Promise<Uint8Array> {
  const { data, info } = await sharp(still).raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const frames = Buffer.concat([data, data.map((v) => Math.min(255, v + 20)), data]);
  return sharp(frames, { raw: { width, height: height * 3, channels, pageHeight: height } })
    .webp({ delay: [100, 100, 100] })
    .toBuffer();
}

/** A red disc on light grey, as an encoded picture. */
export function product(width = 160, height = 120, format: 'png' | 'jpeg' | 'webp' = 'png'): Promise<Uint8Array> {
  const radius = Math.round(Math.min(width, height) / 3);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="#e8e8e8"/>
    <circle cx="${width / 2}" cy="${height / 2}" r="${radius}" fill="#c0201c"/></svg>`;
  return sharp(Buffer.from(svg)).removeAlpha().toFormat(format).toBuffer();
}
