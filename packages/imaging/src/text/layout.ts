import { fillOutlines, type Outline, type Patch } from '../pixels/fill.js';
import type { Glyph } from './glyphs.js';

/** Height of a line as a multiple of the font size. */
const LINE_HEIGHT = 1.4;

/** A text broken into lines. */
export interface TextBlock {
  lines: string[];
  /** Font size in pixels. */
  size: number;
  /** Width of the longest line in pixels. */
  width: number;
  /** Height of all lines in pixels. */
  height: number;
}

/** Breaks a text into lines at the largest size that fits a box. If even the smallest does not fit, the text is cut off with `…`. */
export function fitText(
  text: string,
  glyph: (character: string) => Glyph,
  box: { width: number; height: number; largest: number; least: number },
): TextBlock {
  for (let size = box.largest; ; size = Math.max(box.least, size * 0.88)) {
    const lines = wrap(text, glyph, box.width / size);
    const room = Math.max(1, Math.floor(box.height / (size * LINE_HEIGHT)));
    const fits = lines.length <= room;
    if (!fits && size > box.least) continue;
    if (!fits) {
      lines.length = room;
      lines[room - 1] = `${lines[room - 1]?.replace(/.$/u, '') ?? ''}…`;
    }
    const width = Math.max(0, ...lines.map((line) => measure(line, glyph))) * size;
    return { lines, size, width, height: lines.length * size * LINE_HEIGHT };
  }
}

/** The shape of a text block whose upper left corner is at (left, top) of a frame. */
export function drawText(
  block: TextBlock,
  glyph: (character: string) => Glyph,
  left: number,
  top: number,
  frame: { width: number; height: number },
): Patch {
  const outlines: Outline[] = [];
  block.lines.forEach((line, row) => {
    const baseline = top + (row * LINE_HEIGHT + 1.05) * block.size;
    let x = left;
    for (const character of line) {
      const letter = glyph(character);
      for (const outline of letter.outlines) {
        outlines.push(outline.map((v, i) => v * block.size + (i % 2 ? baseline : x)));
      }
      x += letter.advance * block.size;
    }
  });
  return fillOutlines(outlines, frame);
}

/** Width of a line in ems. */
function measure(line: string, glyph: (character: string) => Glyph): number {
  let sum = 0;
  for (const character of line) sum += glyph(character).advance;
  return sum;
}

/** Breaks a text into lines of at most `limit` ems: Latin text between words, Chinese between any two characters. */
function wrap(text: string, glyph: (character: string) => Glyph, limit: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split(/\r?\n/)) {
    let line = '';
    let width = 0;
    for (const [word] of paragraph.matchAll(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/gu)) {
      let rest = word;
      let wide = measure(rest.trimEnd(), glyph);
      if (width + wide > limit && line !== '') {
        lines.push(line.trimEnd());
        line = '';
        width = 0;
      }
      // A word that is wider than a whole line is broken where the line ends.
      while (wide > limit && [...rest].length > 1) {
        const characters = [...rest];
        let cut = 1;
        while (cut < characters.length && measure(characters.slice(0, cut + 1).join(''), glyph) <= limit) cut++;
        lines.push(characters.slice(0, cut).join(''));
        rest = characters.slice(cut).join('');
        wide = measure(rest.trimEnd(), glyph);
      }
      line += rest;
      width += measure(rest, glyph);
    }
    lines.push(line.trimEnd());
  }
  return lines;
}
