import type { Step } from './case.js';
import type { Exchange } from './exchange.js';

/** What to do with an exchange before it is judged. */
export type Advice =
  | { readonly next: 'judge' }
  /** It says nothing about the contract. Send it again after this many milliseconds. */
  | { readonly next: 'again'; readonly reason: string; readonly after: number }
  /** It says nothing, and sending it again is useless or unsafe. The case cannot be completed. */
  | { readonly next: 'break-off'; readonly reason: string };

/** Called after each exchange of a live run. `attempt` counts from 1. */
export type Advise = (step: Step, exchange: Exchange, attempt: number) => Promise<Advice>;

/** The default: every exchange is judged. */
export const JUDGE: Advice = { next: 'judge' };

/** The name of a step in a further attempt, so that each attempt has its own id. */
export function attemptName(step: string, attempt: number): string {
  return attempt === 1 ? step : `${step}~${attempt}`;
}
