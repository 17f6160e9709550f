import type { Queue as BullQueue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { QueueKeys } from '../redis/keys.js';
import { script } from '../redis/script.js';
import { addressOf } from './input.js';
import type { JobData } from './job.js';

/** A job that a person must decide about. */
export interface DeadLetter {
  /** The job's id. */
  readonly id: string;
  /** Where its picture is. */
  readonly input: string;
  readonly model: string;
  /** What happened, and why the fleet does not decide by itself. */
  readonly reason: string;
  /** Whether it was charged, as far as that is known. */
  readonly charged: 'no' | 'maybe' | 'yes';
  /** The task, if one is known. */
  readonly taskId: number | null;
  /** The account's hash, if a request was sent. */
  readonly account: string | null;
  /** When it became a dead letter, as an ISO time. */
  readonly since: string;
}

/**
 * Deletes the outcome of a job but keeps its task, so that `retry` resumes a known task. Without one, it creates a new task. The job
 * stays in its list until BullMQ has it again: if this process ends before, it can be retried once more. Answers the time since when
 * it is listed, or nothing if it is not.
 */
const reopenScript = script(`
local record, dead, failed, owned = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local since = redis.call('ZSCORE', dead, ARGV[1]) or redis.call('ZSCORE', failed, ARGV[1])
if not since then return false end
local state = redis.call('HGET', record, 'state')
if state == 'dead' and redis.call('HEXISTS', record, 'task') == 1 then
  redis.call('HSET', record, 'state', 'task', 'tries', 0)
  redis.call('HDEL', record, 'reason', 'last')
  -- What was paid for does not wait behind other jobs: the rescue of the workers resumes it.
  redis.call('ZADD', owned, 0, ARGV[1])
elseif state == 'dead' or state == 'failed' then
  redis.call('DEL', record)
end
return since
`);

/** Takes a job off the lists, unless it has come to them again in the meantime. */
const unlistScript = script(`
for _, list in ipairs(KEYS) do
  if redis.call('ZSCORE', list, ARGV[1]) == ARGV[2] then redis.call('ZREM', list, ARGV[1]) end
end
return 1
`);

/** The reason of a dead letter whose record a retry has deleted, without coming further. */
const INTERRUPTED = 'A retry was interrupted. Retry it once more.';

/** Jobs that only a person can decide about: they may have been paid for and have no task id, or were paid for and have no result. */
export class DeadLetters {
  readonly #redis: Redis;
  readonly #keys: QueueKeys;
  readonly #bull: BullQueue;

  /** @internal */
  constructor(redis: Redis, keys: QueueKeys, bull: BullQueue) {
    this.#redis = redis;
    this.#keys = keys;
    this.#bull = bull;
  }

  /** How many there are. */
  count(): Promise<number> {
    return this.#redis.zcard(this.#keys.dead);
  }

  /** All of them, oldest first. */
  async list(): Promise<DeadLetter[]> {
    const found: DeadLetter[] = [];
    const entries = (await this.#redis.zrange(this.#keys.dead, 0, '-1', 'WITHSCORES')).map(String);
    for (let at = 0; at < entries.length; at += 2) {
      const id = entries[at] ?? '';
      const [record, job] = await Promise.all([this.#redis.hgetall(this.#keys.record(id)), this.#bull.getJob(id)]);
      const data = job?.data as JobData | undefined;
      found.push({
        id,
        input: data === undefined ? '' : addressOf(data.in),
        model: job?.name ?? '',
        reason: record.reason ?? INTERRUPTED,
        charged: record.charged === 'yes' || record.charged === 'no' ? record.charged : 'maybe',
        taskId: record.task === undefined ? null : Number(record.task),
        account: record.account ?? null,
        since: new Date(Number(entries[at + 1])).toISOString(),
      });
    }
    return found;
  }

  /**
   * Lets the workers run jobs again. A job with a known task resumes it. Any other creates a new task, which may be paid for a
   * second time: compare with the account's history first.
   * @param ids - The jobs. Ids that are not dead letters are ignored.
   * @returns The ids of the jobs that will run again.
   */
  async retry(ids: Iterable<string>): Promise<string[]> {
    const done: string[] = [];
    for (const id of ids) {
      if ((await this.#redis.zscore(this.#keys.dead, id)) !== null && (await this.again(id))) done.push(id);
    }
    return done;
  }

  /** Deletes jobs. A picture that is added again later is a new job. */
  async drop(ids: Iterable<string>): Promise<string[]> {
    const done: string[] = [];
    for (const id of ids) {
      if ((await this.#redis.zscore(this.#keys.dead, id)) === null) continue;
      await (await this.#bull.getJob(id))?.remove().catch(() => {});
      await this.#redis.del(this.#keys.record(id));
      // Last, so that it is listed until nothing is left of it.
      await this.#redis.zrem(this.#keys.dead, id);
      done.push(id);
    }
    return done;
  }

  /** Reopens a job that is dead or failed. @internal */
  async again(id: string): Promise<boolean> {
    const job = await this.#bull.getJob(id);
    if (job === undefined) return false;
    const { dead, failed, owned } = this.#keys;
    const since = await reopenScript(this.#redis, [this.#keys.record(id), dead, failed, owned], [id]);
    if (typeof since !== 'string') return false;
    // A job that is not among BullMQ's failed jobs is about to be, or runs again. Its next worker finds the record.
    await job.retry('failed').catch(() => {});
    await unlistScript(this.#redis, [dead, failed], [id, since]);
    return true;
  }
}
