import { canvasCodec } from './codec/canvas.js';
import { createImaging } from './imaging.js';
import type { Imaging, PictureLimits, ResultRules } from './picture/types.js';
import { canvasGlyphs } from './text/canvas-glyphs.js';

export interface BrowserImagingOptions {
  rules: ResultRules;
  /** Limits that every input is checked against before it is decoded. Default: none. */
  limits?: PictureLimits;
}

/**
 * Pictures in a browser, in a page or a worker. The algorithms are those of Node over the browser's own decoders and encoders:
 * masks differ by rounding only, encoded bytes are the browser's.
 */
export function createBrowserImaging({ rules, limits = {} }: BrowserImagingOptions): Imaging {
  return createImaging({ codec: canvasCodec, glyphs: canvasGlyphs(), rules, limits });
}
