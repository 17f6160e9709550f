import { exact } from '../../model/credits.js';
import type { CreditsObservation } from '../../model/observation.js';
import { creditsOf } from '../../reading/credits.js';

/** What an action cost. */
export interface Cost {
  readonly paid: number;
  /** Credits of the account after the action. */
  readonly after: number;
}

/** Reads what an action cost; undefined if the account does not state its credits. */
export function costOf(seen: CreditsObservation): Cost | undefined {
  const before = creditsOf(seen.before);
  const after = creditsOf(seen.after);
  return before === undefined || after === undefined ? undefined : { paid: exact(before - after), after };
}
