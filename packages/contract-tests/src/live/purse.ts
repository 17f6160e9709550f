import type { Case } from '../model/case.js';
import { exact } from '../model/credits.js';
import type { CaseOutcome } from '../run/run.js';
import { GATEWAYS, type Gateway, gatewayOf, type LiveAccount } from './account.js';
import type { Ledger } from './ledger.js';

/**
 * What a live run may spend: what the ledger leaves of the budget, and what the account holds. What the service really takes
 * is read from the account after each case. Whatever goes beyond the plan is entered too, and from then on every
 * case is reckoned at the dearest rate that was seen.
 */
export class Purse {
  /** The highest price in the plan: an account with less than that may be out of credits. */
  readonly largestPrice: number;
  readonly #ledger: Ledger;
  readonly #account: LiveAccount;
  readonly #cases: ReadonlyMap<string, Case>;
  readonly #quiet: number;
  readonly #closed = new Map<Gateway, string>();
  /** Of the matting account, where it tells: credits at the start and by the last answer. */
  #atStart: number | undefined;
  #now: number | undefined;
  /** Credits entered for the matting gateway since the start. */
  #entered = 0;
  /** How many times the plan's price a paid case took, and what a case took that should be free; at most so far. */
  #rate = 1;
  #hidden = 0;
  #beyondPlan = 0;

  /** @param quiet for how many milliseconds the account is watched where it may not be this run alone that spends */
  constructor(ledger: Ledger, account: LiveAccount, cases: readonly Case[], quiet: number) {
    this.#quiet = quiet;
    this.#ledger = ledger;
    this.#account = account;
    this.#cases = new Map(cases.map((item) => [item.id, item]));
    this.largestPrice = Math.max(0, ...cases.map(({ price }) => price));
  }

  /** Credits in the matting account at the start; undefined where it does not tell. */
  get atStart(): number | undefined {
    return this.#atStart;
  }

  /** Reads the account, and sees whether the keys hold, before anything is spent. */
  async open(gateways: readonly Gateway[]): Promise<void> {
    for (const gateway of gateways) {
      const refusal = await this.#account.keyRefusal(gateway);
      if (refusal !== undefined) this.close(gateway, refusal);
    }
    // Without any key that holds, what is left to try says too little to be sent.
    const [refusal] = this.#closed.values();
    if (refusal !== undefined && this.#closed.size === gateways.length) {
      for (const gateway of GATEWAYS) this.close(gateway, refusal);
    }
    this.#atStart = this.#now = await this.#account.credits();
  }

  /** Lets nothing more through to a gateway. */
  close(gateway: Gateway, reason: string): void {
    if (!this.#closed.has(gateway)) this.#closed.set(gateway, reason);
  }

  /** Enters what a case is about to cost; or says why it may not be run. */
  async mayRun(id: string, credits: number): Promise<string | undefined> {
    const gateway = this.#gateway(id);
    const closed = this.#closed.get(gateway);
    if (closed !== undefined) return closed;
    if (gateway === 'matting' && this.#cases.get(id)?.lane === 'alone' && !(await this.#account.isQuiet(this.#quiet))) {
      return 'other programs spend credits of this account: what a call costs cannot be told';
    }
    const due = gateway === 'matting' ? exact(credits * this.#rate + this.#hidden) : credits;
    if (gateway === 'matting' && this.#now !== undefined && due > this.#now) {
      return `the account has ${this.#now} credits left, this needs ${due}`;
    }
    const entered = await this.#ledger.spend(id, due).catch((error: unknown) => this.#withoutLedger(error));
    if (typeof entered === 'string') return entered;
    if (!entered) {
      return `the budget is spent: ${this.#ledger.left} credits left, this needs ${due}`;
    }
    if (gateway === 'matting') this.#entered = exact(this.#entered + due);
    return undefined;
  }

  /**
   * Reads what the service really took, and enters what goes beyond the plan. A case of which nothing was sent gets back
   * what was entered for it: one that wants a picture's link and has none, or that could not reach the service.
   */
  async settle({ id, price }: Case, { unsent }: Pick<CaseOutcome, 'unsent'>): Promise<void> {
    if (unsent) return this.#takeBack(id);
    if (this.#gateway(id) !== 'matting' || this.#now === undefined || this.#atStart === undefined) return;
    const now = await this.#account.credits();
    if (now === undefined) return;
    this.#now = now;
    // Sums are compared, since cases may run at the same time and be charged late.
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
    if (this.#gateway(id) === 'matting') this.#entered = exact(this.#entered - credits);
  }

  /** For the report: what was spent, and what went beyond the plan. */
  notes(): string[] {
    const notes = [
      `${this.#ledger.spentNow} credits entered in the ledger by this run, ${this.#ledger.left} left of the budget`,
    ];
    if (this.#atStart === undefined && this.#ledger.spentNow > 0)
      notes.push('the account does not tell its credits: what was really charged is not known');
    if (this.#beyondPlan > 0) {
      notes.push(
        `${this.#beyondPlan} credits more went than planned: the service charges more than the spec says, or another program used the account`,
      );
    }
    return [
      ...notes,
      ...[...this.#closed].map(([gateway, reason]) => `nothing more was sent to the ${gateway} hosts: ${reason}`),
    ];
  }

  /** A ledger that can no longer be written ends the run, not what is known of it. */
  #withoutLedger(error: unknown): string {
    const reason = `the ledger cannot be written: ${error instanceof Error ? error.message : String(error)}`;
    for (const gateway of GATEWAYS) this.close(gateway, reason);
    return reason;
  }

  #gateway(id: string): Gateway {
    return gatewayOf(this.#cases.get(id)?.operationId ?? '');
  }
}
