import type { Redis } from 'ioredis';
import { BASE, type QueueKeys } from '../redis/keys.js';
import { script } from '../redis/script.js';

/**
 * The record of a job: what is known about its task and its charge. BullMQ may run a job twice, for example if Redis does not
 * respond for longer than a lock lives, so nothing about money depends on BullMQ. The record decides:
 *
 * | state | meaning | a worker that takes the job over |
 * |---|---|---|
 * | (none) | nothing was sent, or what was sent was certainly not carried out | creates a task |
 * | `sending` | a create was about to be sent, and its outcome is not known | makes it a dead letter: it may have been paid for |
 * | `task` | the task has an id | resumes the task |
 * | `done` | the result is written | completes the job |
 * | `failed` | it ended without a result | fails the job |
 * | `dead` | a person must decide | fails the job |
 *
 * A claim is the answer that a process gets when it asks for a job.
 */
export type Claim =
  | { readonly state: 'new'; readonly tries: number }
  | {
      readonly state: 'task';
      readonly taskId: number;
      readonly model: string;
      readonly account: string;
      readonly tries: number;
      /** Milliseconds since the task was created. */
      readonly age: number;
    }
  | { readonly state: 'busy'; readonly wait: number }
  | { readonly state: 'done'; readonly result: string }
  | { readonly state: 'failed' | 'dead'; readonly reason: string };

/**
 * What Redis answers to a process that wants to create a task. `ask`: by our own count the credits are used up, so the API must be
 * asked first.
 */
export type Intention = 'ok' | 'lost' | 'no-slot' | 'paused' | 'closed' | 'ask';

const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;

const LOST =
  'A worker ended after it sent the request and before the response came. The request may have been carried out and charged.';

const claimScript = script(
  `${NOW}
local record, owned, dead = KEYS[1], KEYS[2], KEYS[3]
local id, owner, lease = ARGV[1], ARGV[2], tonumber(ARGV[3])
local known = redis.call('HMGET', record, 'state', 'owner', 'until', 'tries', 'reason', 'result', 'task', 'model', 'account', 'created')
local state = known[1]
if state == 'done' then return {'done', known[6] or '{}'} end
if state == 'failed' or state == 'dead' then return {state, known[5] or ''} end
if known[2] and known[2] ~= owner and tonumber(known[3]) > now then return {'busy', tonumber(known[3]) - now} end
if state == 'sending' then
  redis.call('HSET', record, 'state', 'dead', 'reason', ARGV[4], 'charged', 'maybe')
  redis.call('HDEL', record, 'owner', 'until')
  redis.call('ZREM', owned, id)
  redis.call('ZADD', dead, now, id)
  return {'dead', ARGV[4]}
end
redis.call('HSET', record, 'owner', owner, 'until', now + lease)
redis.call('ZADD', owned, now + lease, id)
if state == 'task' then
  return {'task', known[7], known[8] or '', known[9] or '', known[4] or '0', now - tonumber(known[10] or now)}
end
return {'new', known[4] or '0'}
`,
  'allow-oom',
);

const intentScript = script(`${NOW}
local record, meta, accountMeta, held, holders = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local owner, intent, account, name, hold = ARGV[1], ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5])
local known = redis.call('HMGET', record, 'owner', 'state', 'intent')
if known[1] ~= owner then return 'lost' end
if known[2] and not (known[2] == 'sending' and known[3] == intent) then return 'lost' end
if redis.call('HGET', holders, name) ~= owner then return 'no-slot' end
if redis.call('HEXISTS', meta, 'paused') == 1 then return 'paused' end
if redis.call('HEXISTS', accountMeta, 'closed') == 1 then return 'closed' end
local credits = tonumber(redis.call('HGET', accountMeta, 'credits') or '1')
if credits <= 0 then return 'ask' end
redis.call('HSET', record, 'state', 'sending', 'intent', intent, 'account', account, 'charged', 'maybe', 'sent', now)
local ends = redis.call('ZSCORE', held, name)
if ends and tonumber(ends) < now + hold then redis.call('ZADD', held, now + hold, name) end
return 'ok'
`);

