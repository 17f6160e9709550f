import { Ledger } from '../live/ledger.js';
import { liveOrder } from '../live/plan.js';
import type { Case } from '../model/case.js';
import { BUDGET_SPENT } from '../run/verdict.js';
import { limit } from '../spec/operations.js';
import { UsageError, type VerifyOptions } from './options.js';

/** What makes a run a live one. */
export interface LiveSettings {
  readonly cases: readonly Case[];
  readonly ledger: Ledger;
  /** One case at a time, polls at the spec's pace, patience as the most patient client has it. */
  readonly run: { readonly atOnce: number; readonly pollPause: number; readonly patience: number };
  readonly mayRun: (item: Case) => Promise<string | undefined>;
}

/**
 * Everything that keeps a live run polite and within its means.
 *
 * @throws UsageError without a budget
 */
export async function liveSettings(options: VerifyOptions, cases: readonly Case[]): Promise<LiveSettings> {
  const budget = options.budget;
  if (budget === undefined) {
    throw new UsageError('a live run needs --budget <credits>: the most that all live runs together may spend');
  }
  const ledger = await Ledger.open(options.ledger, budget);
  return {
    cases: liveOrder(cases),
    ledger,
    run: {
      atOnce: options.atOnce ?? 1,
      pollPause: options.pollPause ?? limit('pollIntervalMs'),
      patience: options.patience ?? limit('giveUpMaxMs'),
    },
    mayRun: async ({ id, price }) =>
      (await ledger.spend(id, price)) ? undefined : `${BUDGET_SPENT}: ${ledger.left} credits left, this needs ${price}`,
  };
}
