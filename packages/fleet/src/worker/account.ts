import { Koukoutu } from '@koukoutu/sdk';
import type { Redis } from 'ioredis';
import { wordsOf } from '../internal/errors.js';
import type { FleetLogger } from '../internal/log.js';
import { accountName, BASE } from '../redis/keys.js';
import { script } from '../redis/script.js';
import { type AccountOptions, DEFAULT_SLOTS, type Settings } from './options.js';

/** Milliseconds between two checks of the credits. */
const LOOK = 5000;
/** Milliseconds before an account whose key was refused is tried again. */
const REFUSED = 60_000;

/** Closes an account to new tasks. Arguments: why, credits at which it is still closed (or empty), milliseconds (or 0). */
const closeScript = script(`
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('HSET', KEYS[1], 'closed', ARGV[1], 'closedAt', ARGV[2], 'closedUntil', tonumber(ARGV[3]) > 0 and now + tonumber(ARGV[3]) or 0)
return 1
`);

/**
 * Records the credits and decides whether the account is open. It is closed without credits. It opens again if there are more than at
 * the refusal, or if its time is over. Arguments: credits (or empty if they are not known). Answers why it is closed, or nothing.
 */
const creditsScript = script(`
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local known = redis.call('HMGET', KEYS[1], 'closed', 'closedAt', 'closedUntil')
local credits = tonumber(ARGV[1])
if credits then redis.call('HSET', KEYS[1], 'credits', ARGV[1]) end
if known[1] then
  local over = tonumber(known[3] or '0') > 0 and tonumber(known[3]) <= now
  local more = credits and known[1] == 'credits' and credits > tonumber(known[2] ~= '' and known[2] or '0')
  if over or more then
    redis.call('HDEL', KEYS[1], 'closed', 'closedAt', 'closedUntil')
    known[1] = false
  end
end
if not known[1] and credits and credits <= 0 then
  redis.call('HSET', KEYS[1], 'closed', 'credits', 'closedAt', credits, 'closedUntil', 0)
  known[1] = 'credits'
end
return known[1] or ''
`);

/** One account of a worker: its client, and whether it may be used now. */
export class Account {
  /** A hash of the key. */
  readonly name: string;
  readonly slots: number;
  readonly client: Koukoutu;
  readonly #redis: Redis;
  readonly #log: FleetLogger;
  readonly #meta: string;
  #closed = '';
  #coolUntil = 0;
  #cooled = 0;
  #creating = 0;
  #looking: Promise<void> | undefined;
  #onOpen: () => void = () => {};

  constructor(
    options: AccountOptions,
    redis: Redis,
    log: FleetLogger,
    { taskTimeoutMs, pollIntervalMs }: Pick<Settings, 'taskTimeoutMs' | 'pollIntervalMs'>,
  ) {
    const { apiKey, slots, baseUrl } = options;
    this.name = accountName(apiKey);
    this.slots = slots ?? DEFAULT_SLOTS;
    this.#redis = redis;
    this.#log = log;
    this.#meta = `${BASE}:account:${this.name}:meta`;
    this.client = new Koukoutu({
      apiKey,
      baseUrl,
      timeout: taskTimeoutMs,
      pollInterval: pollIntervalMs,
      // The worker has already taken the slot.
      limiter: { acquire: async () => () => {} },
      logger: { debug() {}, info() {}, warn: (line) => log.warn(line), error: (line) => log.warn(line) },
    });
  }

  /** Whether new tasks may start. After a pause, one request at a time, until one has succeeded. */
  get open(): boolean {
    if (this.#closed !== '' || performance.now() < this.#coolUntil) return false;
    return this.#cooled === 0 || this.#creating === 0;
  }

  /** Sends a request that creates a task. */
  async creating<T>(send: () => PromiseLike<T>): Promise<T> {
    this.#creating += 1;
    try {
      return await send();
    } finally {
      this.#creating -= 1;
    }
  }

  /** Called whenever the account may be used again. */
  onOpen(listener: () => void): void {
    this.#onOpen = listener;
  }

  /**
   * Pauses the account, because it cannot be reached or is too busy. Each pause in a row is longer.
   * @param longest - Milliseconds of the longest pause.
   */
  cool(longest = 30_000): void {
    // What was sent before the pause does not make it longer.
    if (performance.now() < this.#coolUntil) return;
    this.#cooled += 1;
    const wait = Math.min(longest, 500 * 2 ** Math.min(this.#cooled, 10));
    this.#coolUntil = performance.now() + wait;
    setTimeout(() => this.#onOpen(), wait).unref();
  }

  /** Ends the pauses: a create has succeeded. */
  warm(): void {
    if (this.#cooled === 0) return;
    this.#cooled = 0;
    this.#onOpen();
  }

  /** Closes the account in all processes until there are credits again, or the key is worth another try. */
  async close(why: 'credits' | 'key', reason: string): Promise<void> {
    const left = why === 'credits' ? await this.#ask() : undefined;
    if (this.#closed === '') {
      this.#log.warn(
        why === 'credits'
          ? `Account ${this.name} is out of credits: its jobs wait until it is topped up. (${reason})`
          : `The key of account ${this.name} was refused: its jobs wait, and the key is tried again every minute. (${reason})`,
      );
    }
    this.#closed = why;
    await closeScript(this.#redis, [this.#meta], [why, left ?? '', left === undefined ? REFUSED : 0]);
  }

  /** Checks the credits, at most every few seconds in all processes together. */
  look(force = false): Promise<void> {
    this.#looking ??= this.#look(force)
      .catch((error) => this.#log.warn(`the credits of account ${this.name} are not known: ${wordsOf(error)}`))
      .finally(() => {
        this.#looking = undefined;
      });
    return this.#looking;
  }

  async #look(force: boolean): Promise<void> {
    const mine = await this.#redis.set(`${this.#meta}:looked`, '1', 'PX', LOOK - 500, 'NX');
    const left = mine === null && !force ? undefined : await this.#ask();
    const before = this.#closed;
    this.#closed = String(await creditsScript(this.#redis, [this.#meta], [left ?? '']));
    if (before === '' && this.#closed === 'credits') {
      this.#log.warn(`Account ${this.name} is out of credits: its jobs wait until it is topped up.`);
    }
    if (before !== '' && this.#closed === '') {
      this.#log.info(`Account ${this.name} may be used again.`);
      this.#onOpen();
    }
  }

  async #ask(): Promise<number | undefined> {
    try {
      const { credits, vipCredits } = await this.client.credits({ timeout: 10_000, maxRetries: 1 });
      return credits + vipCredits;
    } catch {
      return undefined;
    }
  }
}

/** Milliseconds between two checks. */
export const LOOK_EVERY = LOOK;