const taskScript = script(
  `${NOW}
local record, owned, dead, held, accountMeta = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local id, owner, intent, task, model, name, hold = unpack(ARGV, 1, 7)
local known = redis.call('HMGET', record, 'state', 'intent', 'task', 'owner')
if not known[1] and not known[2] and (not known[4] or known[4] == owner) then
  -- Redis has lost its data since the request was written down. What was paid for is still ours.
  redis.call('HSET', record, 'owner', owner, 'until', now + tonumber(hold), 'intent', intent, 'account', ARGV[8])
  redis.call('ZADD', owned, now + tonumber(hold), id)
  known = {'sending', intent, false, owner}
end
if known[2] ~= intent then
  redis.call('HSET', record, 'orphan', task)
  return 'orphan'
end
if known[3] == task then return known[4] == owner and 'ok' or 'lost' end
redis.call('HSET', record, 'task', task, 'model', model, 'charged', 'yes', 'created', now)
if redis.call('HEXISTS', accountMeta, 'credits') == 1 then redis.call('HINCRBYFLOAT', accountMeta, 'credits', -1) end
if known[1] == 'dead' then
  -- A worker that took over gave this up before the answer came: now there is something to resume.
  redis.call('HSET', record, 'state', 'task', 'owner', owner, 'until', now + tonumber(hold))
  redis.call('HDEL', record, 'reason')
  redis.call('ZREM', dead, id)
  redis.call('ZADD', owned, now + tonumber(hold), id)
  return 'revived'
end
redis.call('HSET', record, 'state', 'task')
local ends = redis.call('ZSCORE', held, name)
if ends and tonumber(ends) < now + tonumber(hold) then redis.call('ZADD', held, now + tonumber(hold), name) end
if known[4] ~= owner then return 'lost' end
return 'ok'
`,
  'allow-oom',
);

/** Gives up a job. It returns to its earlier state, or keeps its task. */
const letGoScript = script(
  `${NOW}
local record, owned = KEYS[1], KEYS[2]
local id, owner, intent, reason, counts = ARGV[1], ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5])
if redis.call('HGET', record, 'owner') ~= owner then return 0 end
if intent ~= '' and redis.call('HGET', record, 'intent') == intent and redis.call('HGET', record, 'state') == 'sending' then
  redis.call('HDEL', record, 'state', 'intent', 'account', 'sent')
  redis.call('HSET', record, 'charged', 'no')
end
redis.call('HDEL', record, 'owner', 'until')
redis.call('ZREM', owned, id)
if counts > 0 then redis.call('HINCRBY', record, 'tries', counts) end
if reason ~= '' then redis.call('HSET', record, 'last', reason) end
if redis.call('HLEN', record) == 0 then redis.call('DEL', record) end
return 1
`,
  'allow-oom',
);

const endScript = script(
  `${NOW}
local record, owned, dead, totals, failed = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local id, state, text, charged, keep, owner = ARGV[1], ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5]), ARGV[6]
local before = redis.call('HMGET', record, 'state', 'owner')
if before[1] == 'done' then return 'done' end
-- A written result counts, whoever wrote it. Anything else is for the owner to say: others may be at work on the job.
if state ~= 'done' and before[2] ~= owner then return 'lost' end
redis.call('HDEL', record, 'owner', 'until', 'last', 'sent', 'intent')
redis.call('ZREM', owned, id)
redis.call('ZREM', dead, id)
redis.call('ZREM', failed, id)
redis.call('HSET', record, 'state', state, state == 'done' and 'result' or 'reason', text, 'charged', charged)
if state == 'done' then
  redis.call('HINCRBY', totals, 'done', 1)
  redis.call('PEXPIRE', record, keep)
else
  redis.call('ZADD', state == 'dead' and dead or failed, now, id)
end
return state
`,
  'allow-oom',
);

const expiredScript = script(`${NOW}
return redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, tonumber(ARGV[1]))
`);

/** The slot that a task holds while nobody polls it, so that after a crash no sixth task can start. */
export interface Place {
  readonly account: string;
  /** The holder's name. */
  readonly name: string;
}

/** Reads and writes the records of one queue, for one process. */
export class Records {
  readonly #redis: Redis;
  readonly #keys: QueueKeys;
  readonly #owner: string;
  readonly #lease: number;

