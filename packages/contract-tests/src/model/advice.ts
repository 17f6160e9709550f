import type { Step } from './case.js';
import type { Exchange } from './exchange.js';

/** What is to be done about an exchange before anything is concluded from it. */
export type Advice =
  | { readonly next: 'judge' }
  /** It says nothing about the contract: ask again after so many milliseconds. */
  | { readonly next: 'again'; readonly reason: string; readonly after: number }
  /** It says nothing, and asking again is no use or not safe: the case cannot be carried through. */
  | { readonly next: 'break-off'; readonly reason: string };

/** Asked after each exchange of a run on somebody's service. `attempt` counts from 1. */
export type Advise = (step: Step, exchange: Exchange, attempt: number) => Promise<Advice>;

/** The usual: whatever comes is judged. */
export const JUDGE: Advice = { next: 'judge' };

/** The name of a step that is asked again, so that each attempt has an id of its own. */
export function attemptName(step: string, attempt: number): string {
  return attempt === 1 ? step : `${step}~${attempt}`;
}
