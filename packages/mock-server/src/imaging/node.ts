import { sharpCodec } from './codec/sharp.js';
import { createImaging } from './imaging.js';
import { packagedGlyphs } from './text/font-package.js';
import type { Imaging, PictureLimits } from './types.js';

/**
 * The pictures on Node: sharp decodes and encodes, loaded at the first picture.
 *
 * @param limits bounds that every input is held to before it is decoded; none without.
 */
export function createNodeImaging(limits: PictureLimits = {}): Imaging {
  return createImaging({ codec: sharpCodec, glyphs: packagedGlyphs(), limits });
}
