import type { Outline } from '../pixels/fill.js';
import { blockGlyph, box, type Glyph, type Glyphs } from './glyphs.js';

/** Size in pixels that a glyph is drawn at before it is turned into outlines. */
const EM = 96;
/** Width and height of the canvas for one glyph; the baseline lies at `BASE`, the pen at `PEN`. */
const SIDE = 192;
const BASE = 136;
const PEN = 40;
const FONT = `${EM}px "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif`;

/** Characters as the browser's own fonts draw them. The same on one machine; another machine may have other fonts. */
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
  // Every run of inked pixels in a row is a flat box; laid on each other they are the glyph.
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const start = x;
      while (x < SIDE && (data[(y * SIDE + x) * 4 + 3] ?? 0) > 127) x++;
      if (x > start) outlines.push(box((start - PEN) / EM, (y - BASE) / EM, (x - start) / EM, 1 / EM));
    }
  }
  return { advance: context.measureText(character).width / EM, outlines };
}
