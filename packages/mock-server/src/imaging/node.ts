import type { Imaging } from '@koukoutu/imaging';
import { createNodeImaging } from '@koukoutu/imaging/node';
import { resultRules } from './rules.js';

/** The pictures of a mock on Node. Built, `imaging-worker.js` is next to this module; run from sources, there is none. */
export function createPictures(): Imaging {
  return createNodeImaging({ rules: resultRules, program: new URL('./imaging-worker.js', import.meta.url) });
}
