import { ImagingError } from '../picture/errors.js';

/** Red, green and blue, 0–255. */
export type Colour = [number, number, number];

/** Reads `#rgb`, `#rrggbb` or `#rrggbbaa` (the `#` may be missing) as `[red, green, blue, alpha]`, 0–255. */
export function parseColour(text: string): [number, number, number, number] {
  const hex = /^#?([0-9a-f]{3,8})$/i.exec(text.trim())?.[1] ?? '';
  const digits = hex.length === 3 || hex.length === 4 ? [...hex].map((c) => c + c).join('') : hex;
  if (digits.length !== 6 && digits.length !== 8) {
    throw new ImagingError('bad-option', `"${text}" is not a hex colour such as #ffffff.`);
  }
  const value = (i: number) => Number.parseInt(digits.slice(i, i + 2), 16);
  return [value(0), value(2), value(4), digits.length === 8 ? value(6) : 255];
}

/** A colour of a hue (degrees), saturation and lightness (0–1). */
export function fromHue(hue: number, saturation: number, lightness: number): Colour {
  const chroma = (1 - Math.abs(2 * lightness - 1)) * saturation;
  const channel = (shift: number) => {
    const t = (((hue / 30 + shift) % 12) + 12) % 12;
    return 255 * (lightness - (chroma / 2) * Math.max(-1, Math.min(t - 3, 9 - t, 1)));
  };
  return [channel(0), channel(8), channel(4)];
}
