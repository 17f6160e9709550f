import { randomBytes } from 'node:crypto';
import type { Limiter } from '@koukoutu/sdk';
import { FleetError, wordsOf } from '../internal/errors.js';
import { defaultLogger, type FleetLogger } from '../internal/log.js';
import { openRedis, type RedisTarget } from '../redis/connect.js';
import { accountName } from '../redis/keys.js';
import { SlotKeeper, type SlotStatus } from './keeper.js';
import { observeSlots } from './observe.js';

/** Options of {@link redisLimiter}. */
export interface RedisLimiterOptions {
  /** The address of Redis, or a client of ioredis, which is duplicated and left open. */
  readonly redis: RedisTarget;
  /** The API key of the account. Redis sees only a hash of it. */
  readonly account: string;
  /** Tasks at once for this account, in all processes and machines together: 1 or more. */
  readonly slots: number;
  /** Milliseconds, at least 1000, after which the slots of a process that crashed are free again. Default: 30 000. */
  readonly leaseMs?: number | undefined;
  /** Where warnings go. Default: the standard error stream. */
  readonly logger?: FleetLogger | undefined;
}

/** A limiter that counts in Redis. */
export interface RedisLimiter extends Limiter {
  /** Slots held, callers waiting and leases that ran out, in all processes. */
  status(): Promise<SlotStatus>;
  /** Closes the connections. Slots that are still held are free after the lease. */
  close(): Promise<void>;
}

/**
 * Counts an account's task slots across processes and machines. Give it to every client of the account:
 *
 * ```ts
 * const limiter = redisLimiter({ redis: 'redis://127.0.0.1:6379', account: apiKey, slots: 5 });
 * const koukoutu = new Koukoutu({ apiKey, limiter });
 * ```
 *
 * Slots are leases by the clock of Redis. They are renewed while the task runs, and expire if the process dies. Waiters of all
 * processes form one queue, first come, first served. While Redis cannot be reached, no slot is given out.
 * @throws FleetError from `acquire` and `status` if the first connection to Redis fails, or the account is in use with another number
 * of slots.
 */
export function redisLimiter(options: RedisLimiterOptions): RedisLimiter {
  const { redis: target, slots, leaseMs = 30_000, logger = defaultLogger } = options;
  const account = accountName(options.account);
  if (!Number.isInteger(slots) || slots < 1) {
    throw new FleetError('usage', `redisLimiter: slots must be a whole number of 1 or more (got ${slots}).`);
  }
  if (!(leaseMs >= 1000)) {
    throw new FleetError('usage', `redisLimiter: leaseMs must be 1000 or more (got ${leaseMs}).`);
  }
  let opened: Promise<{ keeper: SlotKeeper; disconnect(): void }> | undefined;
  let closed = false;
  const open = () => {
    if (closed) throw new FleetError('closed', 'redisLimiter: this limiter was closed.');
    opened ??= (async () => {
      const redis = await openRedis(target, (message) => logger.warn(message));
      const keeper = new SlotKeeper(redis, leaseMs, logger);
      try {
        await keeper.start();
        await keeper.register(account, slots);
      } catch (error) {
        await keeper.close();
        redis.disconnect();
        throw error;
      }
      const stopObserving = observeSlots(keeper, [account]);
      const disconnect = () => {
        stopObserving();
        redis.disconnect();
      };
      return { keeper, disconnect };
    })();
    // The next caller will try again.
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  };
  return {
    async acquire(signal) {
      const { keeper } = await open();
      const held = await keeper.acquire(`call/${randomBytes(9).toString('base64url')}`, [account], signal);
      return () => void held.release().catch((error) => logger.warn(`a slot was not released: ${wordsOf(error)}`));
    },
    async status() {
      return (await open()).keeper.status(account);
    },
    async close() {
      closed = true;
      const parts = await opened?.catch(() => undefined);
      await parts?.keeper.close();
      parts?.disconnect();
    },
  };
}
