import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { createNodeImaging } from '../src/node.js';
import type { Imaging, PictureLimits, ResultRules } from '../src/picture/types.js';

const read = (file: string) =>
  parse(readFileSync(new URL(`../../../openapi/components/${file}`, import.meta.url), 'utf8'));
const limits: Record<string, { value: number }> = read('limits.yaml');
const limit = (name: string): number => limits[name]?.value ?? Number.NaN;

/** The spec's rules for results, as the mock passes them. */
export const rules: ResultRules = {
  generatedRatios: read('models/gemini-request.yaml').AspectRatio.anyOf[0].enum,
  generatedPixels: limit('seedreamOutputPixelsMax'),
  extendedSide: limit('sidePixelsMax'),
};

/** The aspect ratios of the spec for an extracted print. */
export const PRINT_RATIOS: readonly string[] = read('matting/fields.yaml').Size.enum;

/** The imaging of Node with the rules of the spec. */
export function nodeImaging(limits: PictureLimits = {}): Imaging {
  return createNodeImaging({ rules, limits });
}
