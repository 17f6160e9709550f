import { describe, expect, it } from 'vitest';
import { packagedGlyphs } from './font-package.js';
import { blockGlyph, type Glyph } from './glyphs.js';
import { drawText, fitText } from './layout.js';

/** Chinese characters are one em wide, all others half an em. */
const plain = (character: string): Glyph => ({ advance: /[\u2e80-\uffef]/u.test(character) ? 1 : 0.5, outlines: [] });
const layOut = (text: string, width: number, height = 1000) =>
  fitText(text, plain, { width, height, largest: 10, least: 10 });

describe('text layout', () => {
  it('breaks Latin text between words and Chinese text between characters', () => {
    expect(layOut('a red fox runs', 40).lines).toEqual(['a red', 'fox runs']);
    expect(layOut('按照图二中的背景', 40).lines).toEqual(['按照图二', '中的背景']);
    expect(layOut('fox在雨夜里', 40).lines).toEqual(['fox在雨', '夜里']);
  });

  it('keeps the line breaks of the text', () => {
    expect(layOut('one\ntwo\r\nthree', 400).lines).toEqual(['one', 'two', 'three']);
  });

  it('breaks a word that is wider than a line, but never inside a surrogate pair', () => {
    const { lines } = layOut('🦊'.repeat(10), 20);
    expect(lines.join('')).toBe('🦊'.repeat(10));
    expect(Math.max(...lines.map((line) => [...line].length))).toBe(4);
  });

  it('shrinks the letters until the text fits, and cuts off a text that never fits with an ellipsis', () => {
    const shrunk = fitText('word '.repeat(40), plain, { width: 200, height: 80, largest: 40, least: 4 });
    expect(shrunk.size).toBeLessThan(40);
    expect(shrunk.height).toBeLessThanOrEqual(80);
    const cut = layOut('word '.repeat(400), 100, 28);
    expect(cut.lines).toHaveLength(2);
    expect(cut.lines[1]).toMatch(/…$/);
  });
});

describe('glyphs', () => {
  it('come from the pinned font for Latin and Chinese characters, and differ from one another', async () => {
    const glyph = await packagedGlyphs().load('aB背影');
    const ink = (character: string) =>
      drawText({ lines: [character], size: 40, width: 0, height: 0 }, glyph, 10, 0, {
        width: 90,
        height: 60,
      }).values.reduce((sum, v) => sum + v, 0);
    for (const character of 'aB背影') {
      expect(glyph(character).outlines).not.toEqual(blockGlyph(character).outlines);
      expect(ink(character)).toBeGreaterThan(60);
    }
    expect(glyph('背').advance).toBeGreaterThan(0.8);
    expect(glyph('a').advance).toBeLessThan(0.8);
    expect(glyph('背').outlines).not.toEqual(glyph('影').outlines);
  });

  it('are different blocks for characters that the font lacks, so that no character is missing', async () => {
    const glyph = await packagedGlyphs().load('🦊𠮷');
    expect(glyph('🦊').outlines.length).toBeGreaterThan(2);
    expect(glyph('🦊').outlines).not.toEqual(glyph('𠮷').outlines);
    expect(blockGlyph(' ').outlines).toEqual([]);
  });
});
