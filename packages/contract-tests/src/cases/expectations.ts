import type { Expectation, Mistake } from '../model/case.js';

type Refusal = Extract<Expectation, { outcome: 'refusal' }>;

/** A success that says it in JSON. */
export const JSON_SUCCESS: Expectation = { outcome: 'success', body: 'json' };

/** The spec's codes for an invalid key, for a bad parameter, and for what is no picture of a kind that is taken. */
export const INVALID_KEY = [401];
export const BAD_PARAMETER = [422];
export const UNSUPPORTED = [415];

/** The code for a task that never was. */
export const UNKNOWN_TASK = [404];

/** The one code of the models host for whatever is wrong with a request. */
export const BAD_MODELS_REQUEST = [400];

/** Codes for a link that leads to no file (any more). */
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
