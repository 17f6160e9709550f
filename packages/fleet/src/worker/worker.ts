import { setMaxListeners } from 'node:events';
import { context, propagation, SpanStatusCode, trace } from '@opentelemetry/api';
import { Queue as BullQueue, Worker as BullWorker, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import { wordsOf } from '../internal/errors.js';
import { defaultLogger, type FleetLogger } from '../internal/log.js';
import { sleep } from '../internal/sleep.js';
import type { JobData, JobResult } from '../queue/job.js';
import { Records } from '../queue/records.js';
import { holderName } from '../queue/status.js';
import { another, checkLayout, openRedis } from '../redis/connect.js';
import { BASE, type QueueKeys, queueKeys } from '../redis/keys.js';
import { SlotKeeper, type SlotStatus } from '../slots/keeper.js';
import { observeSlots } from '../slots/observe.js';
import { Account, LOOK_EVERY } from './account.js';
import { complete, type Settings, type WorkerOptions } from './options.js';
import { Replicas } from './replicas.js';
import { type End, runNew, runTask, settle, type Work, type Workshop } from './run.js';
import { Stats } from './stats.js';

/** Milliseconds that a running request may still take after the time for handing over has passed. */
const LAST_WORDS = 10_000;

/** Finished jobs that BullMQ keeps for inspection. The records remember all of them for `rememberMs`. */
const KEPT = 1000;

/** More often than any job can stall: the record decides about a job, not BullMQ's count of stalls. */
const NEVER = 1_000_000_000;

type BullJob = Job<JobData, JobResult>;

/**
 * Takes jobs from the queue and runs them. Made by {@link createWorker}.
 *
 * It takes one job at a time, which waits for a slot before it runs. So priorities count, and no worker holds jobs that others could
 * run.
 */
export class Worker {
  readonly #redis: Redis;
  readonly #keys: QueueKeys;
  readonly #settings: Settings;
  readonly #log: FleetLogger;
  readonly #accounts: ReadonlyMap<string, Account>;
  readonly #keeper: SlotKeeper;
  readonly #bull: BullWorker;
  readonly #queue: BullQueue;
  readonly #control: Redis;
  readonly #shop: Workshop;
  readonly #stopping = new AbortController();
  readonly #handingOver = new AbortController();
  readonly #running = new Set<Promise<void>>();
  readonly #locks = new Map<string, string>();
  /** Jobs that run here. BullMQ or the rescue may offer them again. */
  readonly #mine = new Set<string>();
  readonly #timers: NodeJS.Timeout[] = [];
  #fetching: Promise<void> | undefined;
  #closing: Promise<void> | undefined;
  #tokens = 0;
  #awake: () => void = () => {};
  #stopObserving: () => void = () => {};
  #onClosed: () => void = () => {};
  /** What this worker has counted. */
  readonly stats = new Stats();
  /** Settles when the worker has ended, by `close` or by the command `down`. */
  readonly closed: Promise<void>;

  /** @internal */
  constructor(redis: Redis, keys: QueueKeys, options: WorkerOptions, settings: Settings) {
    const log = options.logger ?? defaultLogger;
    this.#redis = redis;
    this.#keys = keys;
    this.#settings = settings;
    this.#log = log;
    this.closed = new Promise((resolve) => {
      this.#onClosed = resolve;
    });
    setMaxListeners(0, this.#stopping.signal, this.#handingOver.signal);
    const accounts = options.accounts.map((account) => new Account(account, redis, log, settings));
    this.#accounts = new Map(accounts.map((account) => [account.name, account]));
    for (const account of accounts) account.onOpen(() => this.#awake());
    const { leaseMs } = settings;
    this.#keeper = new SlotKeeper(redis, leaseMs, log, keys);
    const common = { connection: redis, prefix: BASE };
    this.#bull = new BullWorker(keys.name, null, {
      ...common,
      autorun: false,
      lockDuration: leaseMs,
      stalledInterval: Math.max(1000, leaseMs / 2),
      maxStalledCount: NEVER,
      drainDelay: 5,
      removeOnComplete: { count: KEPT },
      name: this.#keeper.owner,
    });
    this.#bull.on('error', (error) => log.info(`BullMQ: ${wordsOf(error)}`));
    this.#queue = new BullQueue(keys.name, common);
    this.#queue.on('error', () => {});
    this.#control = another(redis);
    let away = false;
    redis.on('close', () => {
      if (!away && !this.#stopping.signal.aborted) {
        log.warn('Redis cannot be reached: no new job starts until it is back. Running jobs continue.');
      }
      away = true;
    });
    redis.on('ready', () => {
      if (away) log.warn('Redis is back.');
      away = false;
    });
    this.#shop = {
      records: new Records(redis, keys, this.#keeper.owner, leaseMs),
      replicas: new Replicas(redis, settings.replicas),
      settings,
      sink: options.sink,
      s3: options.s3,
      stats: this.stats,
      log,
    };
  }

  /** Jobs that run now. */
  get running(): number {
    return this.#running.size;
  }

  /** The slots of each account, in all processes. */
  async slots(): Promise<{ account: string; status: SlotStatus }[]> {
    const names = [...this.#accounts.keys()];
    return Promise.all(names.map(async (account) => ({ account, status: await this.#keeper.status(account) })));
  }

  /** @internal */
  async start(): Promise<void> {
    await this.#keeper.start();
    for (const account of this.#accounts.values()) await this.#keeper.register(account.name, account.slots);
    await this.#queue.waitUntilReady();
    await this.#bull.waitUntilReady();
    this.#control.on('message', () => void this.close());
    await this.#control.subscribe(this.#keys.control);
    await this.#bull.startStalledCheckTimer();
    const { leaseMs } = this.#settings;
    this.#every(leaseMs / 3, () => this.#renewLocks());
    this.#every(leaseMs / 4, () => this.#rescue());
    this.#every(LOOK_EVERY, () => this.#look());
    void this.#look();
    this.#stopObserving = observeSlots(this.#keeper, [...this.#accounts.keys()]);
    this.#fetching = this.#fetch();
  }

  /**
   * Ends the worker. No new job starts, running jobs may finish within `graceMs`, and the rest is handed over to other workers with
   * their tasks.
   */
  close(graceMs = this.#settings.graceMs): Promise<void> {
    this.#closing ??= this.#close(graceMs).finally(this.#onClosed);
    return this.#closing;
  }

  async #close(graceMs: number): Promise<void> {
    this.#stopping.abort(new Error('the worker is closing'));
    this.#awake();
    await this.#settled(graceMs);
    this.#handingOver.abort(new Error('the worker is closing'));
    await this.#settled(LAST_WORDS);
    for (const timer of this.#timers) clearInterval(timer);
    this.#stopObserving();
    this.#control.disconnect();
    await Promise.race([this.#bull.close(true), sleep(2000)]);
    await Promise.race([this.#fetching, sleep(2000)]);
    await Promise.race([this.#queue.close(), sleep(2000)]);
    await Promise.race([this.#keeper.close(), sleep(2000)]);
    this.#redis.disconnect();
  }

  /** Waits until no job runs, but at most `limit` milliseconds. */
  async #settled(limit: number): Promise<void> {
    const stopped = new AbortController();
    const all = (async () => {
      while (this.#running.size > 0) await Promise.race(this.#running);
    })();
    await Promise.race([all, sleep(limit, stopped.signal).catch(() => {})]);
    stopped.abort();
  }

  #every(milliseconds: number, work: () => Promise<unknown>): void {
    let busy = false;
    const timer = setInterval(() => {
      if (busy || this.#redis.status !== 'ready') return;
      busy = true;
      work()
        .catch((error) => this.#log.info(wordsOf(error)))
        .finally(() => {
          busy = false;
        });
    }, milliseconds);
    this.#timers.push(timer);
  }

  async #renewLocks(): Promise<void> {
    if (this.#locks.size === 0) return;
    await this.#bull.extendJobLocks([...this.#locks.keys()], [...this.#locks.values()], this.#settings.leaseMs);
  }

  async #look(): Promise<void> {
    // Again each time: Redis may have lost its data.
    await this.#redis.sadd(this.#keys.accounts, ...this.#accounts.keys());
    await Promise.all([...this.#accounts.values()].map((account) => account.look()));
  }

  /** Takes jobs, one after the other, while there is room and an account is open. */
  async #fetch(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      if (this.#running.size >= this.#settings.concurrency || !this.#anyOpen()) {
        await this.#change();
        continue;
      }
      try {
        this.#tokens += 1;
        const token = `${this.#keeper.owner}:${this.#tokens}`;
        const asked = performance.now();
        const job = (await this.#bull.getNextJob(token)) as BullJob | undefined;
        if (job?.id !== undefined) await this.#take(job, job.id, token);
        // BullMQ waits for jobs by itself, but not in every state.
        else if (performance.now() - asked < 20) await sleep(50, signal);
      } catch (error) {
        if (signal.aborted) return;
        this.#log.warn(`No job could be taken (${wordsOf(error)}). The worker tries again.`);
        await sleep(1000, signal).catch(() => {});
      }
    }
  }

  #anyOpen(): boolean {
    return [...this.#accounts.values()].some(({ open }) => open);
  }

  /** Waits until a job has ended or an account is open again, but at most a second. */
  async #change(): Promise<void> {
    const waited = new AbortController();
    await Promise.race([
      new Promise<void>((resolve) => {
        this.#awake = resolve;
      }),
      sleep(1000, waited.signal).catch(() => {}),
    ]);
    waited.abort();
  }

  /** Decides by the record what to do with a job, and waits for a slot if it needs one. */
  async #take(job: BullJob, id: string, token: string): Promise<void> {
    if (this.#mine.has(id)) return settle({ job, token }, { state: 'back', after: 5000 });
    this.#locks.set(id, token);
    const leave = async (end: End) => {
      this.#locks.delete(id);
      await settle({ job, token }, end);
    };
    const { records } = this.#shop;
    const claim = await records.claim(id);
    const name = holderName(this.#keys.name, id);
    switch (claim.state) {
      case 'busy':
        return leave({ state: 'back', after: Math.min(claim.wait + 500, 5000) });
      case 'done':
        return leave({ state: 'done', result: JSON.parse(claim.result) as JobResult });
      case 'failed':
      case 'dead':
        return leave({ state: claim.state, reason: claim.reason });
      case 'task': {
        const resumed = this.#resume(job, id, token, claim);
        if (resumed) return;
        await records.letGo(id, '', '', false);
        return leave({ state: 'back', after: 10_000 });
      }
      case 'new': {
        const { on } = job.data;
        const usable = [...this.#accounts.values()].filter(
          ({ open, name }) => open && (on === undefined || on === name),
        );
        if (usable.length === 0) {
          await records.letGo(id, '', '', false);
          return leave({ state: 'back', after: on === undefined ? 0 : 10_000 });
        }
        const kept = this.#keeper.keepJob(id, () => {});
        try {
          const slot = await this.#keeper.acquire(
            name,
            usable.map((account) => account.name),
            this.#stopping.signal,
          );
          const account = this.#accounts.get(slot.account);
          if (account === undefined) throw new Error(`there is no account ${slot.account}`);
          this.#run(job, id, token, account, slot, claim.tries, (shop, work) => runNew(shop, work));
        } catch (error) {
          await records.letGo(id, '', '', false);
          await leave({ state: 'back', after: 0 });
          if (!this.#stopping.signal.aborted) throw error;
        } finally {
          kept.drop();
        }
      }
    }
  }

  /** Continues a job whose task is known. Returns false if this worker does not have its account. */
  #resume(
    job: BullJob,
    id: string,
    token: string | undefined,
    claim: { taskId: number; model: string; account: string; tries: number; age: number },
  ): boolean {
    const account = this.#accounts.get(claim.account);
    if (account === undefined) {
      this.#log.warn(
        `Job ${id} has task ${claim.taskId} of account ${claim.account}, which this worker does not have.`,
      );
      return false;
    }
    const name = holderName(this.#keys.name, id);
    this.stats.onEnd('resumed');
    this.#mine.add(id);
    const start = async () => {
      const slot = await this.#keeper.takeOver(name, account.name).catch((error) => {
        this.#mine.delete(id);
        throw error;
      });
      this.#run(job, id, token, account, slot, claim.tries, (shop, work) =>
        runTask(shop, work, { id: claim.taskId, model: claim.model }, claim.age),
      );
    };
    this.#track(start());
    return true;
  }

  /** Runs a job concurrently with others. */
  #run(
    job: BullJob,
    id: string,
    token: string | undefined,
    account: Account,
    slot: Work['slot'],
    tries: number,
    body: (shop: Workshop, work: Work) => Promise<End>,
  ): void {
    this.#mine.add(id);
    const taken = new AbortController();
    const kept = this.#keeper.keepJob(id, () => taken.abort(new Error('another worker has taken the job over')));
    const signal = AbortSignal.any([taken.signal, this.#handingOver.signal]);
    const name = holderName(this.#keys.name, id);
    const work: Work = { id, job, token, account, slot, name, tries, signal };
    const started = performance.now();
    const parent = propagation.extract(context.active(), job.data.trace ?? {});
    const tracer = trace.getTracer('@koukoutu/fleet');
    const attributes = { 'koukoutu.job.id': id, 'koukoutu.model': job.name, 'koukoutu.account': account.name };
    this.#track(
      tracer.startActiveSpan('koukoutu job', { attributes }, parent, async (span) => {
        try {
          const end = await body(this.#shop, work);
          const handedOver = end.state === 'back' && this.#handingOver.signal.aborted;
          if (end.state !== 'lost')
            this.stats.onEnd(handedOver ? 'handed-over' : end.state === 'back' ? 'retried' : end.state);
          if (end.state === 'done') this.stats.onDuration((performance.now() - started) / 1000);
          if (end.state === 'failed' || end.state === 'dead') {
            span.setStatus({ code: SpanStatusCode.ERROR, message: end.reason });
          }
          span.setAttribute('koukoutu.job.outcome', end.state);
          this.#locks.delete(id);
          await settle(work, end).catch((error) => this.#mend(job, end, error));
        } catch (error) {
          this.#log.error(`Job ${id} was not finished here (${wordsOf(error)}). It will run again.`);
          span.recordException(error instanceof Error ? error : String(error));
        } finally {
          kept.drop();
          this.#locks.delete(id);
          this.#mine.delete(id);
          span.end();
        }
      }),
    );
  }

  /** BullMQ has moved the job, as after a pause of Redis. The record decides, so BullMQ is brought in line with it. */
  async #mend(job: BullJob, end: End, error: unknown): Promise<void> {
    this.#log.info(`BullMQ has moved job ${job.id}: ${wordsOf(error)}`);
    if (end.state === 'done') await job.retry('failed').catch(() => {});
  }

  /** Takes over the tasks of workers that no longer renew them, without waiting for BullMQ to notice. */
  async #rescue(): Promise<void> {
    if (this.#stopping.signal.aborted) return;
    const { records } = this.#shop;
    for (const id of await records.abandoned(20)) {
      if (this.#mine.has(id) || this.#locks.has(id)) continue;
      const claim = await records.claim(id);
      if (claim.state === 'dead') this.#log.error(`Job ${id} is a dead letter: ${claim.reason}`);
      if (claim.state === 'new') await records.letGo(id, '', '', false);
      if (claim.state !== 'task') continue;
      const job = (await this.#queue.getJob(id)) as BullJob | undefined;
      if (job === undefined || !this.#resume(job, id, undefined, claim)) await records.letGo(id, '', '', false);
    }
  }

  #track(work: Promise<unknown>): void {
    const tracked = work
      .catch((error) => this.#log.error(wordsOf(error)))
      .then(() => {
        this.#running.delete(tracked);
        this.#awake();
      });
    this.#running.add(tracked);
  }
}

/**
 * Starts a worker.
 *
 * ```ts
 * const worker = await createWorker({ redis, accounts: [{ apiKey, slots: 5 }], sink: folderSink('out') });
 * process.once('SIGTERM', () => worker.close());
 * await worker.closed;
 * ```
 * @throws FleetError with one sentence if an option is out of range, Redis cannot be reached or cannot keep a queue, the queue was
 * made by another version, or an account is in use with another number of slots.
 */
export async function createWorker(options: WorkerOptions): Promise<Worker> {
  const settings = complete(options);
  const keys = queueKeys(options.name);
  const log = options.logger ?? defaultLogger;
  const redis = await openRedis(options.redis, (message) => log.warn(message));
  let worker: Worker | undefined;
  try {
    await checkLayout(redis, keys);
    worker = new Worker(redis, keys, options, settings);
    await worker.start();
    return worker;
  } catch (error) {
    await worker?.close(0);
    redis.disconnect();
    throw error;
  }
}
