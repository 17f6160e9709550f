import type { Worker as BullWorker } from 'bullmq';
import { wordsOf } from '../internal/errors.js';
import { sleep, within } from '../internal/sleep.js';
import type { JobResult } from '../queue/job.js';
import { holderName } from '../queue/status.js';
import type { SlotKeeper } from '../slots/keeper.js';
import type { Account } from './account.js';
import { type End, runNew, settle, type Workshop } from './run.js';
import type { RunningJobs, Surroundings, TakenJob } from './running-jobs.js';

/**
 * Takes jobs from BullMQ and decides by their records what to do with them. It takes one job at a time, which waits for a slot before
 * it runs. So priorities count, and no worker holds jobs that others could run.
 */
export class Taker {
  readonly #bull: BullWorker;
  readonly #running: RunningJobs;
  readonly #shop: Workshop;
  readonly #queueName: string;
  readonly #accounts: ReadonlyMap<string, Account>;
  readonly #keeper: SlotKeeper;
  readonly #stopping: AbortSignal;
  #tokens = 0;
  #awake: () => void = () => {};

  /** @param stopping - Aborted when no more jobs are to be taken. */
  constructor(
    bull: BullWorker,
    running: RunningJobs,
    { shop, queueName, accounts, keeper }: Surroundings,
    stopping: AbortSignal,
  ) {
    this.#bull = bull;
    this.#running = running;
    this.#shop = shop;
    this.#queueName = queueName;
    this.#accounts = accounts;
    this.#keeper = keeper;
    this.#stopping = stopping;
  }

  /** Ends a wait for room or for an account. */
  wake(): void {
    this.#awake();
  }

  /** Takes jobs, one after the other, while there is room and an account is open. */
  async run(): Promise<void> {
    const signal = this.#stopping;
    while (!signal.aborted) {
      if (this.#running.size >= this.#shop.settings.concurrency || !this.#anyOpen()) {
        await this.#change();
        continue;
      }
      try {
        this.#tokens += 1;
        const token = `${this.#keeper.owner}:${this.#tokens}`;
        const asked = performance.now();
        const job = (await this.#bull.getNextJob(token)) as TakenJob['job'] | undefined;
        if (job?.id !== undefined) await this.#take({ job, id: job.id, token });
        // BullMQ waits for jobs by itself, but not in every state.
        else if (performance.now() - asked < 20) await sleep(50, signal);
      } catch (error) {
        if (signal.aborted) return;
        this.#shop.log.warn(`No job could be taken (${wordsOf(error)}). The worker tries again.`);
        await sleep(1000, signal).catch(() => {});
      }
    }
  }

  #anyOpen(): boolean {
    return [...this.#accounts.values()].some(({ open }) => open);
  }

  /** Waits until a job has ended or an account is open again, but at most a second. */
  async #change(): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      this.#awake = resolve;
    });
    await within(1000, woken);
  }

  /** Decides by the record what to do with a job, and waits for a slot if it needs one. */
  async #take(taken: TakenJob & { readonly token: string }): Promise<void> {
    const { job, id, token } = taken;
    if (this.#running.has(id)) return settle({ job, token }, { state: 'back', after: 5000 });
    this.#running.locks.set(id, token);
    let end: End | undefined;
    try {
      end = await this.#start(taken);
    } finally {
      // A lock that is renewed although the job does not run here would keep the job from everybody.
      if (!this.#running.has(id)) this.#running.locks.delete(id);
    }
    if (end !== undefined) await settle({ job, token }, end);
  }

  /** Starts a job, unless its record says how it ends here. */
  async #start(taken: TakenJob): Promise<End | undefined> {
    const { job, id } = taken;
    const { records } = this.#shop;
    const claim = await records.claim(id);
    const name = holderName(this.#queueName, id);
    switch (claim.state) {
      case 'busy':
        return { state: 'back', after: Math.min(claim.wait + 500, 5000) };
      case 'done':
        return { state: 'done', result: JSON.parse(claim.result) as JobResult };
      case 'failed':
      case 'dead':
        return { state: claim.state, reason: claim.reason };
      case 'task': {
        if (this.#running.resume(taken, claim)) return undefined;
        await records.letGo(id, '', '', false);
        return { state: 'back', after: 10_000 };
      }
      case 'new': {
        const { on } = job.data;
        const usable = [...this.#accounts.values()].filter(
          ({ open, name }) => open && (on === undefined || on === name),
        );
        if (usable.length === 0) {
          await records.letGo(id, '', '', false);
          return { state: 'back', after: on === undefined ? 0 : 10_000 };
        }
        const kept = this.#keeper.keepJob(id, () => {});
        try {
          const slot = await this.#keeper.acquire(
            name,
            usable.map((account) => account.name),
            this.#stopping,
          );
          const account = this.#accounts.get(slot.account);
          if (account === undefined) throw new Error(`there is no account ${slot.account}`);
          this.#running.run(taken, account, slot, claim.tries, runNew);
          return undefined;
        } catch (error) {
          if (!this.#stopping.aborted) this.#shop.log.warn(`Job ${id} got no slot (${wordsOf(error)}). It runs later.`);
          await records.letGo(id, '', '', false);
          return { state: 'back', after: this.#stopping.aborted ? 0 : 1000 };
        } finally {
          kept.drop();
        }
      }
    }
  }
}
