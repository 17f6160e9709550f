import type { Expectation, Mistake } from '../model/case.js';

type Refusal = Extract<Expectation, { outcome: 'refusal' }>;

/** A success with a JSON body. */
export const JSON_SUCCESS: Expectation = { outcome: 'success', body: 'json' };

/** The codes of the spec for an invalid key, for a bad parameter, and for an unsupported picture. */
export const INVALID_KEY = [401];
export const BAD_PARAMETER = [422];
export const UNSUPPORTED = [415];

/** The code for a task that does not exist. */
export const UNKNOWN_TASK = [404];

/** The only code of the models host for a bad request. */
export const BAD_MODELS_REQUEST = [400];

/** Codes for a link without a file, or with one that has expired. */
export const NO_FILE = [403, 404];

/**
 * A refusal.
 *
 * @param codes codes that the spec allows for this mistake
 * @param because the mistake in words, as the end of a sentence: "without a key"
 * @param mistake the kind of the mistake
 */
export function refusal(codes: readonly number[], because: string, mistake: Mistake = 'request'): Refusal {
  return { outcome: 'refusal', codes, because, mistake };
}
