import { ImagingError } from '../errors.js';

/** Reads `#rgb`, `#rrggbb` or `#rrggbbaa` (the `#` may be missing) as `[red, green, blue, alpha]`, 0–255. */
export function parseColour(text: string): [number, number, number, number] {
  const hex = /^#?([0-9a-f]{3,8})$/i.exec(text.trim())?.[1] ?? '';
  const digits = hex.length === 3 || hex.length === 4 ? [...hex].map((c) => c + c).join('') : hex;
  if (digits.length !== 6 && digits.length !== 8) {
    throw new ImagingError('bad-option', `"${text}" is no hex colour such as #ffffff.`);
  }
  const value = (i: number) => Number.parseInt(digits.slice(i, i + 2), 16);
  return [value(0), value(2), value(4), digits.length === 8 ? value(6) : 255];
}
