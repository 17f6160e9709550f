import { cropToPrint, removePrintGround } from '../cutout/print.js';
import { ImagingError } from '../picture/errors.js';
import type { Codec, Raster, Size } from '../picture/types.js';
import { composite, createRaster, cropRaster, opaqueBox } from '../pixels/raster.js';
import { parseRatio, sizeWithLongSide } from './ratio.js';

/** Long side of the result, in pixels. A guess: no source says what the API's `1k` and `4k` mean in pixels. */
const LONG_SIDE: Record<string, number> = { '1k': 1024, '4k': 4096 };
/** Smallest long side, in pixels, at which the picture is drawn. */
const LEAST_DRAWN = 1024;
/** Margin on each side of the print, as a share of the frame. */
const MARGIN = 0.06;

/** The long side of a named resolution, in pixels. Throws `bad-option`. */
export function longSideOf(resolution: string): number {
  const side = LONG_SIDE[resolution.toLowerCase()];
  if (!side) throw new ImagingError('bad-option', `resolution must be 1k or 4k (got "${resolution}").`);
  return side;
}

/**
 * Lays the print of a garment flat and centred on a plain background of the requested ratio.
 *
 * @returns `raster`: the picture, drawn no larger than the print itself; `size`: the requested size, to which the encoder
 *   enlarges it.
 */
export async function layPrintFlat(
  raster: Raster,
  options: { resolution: string; size: string },
  codec: Codec,
): Promise<{ raster: Raster; size: Size }> {
  const longSide = longSideOf(options.resolution);
  const ratio = parseRatio(options.size);
  const size = sizeWithLongSide(ratio.width === 0 ? raster : ratio, longSide);
  const cropped = cropToPrint(raster);
  const fabric = borderColour(cropped);
  await removePrintGround(cropped, 1);
  const print = cropRaster(cropped, opaqueBox(cropped, 24) ?? { left: 0, top: 0, ...cropped });
  const room = (1 - 2 * MARGIN) * Math.min(size.width / print.width, size.height / print.height);
  // The encoder enlarges the picture while it writes it, so it is not enlarged here.
  const drawn = Math.min(1, Math.max(1 / room, LEAST_DRAWN / longSide));
  const frame = { width: Math.round(size.width * drawn), height: Math.round(size.height * drawn) };
  const width = Math.max(1, Math.round(print.width * room * drawn));
  const height = Math.max(1, Math.round(print.height * room * drawn));
  const out = createRaster(frame.width, frame.height, groundFor(print, fabric));
  const scaled = await codec.resize(print, width, height);
  composite(out, scaled, Math.round((frame.width - width) / 2), Math.round((frame.height - height) / 2));
  return { raster: out, size };
}

/** White, or the fabric's colour if the print is so light that it would not be visible on white. */
function groundFor(print: Raster, fabric: readonly number[]): readonly number[] {
  let light = 0;
  let count = 0;
  for (let p = 0; p < print.data.length; p += 4) {
    if (print.data[p + 3]! < 200) continue;
    count++;
    if (Math.min(print.data[p]!, print.data[p + 1]!, print.data[p + 2]!) > 215) light++;
  }
  const fabricIsLight = Math.min(...fabric) > 215;
  return light > count * 0.08 && !fabricIsLight ? [...fabric, 255] : [255, 255, 255, 255];
}

/** The median colour of a picture's border. */
function borderColour({ width, height, data }: Raster): [number, number, number] {
  const channels: [number[], number[], number[]] = [[], [], []];
  const add = (x: number, y: number) => {
    const p = (y * width + x) * 4;
    if (data[p + 3]! < 128) return;
    channels.forEach((values, c) => {
      values.push(data[p + c]!);
    });
  };
  for (let x = 0; x < width; x++) {
    add(x, 0);
    add(x, height - 1);
  }
  for (let y = 0; y < height; y++) {
    add(0, y);
    add(width - 1, y);
  }
  const middle = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 255;
  return [middle(channels[0]), middle(channels[1]), middle(channels[2])];
}
