import { existsSync } from 'node:fs';
import { sharpCodec } from './codec/sharp.js';
import { createImaging } from './imaging.js';
import { packagedGlyphs } from './text/font-package.js';
import type { Imaging, PictureLimits } from './types.js';
import { offload } from './worker/offload.js';
import { PictureThread } from './worker/thread.js';

/**
 * The pictures on Node: sharp decodes and encodes, loaded at the first picture. Large pictures are made by a thread of their
 * own, started at the first of them; where its program is missing, as when this runs from its sources, on the spot.
 *
 * @param limits bounds that every input is held to before it is decoded; none without.
 * @param program the thread's program.
 */
export function createNodeImaging(
  limits: PictureLimits = {},
  program: URL = new URL('./imaging-worker.js', import.meta.url),
): Imaging {
  const here = createImaging({ codec: sharpCodec, glyphs: packagedGlyphs(), limits });
  const exists = program.protocol !== 'file:' || existsSync(program);
  return offload(here, exists ? new PictureThread(program, limits) : undefined);
}
