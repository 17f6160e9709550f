import { context, propagation, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Job } from 'bullmq';
import { wordsOf } from '../internal/errors.js';
import { within } from '../internal/sleep.js';
import type { JobData, JobResult } from '../queue/job.js';
import { holderName } from '../queue/status.js';
import type { SlotKeeper } from '../slots/keeper.js';
import type { Account } from './account.js';
import { type End, runTask, settle, type Work, type Workshop } from './run.js';

/** A job that BullMQ has handed out. */
export interface TakenJob {
  readonly job: Job<JobData, JobResult>;
  readonly id: string;
  /** BullMQ's lock. A job that was taken over from a dead worker has none. */
  readonly token: string | undefined;
}

/** The task of a job, by its record. */
interface KnownTask {
  readonly taskId: number;
  readonly model: string;
  /** The account that pays. */
  readonly account: string;
  readonly tries: number;
  /** Milliseconds since the task was created. */
  readonly age: number;
}

/** What the jobs of a worker need from it. */
export interface Surroundings {
  readonly shop: Workshop;
  readonly queueName: string;
  /** The accounts by name. */
  readonly accounts: ReadonlyMap<string, Account>;
  readonly keeper: SlotKeeper;
  /** Aborted when what still runs must be handed over to other workers. */
  readonly handingOver: AbortSignal;
}

/** The jobs that run in this process, concurrently. */
export class RunningJobs {
  readonly #shop: Workshop;
  readonly #queueName: string;
  readonly #accounts: ReadonlyMap<string, Account>;
  readonly #keeper: SlotKeeper;
  readonly #handingOver: AbortSignal;
  readonly #onFree: () => void;
  readonly #running = new Set<Promise<void>>();
  /** Jobs that run here. BullMQ or the rescue may offer them again. */
  readonly #mine = new Set<string>();
  /** BullMQ's locks by the ids of the jobs, to be renewed. */
  readonly locks = new Map<string, string>();

  /** @param onFree - Called when a job has ended. */
  constructor({ shop, queueName, accounts, keeper, handingOver }: Surroundings, onFree: () => void) {
    this.#shop = shop;
    this.#queueName = queueName;
    this.#accounts = accounts;
    this.#keeper = keeper;
    this.#handingOver = handingOver;
    this.#onFree = onFree;
  }

  get size(): number {
    return this.#running.size;
  }

  /** Whether a job runs here. */
  has(id: string): boolean {
    return this.#mine.has(id);
  }

  /** Waits until no job runs, but at most `limit` milliseconds. */
  async settled(limit: number): Promise<void> {
    const all = async () => {
      while (this.#running.size > 0) await Promise.race(this.#running);
    };
    await within(limit, all());
  }

  /** Continues a job whose task is known. Returns false if this worker does not have its account. */
  resume(taken: TakenJob, claim: KnownTask): boolean {
    const { id } = taken;
    const account = this.#accounts.get(claim.account);
    if (account === undefined) {
      this.#shop.log.warn(
        `Job ${id} has task ${claim.taskId} of account ${claim.account}, which this worker does not have.`,
      );
      return false;
    }
    const name = holderName(this.#queueName, id);
    this.#shop.stats.onEnd('resumed');
    this.#mine.add(id);
    const start = async () => {
      const slot = await this.#keeper.takeOver(name, account.name).catch((error) => {
        this.#mine.delete(id);
        this.locks.delete(id);
        throw error;
      });
      this.run(taken, account, slot, claim.tries, (shop, work) =>
        runTask(shop, work, { id: claim.taskId, model: claim.model }, claim.age),
      );
    };
    this.#track(start());
    return true;
  }

  /** Runs a job concurrently with others. */
  run(
    { job, id, token }: TakenJob,
    account: Account,
    slot: Work['slot'],
    tries: number,
    body: (shop: Workshop, work: Work) => Promise<End>,
  ): void {
    this.#mine.add(id);
    const lost = new AbortController();
    const kept = this.#keeper.keepJob(id, () => lost.abort(new Error('another worker has taken the job over')));
    const signal = AbortSignal.any([lost.signal, this.#handingOver]);
    const name = holderName(this.#queueName, id);
    const work: Work = { id, job, token, account, slot, name, tries, signal };
    const started = performance.now();
    const parent = propagation.extract(context.active(), job.data.trace ?? {});
    const tracer = trace.getTracer('@koukoutu/fleet');
    const attributes = { 'koukoutu.job.id': id, 'koukoutu.model': job.name, 'koukoutu.account': account.name };
    this.#track(
      tracer.startActiveSpan('koukoutu job', { attributes }, parent, async (span) => {
        try {
          const end = await body(this.#shop, work);
          const handedOver = end.state === 'back' && this.#handingOver.aborted;
          if (end.state !== 'lost')
            this.#shop.stats.onEnd(handedOver ? 'handed-over' : end.state === 'back' ? 'retried' : end.state);
          if (end.state === 'done') this.#shop.stats.onDuration((performance.now() - started) / 1000);
          if (end.state === 'failed' || end.state === 'dead') {
            span.setStatus({ code: SpanStatusCode.ERROR, message: end.reason });
          }
          span.setAttribute('koukoutu.job.outcome', end.state);
          this.locks.delete(id);
          await settle(work, end).catch((error) => this.#mend(job, end, error));
        } catch (error) {
          this.#shop.log.error(`Job ${id} was not finished here (${wordsOf(error)}). It will run again.`);
          span.recordException(error instanceof Error ? error : String(error));
        } finally {
          // The process that has the job now releases the slot. If it were still renewed here, it would be held forever after that.
          if (lost.signal.aborted) await slot.release().catch(() => {});
          else slot.leave();
          kept.drop();
          this.locks.delete(id);
          this.#mine.delete(id);
          span.end();
        }
      }),
    );
  }

  /** BullMQ has moved the job, as after a pause of Redis. The record decides, so BullMQ is brought in line with it. */
  async #mend(job: TakenJob['job'], end: End, error: unknown): Promise<void> {
    this.#shop.log.info(`BullMQ has moved job ${job.id}: ${wordsOf(error)}`);
    if (end.state === 'done') await job.retry('failed').catch(() => {});
  }

  #track(work: Promise<unknown>): void {
    const tracked = work
      .catch((error) => this.#shop.log.error(wordsOf(error)))
      .then(() => {
        this.#running.delete(tracked);
        this.#onFree();
      });
    this.#running.add(tracked);
  }
}
