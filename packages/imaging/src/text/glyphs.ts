import type { Outline } from '../pixels/fill.js';

/** One character ready to be drawn, in units of the font size (1 = one em), y down, the baseline at 0. */
export interface Glyph {
  /** Distance from the start of this character to the start of the next. */
  advance: number;
  outlines: readonly Outline[];
}

/** A source of glyphs. */
export interface Glyphs {
  /** Loads what a text needs. The returned function gives the glyph of each character of that text. */
  load(text: string): Promise<(character: string) => Glyph>;
}

/**
 * The replacement for a character that no font has: a framed block of 4 × 4 cells drawn from its code point. Different characters
 * get different blocks.
 */
export function blockGlyph(character: string): Glyph {
  const code = character.codePointAt(0) ?? 0;
  if (/\s/u.test(character)) return { advance: 0.35, outlines: [] };
  const wide = code > 0x2e7f;
  const width = wide ? 0.86 : 0.46;
  const outlines: Outline[] = [box(0.06, -0.8, width, 0.86), hole(0.1, -0.76, width - 0.08, 0.78)];
  let bits = Math.imul(code, 0x9e3779b1) >>> 16;
  const cell = (width - 0.16) / 4;
  for (let y = 0; y < 4; y++) {
    for (let x = 0; x < 4; x++, bits >>= 1) {
      if (bits & 1) outlines.push(box(0.14 + x * cell, -0.71 + y * 0.17, cell, 0.17));
    }
  }
  return { advance: wide ? 1 : 0.6, outlines };
}

/** A rectangle as an outline. */
export function box(x: number, y: number, w: number, h: number): Outline {
  return [x, y, x + w, y, x + w, y + h, x, y + h];
}

function hole(x: number, y: number, w: number, h: number): Outline {
  return [x, y, x, y + h, x + w, y + h, x + w, y];
}
