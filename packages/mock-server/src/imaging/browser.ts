import { canvasCodec } from './codec/canvas.js';
import { createImaging } from './imaging.js';
import { canvasGlyphs } from './text/canvas-glyphs.js';
import type { Imaging, PictureLimits } from './types.js';

/**
 * The pictures in a browser, page or worker: the same algorithms over the browser's own decoders and encoders. Masks equal
 * Node's but for rounding; encoded bytes are the browser's.
 *
 * @param limits bounds that every input is held to before it is decoded; none without.
 */
export function createBrowserImaging(limits: PictureLimits = {}): Imaging {
  return createImaging({ codec: canvasCodec, glyphs: canvasGlyphs(), limits });
}
