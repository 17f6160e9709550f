import { ImagingError } from '../picture/errors.js';
import type { Codec, GenerateOptions, Raster, ResultRules, Size } from '../picture/types.js';
import { softBlur } from '../pixels/blur.js';
import { fromHue } from '../pixels/colour.js';
import { fillOutlines, paint, roundedBox } from '../pixels/fill.js';
import { hashText, seededRandom } from '../pixels/random.js';
import { composite, createRaster, cropRaster, shrink } from '../pixels/raster.js';
import type { Glyph, Glyphs } from '../text/glyphs.js';
import { drawText, fitText, type TextBlock } from '../text/layout.js';
import { closestRatio, parseRatio, sideOf, sizeWithArea } from './ratio.js';
import { stretch } from './stretch.js';

/** The size of a generated picture, in pixels. */
export function generatedSize(options: GenerateOptions, inputs: readonly Size[], rules: ResultRules): Size {
  const { width, height } = options;
  if (width !== undefined && height !== undefined) {
    const valid = [width, height].every((v) => Number.isInteger(v) && v >= 16);
    if (!valid || width * height > rules.generatedPixels) {
      throw new ImagingError(
        'bad-option',
        `Cannot generate ${width} × ${height} px: the sides or the number of pixels are out of range.`,
      );
    }
    return { width, height };
  }
  const side = sideOf(options.imageSize);
  if (!side) throw new ImagingError('bad-option', `imageSize must be 512, 1K, 2K or 4K (got "${options.imageSize}").`);
  const ratio = parseRatio(options.aspectRatio ?? (inputs[0] ? closestRatio(inputs[0], rules.generatedRatios) : '1:1'));
  if (ratio.width === 0) throw new ImagingError('bad-option', `"${options.aspectRatio}" is not a ratio such as 16:9.`);
  return sizeWithArea(ratio, side);
}

/** A picture of more pixels than CRISP_PIXELS is drawn with DRAWN_PIXELS and scaled up. */
const CRISP_PIXELS = 4_500_000;
const DRAWN_PIXELS = 2_000_000;

/**
 * Draws the mock's version of a generated picture: the inputs, or else a coloured background, with the prompt as text.
 *
 * @param size the final size. The drawn picture has the same ratio and may be smaller.
 */
export async function drawGenerated(
  options: GenerateOptions,
  inputs: readonly Raster[],
  size: Size,
  codec: Codec,
  glyphs: Glyphs,
): Promise<Raster> {
  const pixels = size.width * size.height;
  const scale = pixels > CRISP_PIXELS ? Math.sqrt(DRAWN_PIXELS / pixels) : 1;
  const width = Math.max(1, Math.round(size.width * scale));
  const height = Math.max(1, Math.round(size.height * scale));
  const seed = `${options.prompt}\n${options.index ?? 0}`;
  const out = inputs[0] ? backdrop(inputs[0], width, height) : colourField(seed, { width, height });
  const unit = Math.min(width, height);
  const pad = Math.round(unit * 0.06);
  let top = pad;
  if (inputs.length > 0) top += (await thumbnails(out, inputs, pad, codec)) + Math.round(pad * 0.6);
  const text = options.prompt.trim() === '' ? '(no prompt)' : options.prompt.trim();
  const mark = 'AI生成 MOCK';
  const glyph = await glyphs.load(`${text}${mark}…`);
  const room = { width: width - 4 * pad, height: height - top - 3 * pad - unit * 0.04 };
  const block = fitText(text, glyph, { ...room, largest: unit * 0.075, least: Math.max(9, unit * 0.02) });
  panel(out, block, glyph, pad, top);
  if (options.watermark) {
    const size = Math.max(9, unit * 0.026);
    const note = fitText(mark, glyph, { width, height: size * 2, largest: size, least: size });
    label(out, note, glyph, width - note.width - pad * 0.5, height - note.height - pad * 0.25, [255, 255, 255]);
  }
  return out;
}

/** Long side, in pixels, at which a soft background is drawn before it is scaled up. */
const GROUND_SIDE = 320;

/** A gradient of two hues with soft discs, all derived from the seed. */
function colourField(seed: string, size: Size): Raster {
  const scale = GROUND_SIDE / Math.max(size.width, size.height);
  const width = Math.max(1, Math.round(size.width * scale));
  const height = Math.max(1, Math.round(size.height * scale));
  const random = seededRandom(hashText(seed));
  const hue = random() * 360;
  const from = fromHue(hue, 0.55, 0.62);
  const to = fromHue(hue + 40 + 50 * random(), 0.6, 0.38);
  const out = createRaster(width, height, [0, 0, 0, 255]);
  const angle = random() * Math.PI;
  const [ax, ay] = [Math.cos(angle), Math.sin(angle)];
  const discs = Array.from({ length: 6 }, () => ({
    x: random() * width,
    y: random() * height,
    r: (0.1 + 0.3 * random()) * Math.min(width, height),
    light: (random() - 0.4) * 60,
  }));
  const light = new Float64Array(width);
  for (let y = 0, p = 0; y < height; y++) {
    light.fill(0);
    for (const disc of discs) lightUp(light, disc, y);
    const down = ((2 * y) / height - 1) * ay * 0.7;
    for (let x = 0; x < width; x++, p += 4) {
      const t = 0.5 + 0.5 * (((2 * x) / width - 1) * ax * 0.7 + down);
      out.data[p] = from[0] + (to[0] - from[0]) * t + light[x]!;
      out.data[p + 1] = from[1] + (to[1] - from[1]) * t + light[x]!;
      out.data[p + 2] = from[2] + (to[2] - from[2]) * t + light[x]!;
    }
  }
  return stretch(out, size.width, size.height);
}

