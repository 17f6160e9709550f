import { LiveAccount } from '../live/account.js';
import { liveAdvice } from '../live/advice.js';
import { Ledger } from '../live/ledger.js';
import { describePlan, liveOrder } from '../live/plan.js';
import { Purse } from '../live/purse.js';
import type { Case } from '../model/case.js';
import type { RunOptions } from '../run/run.js';
import { limit } from '../spec/operations.js';
import type { OpenTarget } from './open-target.js';
import type { VerifyOptions } from './options.js';

/** If the credits do not change during this many polls, nobody else uses the account. */
const QUIET_POLLS = 3;

/** What a live run needs to stay polite and within its budget. */
export interface LiveRun {
  /** The plan, for a person to read before anything is spent. */
  readonly plan: string;
  readonly run: Partial<RunOptions> & Pick<RunOptions, 'cases'>;
  /** For the report: what was spent. */
  notes(): string[];
  close(): Promise<void>;
}

/** The plan alone. Sends nothing, and needs no key. */
export async function planOf(options: VerifyOptions, cases: readonly Case[]): Promise<string> {
  return describePlan(cases, { budget: options.budget, spent: await Ledger.spentIn(options.ledger) });
}

/**
 * Prepares a live run: opens the ledger, reads the credits of the account and tries the keys.
 *
 * @param signal stops the run
 * @param onProgress gets a line after each case
 * @throws LedgerError if the ledger cannot be used
 */
export async function prepareLiveRun(
  options: VerifyOptions,
  { target, keys }: OpenTarget,
  cases: readonly Case[],
  signal: AbortSignal,
  onProgress: (line: string) => void,
): Promise<LiveRun> {
  const budget = options.budget ?? 0;
  const ledger = await Ledger.open(options.ledger, budget);
  const account = new LiveAccount(target, keys, signal);
  const pollPause = options.pollPause ?? limit('pollIntervalMs');
  const purse = new Purse(ledger, account, cases, QUIET_POLLS * pollPause);
  const spent = ledger.spent;
  await purse.open(keys.modelsApiKey === undefined ? ['apiKey'] : ['apiKey', 'modelsApiKey']);
  return {
    plan: describePlan(cases, { budget, spent, account: purse.atStart }),
    run: {
      cases: liveOrder(cases),
      atOnce: options.atOnce ?? 1,
      pollPause,
      patience: options.patience ?? limit('giveUpMaxMs'),
      live: true,
      advise: liveAdvice(account, purse),
      mayRun: (id, credits) => purse.mayRun(id, credits),
      onCase: async (item, outcome, done) => {
        await purse.settle(item, outcome);
        onProgress(`[${done}/${cases.length}] ${item.id}, ${ledger.spentNow} credits so far\n`);
      },
    },
    notes: () => purse.notes(),
    close: () => ledger.close(),
  };
}
