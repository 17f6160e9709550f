import type { Queue as BullQueue } from 'bullmq';
import type { Redis } from 'ioredis';
import { BASE, type QueueKeys } from '../redis/keys.js';
import { look } from '../slots/scripts.js';

/** The number of jobs in each state. */
export interface FleetStatus {
  /** Jobs that wait for a worker or for a slot. */
  readonly waiting: number;
  /** Jobs that a worker is running. */
  readonly active: number;
  /** Jobs that start later: delayed by the user, or waiting for another try. */
  readonly delayed: number;
  /** All jobs that were finished since the queue was created. */
  readonly done: number;
  /** Jobs that ended without a result, and about whose charge there is no doubt. */
  readonly failed: number;
  /** Jobs that a person must decide about. */
  readonly dead: number;
  /** Slots of all accounts of this queue. */
  readonly slots: { readonly held: number; readonly limit: number };
  /** Credits of all accounts when they were last asked for; `null` if no worker has asked yet. */
  readonly creditsLeft: number | null;
}

/** Holders of slots are named `<queue>/<job>`. */
export const holderName = (queue: string, id: string): string => `${queue}/${id}`;

/** Reads the status from Redis. */
export async function readStatus(redis: Redis, keys: QueueKeys, bull: BullQueue): Promise<FleetStatus> {
  const [counts, done, failed, dead, accounts, waiters] = await Promise.all([
    bull.getJobCounts('wait', 'prioritized', 'active', 'delayed'),
    redis.hget(keys.totals, 'done'),
    redis.zcard(keys.failed),
    redis.zcard(keys.dead),
    redis.smembers(keys.accounts),
    redis.hkeys(`${BASE}:waiters`),
  ]);
  let held = 0;
  let limit = 0;
  let credits: number | null = null;
  const looked = await Promise.all(
    accounts.map(async (account) => {
      const [most = 0, taken = 0, , , , users = 0] = (await look(redis, [BASE], [account])) as number[];
      return { account, most, taken, users };
    }),
  );
  // Accounts that no process uses any more count only if no account is in use.
  const used = looked.filter(({ users }) => users > 0);
  for (const { account, most, taken } of used.length > 0 ? used : looked) {
    limit += most;
    held += taken;
    const left = await redis.hget(`${BASE}:account:${account}:meta`, 'credits');
    if (left !== null) credits = (credits ?? 0) + Number(left);
  }
  // A worker has taken these jobs, but they still wait for a slot.
  const inLine = waiters.filter((name) => name.startsWith(`${keys.name}/`)).length;
  const { wait = 0, prioritized = 0, active = 0, delayed = 0 } = counts;
  return {
    waiting: wait + prioritized + Math.min(inLine, active),
    active: Math.max(0, active - inLine),
    delayed,
    done: Number(done ?? 0),
    failed,
    dead,
    slots: { held, limit },
    creditsLeft: credits === null ? null : Math.max(0, credits),
  };
}