/** Adds the light of a soft disc to a row. */
function lightUp(row: Float64Array, disc: { x: number; y: number; r: number; light: number }, y: number): void {
  const area = disc.r * disc.r;
  const down = (y - disc.y) * (y - disc.y);
  if (down >= area) return;
  const half = Math.sqrt(area - down);
  const end = Math.min(row.length, Math.ceil(disc.x + half));
  for (let x = Math.max(0, Math.floor(disc.x - half)); x < end; x++) {
    const q = ((x - disc.x) * (x - disc.x) + down) / area;
    if (q < 1) row[x]! += disc.light * Math.min(1, (1 - q) * 6);
  }
}

/** The first input, cropped to fill the frame, blurred and darkened. */
function backdrop(input: Raster, width: number, height: number): Raster {
  const scale = Math.max(width / input.width, height / input.height);
  const w = Math.max(1, Math.min(input.width, Math.round(width / scale)));
  const h = Math.max(1, Math.min(input.height, Math.round(height / scale)));
  const left = Math.floor((input.width - w) / 2);
  const top = Math.floor((input.height - h) / 2);
  const small = shrink(cropRaster(input, { left, top, width: w, height: h }), 160);
  const n = small.width * small.height;
  for (let c = 0; c < 3; c++) {
    const plane = new Float32Array(n);
    for (let i = 0; i < n; i++) {
      const alpha = small.data[i * 4 + 3]! / 255;
      plane[i] = (small.data[i * 4 + c]! * alpha + 128 * (1 - alpha)) * 0.72;
    }
    const soft = softBlur(plane, small.width, small.height, 4);
    for (let i = 0; i < n; i++) small.data[i * 4 + c] = soft[i]!;
  }
  for (let i = 0; i < n; i++) small.data[i * 4 + 3] = 255;
  return stretch(small, width, height);
}

/** Draws the inputs in a row at the top. Returns the row's height in pixels. */
async function thumbnails(out: Raster, inputs: readonly Raster[], pad: number, codec: Codec): Promise<number> {
  const gap = Math.round(pad * 0.5);
  const cell = Math.floor((out.width - 2 * pad + gap) / inputs.length) - gap;
  const tall = Math.round(out.height * 0.42);
  const shown: Raster[] = [];
  for (const input of inputs) {
    const scale = Math.min(cell / input.width, tall / input.height);
    const w = Math.max(1, Math.round(input.width * scale));
    const h = Math.max(1, Math.round(input.height * scale));
    shown.push(await codec.resize(input, w, h));
  }
  const row = Math.max(...shown.map(({ height }) => height));
  let left = Math.round((out.width - shown.reduce((sum, { width }) => sum + width + gap, -gap)) / 2);
  for (const picture of shown) {
    const rim = Math.max(2, Math.round(pad * 0.08));
    const top = pad + Math.round((row - picture.height) / 2);
    const frame = roundedBox(left - rim, top - rim, picture.width + 2 * rim, picture.height + 2 * rim, rim);
    paint(out, fillOutlines([frame], out), [255, 255, 255], 0.9);
    composite(out, picture, left, top);
    left += picture.width + gap;
  }
  return row;
}

/** Draws the prompt, dark on a light panel. */
function panel(out: Raster, block: TextBlock, glyph: (c: string) => Glyph, pad: number, top: number): void {
  const width = Math.min(out.width - 2 * pad, block.width + 2 * pad);
  const left = Math.round((out.width - width) / 2);
  const free = out.height - top - pad - block.height - pad * 1.4;
  const y = Math.round(top + Math.max(0, free / 2));
  const frame = roundedBox(left, y, width, block.height + pad * 1.4, pad * 0.4);
  paint(out, fillOutlines([frame], out), [252, 251, 248], 0.92);
  label(out, block, glyph, left + (width - block.width) / 2, y + pad * 0.6, [28, 30, 38]);
}

function label(
  out: Raster,
  block: TextBlock,
  glyph: (c: string) => Glyph,
  left: number,
  top: number,
  colour: readonly number[],
): void {
  paint(out, drawText(block, glyph, left, top, out), colour);
}
