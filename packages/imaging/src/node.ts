import { existsSync } from 'node:fs';
import { sharpCodec } from './codec/sharp.js';
import { createImaging } from './imaging.js';
import type { Imaging, PictureLimits, ResultRules } from './picture/types.js';
import { packagedGlyphs } from './text/font-package.js';
import { offload } from './worker/offload.js';
import { PictureThread } from './worker/thread.js';

export interface NodeImagingOptions {
  rules: ResultRules;
  /** Limits that every input is checked against before it is decoded. Default: none. */
  limits?: PictureLimits;
  /** The built `worker.ts`, which makes large pictures on a thread. Where it is missing, the caller's thread makes them. */
  program?: URL;
}

/**
 * Pictures on Node. sharp decodes and encodes; it is loaded at the first picture. Large pictures are made on a worker thread,
 * which starts with the first of them.
 */
export function createNodeImaging({ rules, limits = {}, program }: NodeImagingOptions): Imaging {
  const here = createImaging({ codec: sharpCodec, glyphs: packagedGlyphs(), rules, limits });
  const thread = program && isThere(program) ? new PictureThread(program, { rules, limits }) : undefined;
  return offload(here, thread, rules);
}

function isThere(program: URL): boolean {
  return program.protocol !== 'file:' || existsSync(program);
}
