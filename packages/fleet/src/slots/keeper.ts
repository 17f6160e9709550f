import { randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';
import { FleetError, wordsOf } from '../internal/errors.js';
import type { FleetLogger } from '../internal/log.js';
import { another } from '../redis/connect.js';
import { BASE, type QueueKeys } from '../redis/keys.js';
import * as scripts from './scripts.js';

/** A slot that this process holds. */
export interface Held {
  /** The account whose slot it is. */
  readonly account: string;
  /** Releases the slot, unless another process holds it by now. May be called more than once. */
  release(): Promise<void>;
  /** Stops renewing the slot. It is free when its lease expires, or when the process that takes the task over releases it. */
  leave(): void;
}

/** The state of an account's slots. */
export interface SlotStatus {
  /** Tasks at once. */
  readonly limit: number;
  /** Slots that are held now, by any process. */
  readonly held: number;
  /** Callers in the queue for a slot, of any process. */
  readonly waiting: number;
  /** All slots that were handed out so far. */
  readonly granted: number;
  /** Slots that were freed because their holder stopped renewing them, as after a crash. */
  readonly expired: number;
}

interface Waiter {
  readonly accounts: readonly string[];
  enter(account: string): void;
}

/**
 * The slots of this process in Redis. One command, every third of a lease, renews everything that it holds and waits for. A freed
 * slot wakes the process that is next in the queue.
 */
export class SlotKeeper {
  readonly owner = randomBytes(9).toString('base64url');
  readonly #redis: Redis;
  readonly #subscriber: Redis;
  readonly #lease: number;
  readonly #log: FleetLogger;
  readonly #queue: QueueKeys | undefined;
  /** Accounts in use, and their slots. */
  readonly #accounts = new Map<string, number>();
  readonly #slots = new Map<string, string>();
  readonly #waiters = new Map<string, Waiter>();
  readonly #jobs = new Map<string, () => void>();
  #timer: NodeJS.Timeout | undefined;
  #ticking: Promise<void> | undefined;
  #closed = false;

  /**
   * @param redis - A connection, which its owner closes.
   * @param lease - Milliseconds after which the slots of a process that no longer renews them are free again.
   * @param queue - The queue whose jobs are renewed too.
   */
  constructor(redis: Redis, lease: number, log: FleetLogger, queue?: QueueKeys) {
    this.#redis = redis;
    this.#lease = lease;
    this.#log = log;
    this.#queue = queue;
    this.#subscriber = another(redis);
    this.#subscriber.on('message', (_channel, message: string) => {
      const [name = '', account = ''] = message.split(' ');
      this.#enter(name, account);
    });
    // Messages that were published while the connection was down are lost, so the state is asked for.
    this.#subscriber.on('ready', () => void this.tick());
    this.#timer = setInterval(() => void this.tick(), lease / 3);
  }

  /** Listens for freed slots. Must be called once, before the first slot is asked for. */
  async start(): Promise<void> {
    await this.#subscriber.subscribe(`${BASE}:wake:${this.owner}`);
  }

  /**
   * Registers this process as a user of an account.
   * @throws FleetError if living processes use the account with another number of slots.
   */
  async register(account: string, slots: number): Promise<void> {
    const used = Number(await scripts.register(this.#redis, [BASE], [this.owner, this.#lease, account, slots]));
    if (used > 0) {
      throw new FleetError(
        'slots-mismatch',
        `Account ${account} is in use with ${used} slots, and this process asks for ${slots}: use the same number ` +
          `everywhere, or stop the others and wait ${Math.ceil(this.#lease / 1000)} s.`,
      );
    }
    this.#accounts.set(account, slots);
  }

  /**
   * Waits for a slot of one of the accounts, first come first served across all processes.
   * @param name - Names the holder. If the same name asks again, even from another process, it gets the same slot.
   * @param signal - Aborted when the caller gives up.
   */
  async acquire(name: string, accounts: readonly string[], signal: AbortSignal): Promise<Held> {
    signal.throwIfAborted();
    let settle: (account: string) => void = () => {};
    let fail: (reason: unknown) => void = () => {};
    const entered = new Promise<string>((resolve, reject) => {
      settle = resolve;
      fail = reject;
    });
    const onAbort = () => fail(signal.reason);
    this.#waiters.set(name, { accounts, enter: settle });
    signal.addEventListener('abort', onAbort, { once: true });
    const ask = scripts.acquire(this.#redis, [BASE], [name, this.owner, this.#lease, '', ...accounts]);
    ask.then((account) => {
      if (typeof account === 'string' && account !== '') settle(account);
    }, fail);
    try {
      const account = await entered;
      this.#slots.set(name, account);
      return this.#held(name, account);
    } catch (error) {
      // However the command that is under way ends, nothing is kept.
      ask
        .catch(() => {})
        .then(() => scripts.release(this.#redis, [BASE], [name, this.owner, ...accounts]))
        .catch((failure) => this.#log.warn(`a place in the queue for a slot was not given up: ${wordsOf(failure)}`));
      throw error;
    } finally {
      this.#waiters.delete(name);
      signal.removeEventListener('abort', onAbort);
    }
  }

  /** Holds a slot for a task that is already running, even if none is free. */
  async takeOver(name: string, account: string): Promise<Held> {
    await scripts.acquire(this.#redis, [BASE], [name, this.owner, this.#lease, 'force', account]);
    this.#slots.set(name, account);
    return this.#held(name, account);
  }

  /** Also renews a job of the queue, until `drop` is called. `onTaken` is called if another process takes the job over. */
  keepJob(id: string, onTaken: () => void): { drop(): void } {
    this.#jobs.set(id, onTaken);
    return {
      drop: () => {
        if (this.#jobs.get(id) === onTaken) this.#jobs.delete(id);
      },
    };
  }

  /** The state of an account's slots. */
  async status(account: string): Promise<SlotStatus> {
    const found = (await scripts.look(this.#redis, [BASE], [account])) as number[];
    const [limit = 0, held = 0, waiting = 0, granted = 0, expired = 0] = found;
    return { limit, held, waiting, granted, expired };
  }

  /** Renews all leases now. Never runs twice at once: while Redis is away, the commands would pile up. */
  tick(): Promise<void> {
    if (this.#closed || this.#accounts.size + this.#jobs.size === 0) return Promise.resolve();
    this.#ticking ??= this.#renew()
      .catch((error) => this.#log.warn(`the leases were not renewed: ${wordsOf(error)}`))
      .finally(() => {
        this.#ticking = undefined;
      });
    return this.#ticking;
  }

  /** Stops renewing, and removes this process. The leases of slots that are still held expire. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#timer);
    this.#subscriber.disconnect();
    if (this.#redis.status !== 'ready') return;
    for (const account of this.#accounts.keys()) await scripts.unregister(this.#redis, [BASE], [this.owner, account]);
  }

  async #renew(): Promise<void> {
    const mine = {
      accounts: [...this.#accounts],
      slots: [...this.#slots],
      waiters: [...this.#waiters.keys()],
      jobs: [...this.#jobs.keys()],
    };
    const keys = [this.#queue?.owned ?? '', this.#queue?.records ?? ''];
    const text = await scripts.tick(this.#redis, [BASE], [this.owner, this.#lease, ...keys, JSON.stringify(mine)]);
    const found = JSON.parse(String(text)) as {
      readonly lost?: string[];
      readonly granted?: [string, string][];
      readonly gone?: string[];
      readonly taken?: string[];
    };
    for (const name of found.lost ?? []) this.#slots.delete(name);
    for (const [name, account] of found.granted ?? []) this.#enter(name, account);
    for (const name of found.gone ?? []) void this.#askAgain(name);
    for (const id of found.taken ?? []) this.#jobs.get(id)?.();
  }

  /** Asks again for a waiter that was dropped from the queue because nobody renewed it. It goes to the end. */
  async #askAgain(name: string): Promise<void> {
    const waiter = this.#waiters.get(name);
    if (!waiter) return;
    const args = [name, this.owner, this.#lease, '', ...waiter.accounts];
    const account = await scripts.acquire(this.#redis, [BASE], args).catch(() => '');
    if (typeof account === 'string' && account !== '') this.#enter(name, account);
  }

  #enter(name: string, account: string): void {
    const waiter = this.#waiters.get(name);
    if (waiter) waiter.enter(account);
    // The waiter gave up at the moment when it got the slot.
    else if (!this.#slots.has(name)) {
      scripts.release(this.#redis, [BASE], [name, this.owner, account]).catch(() => {});
    }
  }

  #held(name: string, account: string): Held {
    let held = true;
    return {
      account,
      release: async () => {
        if (!held) return;
        held = false;
        this.#slots.delete(name);
        await scripts.release(this.#redis, [BASE], [name, this.owner, account]);
      },
      leave: () => {
        if (!held) return;
        held = false;
        this.#slots.delete(name);
      },
    };
  }
}
