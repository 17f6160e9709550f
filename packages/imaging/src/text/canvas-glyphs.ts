import type { Outline } from '../pixels/fill.js';
import { blockGlyph, box, type Glyph, type Glyphs } from './glyphs.js';

/** Font size, in pixels, at which a glyph is drawn before it is turned into outlines. */
const EM = 96;
/** Width and height of the canvas for one glyph. The baseline is at `BASE`, the start of the glyph at `PEN`. */
const SIDE = 192;
const BASE = 136;
const PEN = 40;
const FONT = `${EM}px "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif`;

/** Glyphs from the browser's fonts. They always look the same on one machine, but another machine may have other fonts. */
export function canvasGlyphs(): Glyphs {
  const known = new Map<string, Glyph>();
  return {
    async load(text) {
      const context = new OffscreenCanvas(SIDE, SIDE).getContext('2d', { willReadFrequently: true });
      if (!context) return blockGlyph;
      context.font = FONT;
      for (const character of new Set(text)) {
        if (!known.has(character)) known.set(character, draw(context, character));
      }
      return (character) => known.get(character) ?? blockGlyph(character);
    },
  };
}

function draw(context: OffscreenCanvasRenderingContext2D, character: string): Glyph {
  context.clearRect(0, 0, SIDE, SIDE);
  context.fillText(character, PEN, BASE);
  const { data } = context.getImageData(0, 0, SIDE, SIDE);
  const outlines: Outline[] = [];
  // Every run of inked pixels in a row becomes a flat box. Together the boxes form the glyph.
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const start = x;
      while (x < SIDE && (data[(y * SIDE + x) * 4 + 3] ?? 0) > 127) x++;
      if (x > start) outlines.push(box((start - PEN) / EM, (y - BASE) / EM, (x - start) / EM, 1 / EM));
    }
  }
  return { advance: context.measureText(character).width / EM, outlines };
}
