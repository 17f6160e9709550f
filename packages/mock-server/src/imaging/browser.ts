import type { Imaging } from '@koukoutu/imaging';
import { createBrowserImaging } from '@koukoutu/imaging/browser';
import { resultRules } from './rules.js';

/** The pictures of a mock in a browser. */
export function createPictures(): Imaging {
  return createBrowserImaging({ rules: resultRules });
}