  /** @param owner - Names the process. */
  constructor(redis: Redis, keys: QueueKeys, owner: string, lease: number) {
    this.#redis = redis;
    this.#keys = keys;
    this.#owner = owner;
    this.#lease = lease;
  }

  /** Takes the job, unless another living process has it. A job that was interrupted while it was sent becomes a dead letter. */
  async claim(id: string): Promise<Claim> {
    const { owned, dead } = this.#keys;
    const found = await claimScript(
      this.#redis,
      [this.#keys.record(id), owned, dead],
      [id, this.#owner, this.#lease, LOST],
    );
    const [state, ...rest] = (found as unknown[]).map(String);
    const [first = '', second = '', third = '', fourth = '0', fifth = '0'] = rest;
    switch (state) {
      case 'new':
        return { state, tries: Number(first) };
      case 'task':
        return {
          state,
          taskId: Number(first),
          model: second,
          account: third,
          tries: Number(fourth),
          age: Number(fifth),
        };
      case 'busy':
        return { state, wait: Number(first) };
      case 'done':
        return { state, result: first };
      default:
        return { state: state === 'failed' ? 'failed' : 'dead', reason: first };
    }
  }

  /**
   * Records that a create is about to be sent. Nothing may be sent before this returns `ok`.
   * @param intent - Identifies the request. Asked again with the same intent, it returns the same.
   * @param hold - Milliseconds for which the slot stays held if this process ends now.
   */
  async intend(id: string, intent: string, { account, name }: Place, hold: number): Promise<Intention> {
    const keys = [
      this.#keys.record(id),
      this.#keys.meta,
      `${BASE}:account:${account}:meta`,
      `${BASE}:account:${account}:held`,
      `${BASE}:holders`,
    ];
    const args = [this.#owner, intent, account, name, hold];
    return (await intentScript(this.#redis, keys, args)) as Intention;
  }

  /**
   * Records the id of the task that the request created. Written even if Redis is full.
   * @param hold - Milliseconds for which the slot stays held if nobody renews it.
   * @returns `ok`; `revived` if the job had been given up in the meantime and belongs to this process again; `lost` if another process
   * has taken over and resumes the task; `orphan` if a person has decided about the job in the meantime.
   */
  async task(
    id: string,
    intent: string,
    task: { readonly id: number; readonly model: string },
    { account, name }: Place,
    hold: number,
  ): Promise<'ok' | 'revived' | 'lost' | 'orphan'> {
    const keys = [
      this.#keys.record(id),
      this.#keys.owned,
      this.#keys.dead,
      `${BASE}:account:${account}:held`,
      `${BASE}:account:${account}:meta`,
    ];
    const args = [id, this.#owner, intent, task.id, task.model, name, hold, account];
    return (await taskScript(this.#redis, keys, args)) as 'ok' | 'revived' | 'lost' | 'orphan';
  }

  /**
   * Gives up a job that is to run again: from the start if it has no task, otherwise with its task.
   * @param intent - The request that was certainly not carried out, or an empty text.
   * @param counts - Whether this counts as a try.
   */
  async letGo(id: string, intent: string, reason: string, counts: boolean): Promise<void> {
    await letGoScript(
      this.#redis,
      [this.#keys.record(id), this.#keys.owned],
      [id, this.#owner, intent, reason, counts ? 1 : 0],
    );
  }

  /**
   * Ends a job. Written even if Redis is full. Only the owner may write anything but `done`; for other processes it returns `lost`.
   * @param text - The result as JSON, or the reason.
   * @param keep - Milliseconds for which a finished job is remembered, so that it is not paid for again.
   */
  async end(
    id: string,
    state: 'done' | 'failed' | 'dead',
    text: string,
    charged: 'no' | 'maybe' | 'yes',
    keep: number,
  ): Promise<'done' | 'failed' | 'dead' | 'lost'> {
    const { owned, dead, totals, failed } = this.#keys;
    const keys = [this.#keys.record(id), owned, dead, totals, failed];
    const args = [id, state, text, charged, keep, this.#owner];
    return (await endScript(this.#redis, keys, args)) as 'done' | 'failed' | 'dead' | 'lost';
  }

  /** Jobs whose owner no longer renews them. */
  async abandoned(limit: number): Promise<string[]> {
    return (await expiredScript(this.#redis, [this.#keys.owned], [limit])) as string[];
  }
}
