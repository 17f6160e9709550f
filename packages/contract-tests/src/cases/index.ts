import type { Case, Keys } from '../model/case.js';
import { accountCases } from './account.js';
import { badInputCases } from './bad-input.js';
import { boundaryCases } from './boundaries.js';
import { compressedCases } from './compressed.js';
import { createCases } from './creates.js';
import { GEMINI_OPERATIONS, geminiCases } from './gemini.js';
import { geminiMistakes } from './gemini-mistakes.js';
import { keylessForms } from './key-forms.js';
import { keyCases } from './keys.js';
import { mixedPrices } from './mixed-prices.js';
import { optionCases } from './options.js';
import { pageCases } from './pages.js';
import { queryCases } from './query.js';
import { seedreamCases } from './seedream.js';
import { seedreamMistakes } from './seedream-mistakes.js';
import { slotsCase } from './slots.js';
import { unknownFile } from './unknown-file.js';

/**
 * Every case that follows from the spec. Long cases come first, so that the run does not end by waiting for one of
 * them.
 *
 * @param keys without a models key, only refusals of the models host are tried
 */
export function allCases(keys: Keys): Case[] {
  const all = [
    ...seedreamCases(),
    ...createCases(),
    ...boundaryCases(),
    ...optionCases(),
    ...geminiCases(),
    ...GEMINI_OPERATIONS.flatMap(geminiMistakes),
    ...pageCases(),
    ...keyCases(keys),
    ...keylessForms(),
    ...badInputCases(),
    ...queryCases(),
    unknownFile(),
    ...compressedCases(),
    ...seedreamMistakes(),
    ...accountCases(),
    mixedPrices(),
    slotsCase(),
  ];
  const usable = all.filter(({ key }) => key === 'none' || keys[key] !== undefined);
  const ids = new Set<string>();
  for (const { id } of usable) {
    if (ids.has(id)) throw new Error(`two cases are called ${id}`);
    ids.add(id);
  }
  return usable;
}
