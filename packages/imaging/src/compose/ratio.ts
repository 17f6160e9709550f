import { ImagingError } from '../picture/errors.js';
import type { Size } from '../picture/types.js';

const SIDES: Record<string, number> = { '512': 512, '1K': 1024, '2K': 2048, '4K': 4096 };

/** Side, in pixels, of a square with the area of a named size; undefined for an unknown name. */
export function sideOf(imageSize = '1K'): number | undefined {
  return SIDES[imageSize.toUpperCase()];
}

/** Reads a ratio such as `16:9`. */
export function parseRatio(text: string): Size {
  const match = /^\s*(\d{1,4})\s*:\s*(\d{1,4})\s*$/.exec(text);
  const width = Number(match?.[1]);
  const height = Number(match?.[2]);
  if (!match || (width === 0) !== (height === 0)) {
    throw new ImagingError('bad-option', `"${text}" is not a ratio such as 3:4.`);
  }
  return { width, height };
}

/** The ratio in a list, such as `16:9`, that is closest to that of a size. */
export function closestRatio(size: Size, ratios: readonly string[]): string {
  const distance = (text: string) => {
    const { width, height } = parseRatio(text);
    return Math.abs(Math.log((width * size.height) / (height * size.width)));
  };
  return ratios.reduce((best, text) => (distance(text) < distance(best) ? text : best));
}

/** The size with a given ratio whose long side has `longSide` pixels, rounded to whole pixels. */
export function sizeWithLongSide(ratio: Size, longSide: number): Size {
  const scale = longSide / Math.max(ratio.width, ratio.height);
  return {
    width: Math.max(1, Math.round(ratio.width * scale)),
    height: Math.max(1, Math.round(ratio.height * scale)),
  };
}

/** The size with exactly this ratio and about the area of a square with the given side. */
export function sizeWithArea(ratio: Size, side: number): Size {
  const divisor = greatestCommonDivisor(ratio.width, ratio.height);
  const [w, h] = [ratio.width / divisor, ratio.height / divisor];
  const unit = Math.max(1, Math.round(side / Math.sqrt(w * h)));
  return { width: w * unit, height: h * unit };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
