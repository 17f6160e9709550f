import { setMaxListeners } from 'node:events';
import { Queue as BullQueue, Worker as BullWorker } from 'bullmq';
import type { Redis } from 'ioredis';
import { wordsOf } from '../internal/errors.js';
import { defaultLogger, type FleetLogger } from '../internal/log.js';
import { within } from '../internal/sleep.js';
import { Records } from '../queue/records.js';
import { another, checkLayout, openRedis } from '../redis/connect.js';
import { BASE, type QueueKeys, queueKeys } from '../redis/keys.js';
import { Replicas } from '../redis/replicas.js';
import { SlotKeeper, type SlotStatus } from '../slots/keeper.js';
import { observeSlots } from '../slots/observe.js';
import { Account, LOOK_EVERY } from './account.js';
import { complete, type Settings, type WorkerOptions } from './options.js';
import { rescue } from './rescue.js';
import type { Workshop } from './run.js';
import { RunningJobs } from './running-jobs.js';
import { Stats } from './stats.js';
import { Taker } from './taker.js';

/** Milliseconds that a running request may still take after the time for handing over has passed. */
const LAST_WORDS = 10_000;

/** Finished jobs that BullMQ keeps for inspection. The records remember all of them for `rememberMs`. */
const KEPT = 1000;

/** More often than any job can stall: the record decides about a job, not BullMQ's count of stalls. */
const NEVER = 1_000_000_000;

/** Takes jobs from the queue and runs them. Made by {@link createWorker}. */
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
  readonly #running: RunningJobs;
  readonly #taker: Taker;
  readonly #timers: NodeJS.Timeout[] = [];
  #fetching: Promise<void> | undefined;
  #closing: Promise<void> | undefined;
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
    for (const account of accounts) account.onOpen(() => this.#taker.wake());
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
    const surroundings = {
      shop: this.#shop,
      queueName: keys.name,
      accounts: this.#accounts,
      keeper: this.#keeper,
      handingOver: this.#handingOver.signal,
    };
    this.#running = new RunningJobs(surroundings, () => this.#taker.wake());
    this.#taker = new Taker(this.#bull, this.#running, surroundings, this.#stopping.signal);
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
    this.#fetching = this.#taker.run();
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
    this.#taker.wake();
    await this.#running.settled(graceMs);
    this.#handingOver.abort(new Error('the worker is closing'));
    await this.#running.settled(LAST_WORDS);
    for (const timer of this.#timers) clearInterval(timer);
    this.#stopObserving();
    this.#control.disconnect();
    await within(2000, this.#bull.close(true));
    await within(2000, this.#fetching ?? Promise.resolve());
    await within(2000, this.#queue.close());
    await within(2000, this.#keeper.close());
    this.#redis.disconnect();
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
    if (this.#running.locks.size === 0) return;
    await this.#bull.extendJobLocks(
      [...this.#running.locks.keys()],
      [...this.#running.locks.values()],
      this.#settings.leaseMs,
    );
  }

  async #rescue(): Promise<void> {
    if (!this.#stopping.signal.aborted) await rescue(this.#shop, this.#queue, this.#running);
  }

  async #look(): Promise<void> {
    // Again each time: Redis may have lost its data.
    await this.#redis.sadd(this.#keys.accounts, ...this.#accounts.keys());
    await Promise.all([...this.#accounts.values()].map((account) => account.look()));
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
