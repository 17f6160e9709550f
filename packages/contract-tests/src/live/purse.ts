import type { Case } from '../model/case.js';
import { exact } from '../model/credits.js';
import type { CaseOutcome } from '../run/run.js';
import { HOSTS_OF, KEY_NAMES, type KeyName, keyNameOf, type LiveAccount } from './account.js';
import type { Ledger } from './ledger.js';

/**
 * Holds a live run to the rest of the budget and to the credits of the account. After each case, it reads what the service
 * really charged. What exceeds the plan is entered in the ledger too, and from then on every case is budgeted at the highest
 * rate that was seen.
 */
export class Purse {
  /** The highest price in the plan. An account with less may be out of credits. */
  readonly largestPrice: number;
  readonly #ledger: Ledger;
  readonly #account: LiveAccount;
  readonly #cases: ReadonlyMap<string, Case>;
  readonly #quiet: number;
  readonly #closed = new Map<KeyName, string>();
  /** Credits for the sync and async hosts, if the account states them: at the start, and in the last response. */
  #atStart: number | undefined;
  #now: number | undefined;
  /** Credits entered for the sync and async hosts since the start. */
  #entered = 0;
  /** The highest so far: the charge of a paid case as a multiple of its price, and the charge of a free case. */
  #rate = 1;
  #hidden = 0;
  #beyondPlan = 0;

  /** @param quiet milliseconds to watch the account when other programs may spend its credits */
  constructor(ledger: Ledger, account: LiveAccount, cases: readonly Case[], quiet: number) {
    this.#quiet = quiet;
    this.#ledger = ledger;
    this.#account = account;
    this.#cases = new Map(cases.map((item) => [item.id, item]));
    this.largestPrice = Math.max(0, ...cases.map(({ price }) => price));
  }

  /** Credits for the sync and async hosts at the start; undefined if the account does not state them. */
  get atStart(): number | undefined {
    return this.#atStart;
  }

  /** Reads the account and tries the keys before anything is spent. */
  async open(names: readonly KeyName[]): Promise<void> {
    for (const key of names) {
      const refusal = await this.#account.keyRefusal(key);
      if (refusal !== undefined) this.close(key, refusal);
    }
    // Without any valid key, the remaining cases say too little to be sent.
    const [refusal] = this.#closed.values();
    if (refusal !== undefined && this.#closed.size === names.length) {
      for (const key of KEY_NAMES) this.close(key, refusal);
    }
    this.#atStart = this.#now = await this.#account.credits();
  }

  /** Lets no more cases of a key run. */
  close(key: KeyName, reason: string): void {
    if (!this.#closed.has(key)) this.#closed.set(key, reason);
  }

  /** Enters the price of a case, or returns why it may not run. */
  async mayRun(id: string, credits: number): Promise<string | undefined> {
    const key = this.#keyOf(id);
    const closed = this.#closed.get(key);
    if (closed !== undefined) return closed;
    if (key === 'apiKey' && this.#cases.get(id)?.lane === 'alone' && !(await this.#account.isQuiet(this.#quiet))) {
      return 'Other programs spend credits of this account, so that the cost of a call is not known';
    }
    const due = key === 'apiKey' ? exact(credits * this.#rate + this.#hidden) : credits;
    if (key === 'apiKey' && this.#now !== undefined && due > this.#now) {
      return `The account has ${this.#now} credits left; this case needs ${due}`;
    }
    const entered = await this.#ledger.spend(id, due).catch((error: unknown) => this.#withoutLedger(error));
    if (typeof entered === 'string') return entered;
    if (!entered) {
      return `The budget is spent: ${this.#ledger.left} credits left; this case needs ${due}`;
    }
    if (key === 'apiKey') this.#entered = exact(this.#entered + due);
    return undefined;
  }

  /**
   * Reads what the service really charged, and enters what exceeds the plan. The entry of a case that sent nothing is
   * removed: it lacks a link to a picture, or could not reach the service.
   */
  async settle({ id, price }: Case, { unsent }: Pick<CaseOutcome, 'unsent'>): Promise<void> {
    if (unsent) return this.#takeBack(id);
    if (this.#keyOf(id) !== 'apiKey' || this.#now === undefined || this.#atStart === undefined) return;
    const now = await this.#account.credits();
    if (now === undefined) return;
    this.#now = now;
    // Sums are compared, because cases may run at the same time and be charged late.
    const beyond = exact(this.#atStart - now - this.#entered);
    if (beyond <= 0) return;
    this.#entered = exact(this.#entered + beyond);
    this.#beyondPlan = exact(this.#beyondPlan + beyond);
    const name = `${id} (beyond its price)`;
    await this.#ledger.enter(name, beyond).catch((error: unknown) => this.#withoutLedger(error));
    if (!(await this.#account.isQuiet(this.#quiet))) return;
    if (price > 0) this.#rate += beyond / price;
    else this.#hidden += beyond;
  }

  async #takeBack(id: string): Promise<void> {
    const credits = await this.#ledger.takeBack(id).catch((error: unknown) => {
      this.#withoutLedger(error);
      return 0;
    });
    if (this.#keyOf(id) === 'apiKey') this.#entered = exact(this.#entered - credits);
  }

  /** For the report: what was spent, and what exceeded the plan. */
  notes(): string[] {
    const notes = [
      `${this.#ledger.spentNow} credits entered in the ledger by this run, ${this.#ledger.left} left of the budget`,
    ];
    if (this.#atStart === undefined && this.#ledger.spentNow > 0)
      notes.push('The account does not state its credits, so that what was really charged is not known');
    if (this.#beyondPlan > 0) {
      notes.push(
        `${this.#beyondPlan} credits more than planned were charged: the service charges more than the spec says, or another program used the account`,
      );
    }
    return [
      ...notes,
      ...[...this.#closed].map(([key, reason]) => `Nothing more was sent to ${HOSTS_OF[key]}: ${reason}`),
    ];
  }

  /** If the ledger can no longer be written, no more cases run; the report is still made. */
  #withoutLedger(error: unknown): string {
    const reason = `The ledger cannot be written: ${error instanceof Error ? error.message : String(error)}`;
    for (const key of KEY_NAMES) this.close(key, reason);
    return reason;
  }

  #keyOf(id: string): KeyName {
    return keyNameOf(this.#cases.get(id)?.operationId ?? '');
  }
}
