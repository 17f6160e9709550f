import type { Mistake } from '../../model/case.js';
import { outcomeOf } from '../../reading/outcome.js';
import type { Deviation, Subject } from '../define-check.js';

/** A redirect is neither a success nor a refusal: the check of redirects reports it. */
export function isRedirect({ status }: Subject['response']): boolean {
  return status >= 300 && status < 400;
}

/** Reports that a request with this kind of mistake was accepted. */
export function acceptedMistake({ judged, response }: Subject, mistake: Mistake): Deviation[] {
  const { expectation } = judged;
  if (expectation.outcome !== 'refusal' || expectation.mistake !== mistake || isRedirect(response)) return [];
  if (!outcomeOf(response).accepted) return [];
  return [{ message: `HTTP ${response.status} accepts a call ${expectation.because}` }];
}

/**
 * Reports that a request which should succeed was refused.
 *
 * @param codes the codes to report; undefined for all codes that no other check reports
 */
export function refusedSuccess({ judged, response }: Subject, codes: readonly number[] | undefined): Deviation[] {
  if (judged.expectation.outcome !== 'success' || isRedirect(response)) return [];
  const { accepted, code, message } = outcomeOf(response);
  if (accepted || !(codes ? codes.includes(code) : code !== 401 && code !== 403)) return [];
  const how = response.status === code ? `HTTP ${code}` : `HTTP ${response.status} and code ${code}`;
  return [{ message: `A request that the spec allows was refused with ${how}${message ? `: ${message}` : ''}` }];
}
