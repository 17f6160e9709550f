import { QueueEvents } from 'bullmq';
import { defaultLogger, type FleetLogger } from '../internal/log.js';
import type { JobProgress, JobResult } from '../queue/job.js';
import { checkLayout, openRedis, type RedisTarget } from '../redis/connect.js';
import { BASE, queueKeys } from '../redis/keys.js';

/** Something that happened to a job, in any worker. */
export type FleetEvent =
  | { readonly type: 'started'; readonly id: string }
  | { readonly type: 'progress'; readonly id: string; readonly progress: JobProgress }
  | { readonly type: 'done'; readonly id: string; readonly result: JobResult }
  | { readonly type: 'failed' | 'dead'; readonly id: string; readonly reason: string };

/** Options of {@link watchQueue}. */
export interface WatchOptions {
  /** The address of Redis, or a client of ioredis, which is duplicated and left open. */
  readonly redis: RedisTarget;
  /** Name of the queue. Default: `default`. */
  readonly name?: string | undefined;
  /** Ends the loop when aborted. */
  readonly signal?: AbortSignal | undefined;
  /** Called once events arrive, for programs that must not enqueue before. */
  readonly onReady?: (() => void) | undefined;
  /** Where warnings go. Default: the standard error stream. */
  readonly logger?: FleetLogger | undefined;
}

/**
 * Yields what happens to the jobs of a queue from now on, in all processes. BullMQ keeps the last 10 000 events: a loop that falls
 * further behind misses some, so take counts from the queue's status.
 * @throws FleetError if Redis cannot be reached or the queue was made by another version.
 */
export async function* watchQueue(options: WatchOptions): AsyncGenerator<FleetEvent, void, undefined> {
  const { redis: target, name, signal, onReady, logger = defaultLogger } = options;
  const keys = queueKeys(name);
  const redis = await openRedis(target, (message) => logger.warn(message));
  const waiting: FleetEvent[] = [];
  let wake: () => void = () => {};
  const push = (event: FleetEvent) => {
    waiting.push(event);
    wake();
  };
  const onAbort = () => wake();
  let events: QueueEvents | undefined;
  try {
    await checkLayout(redis, keys);
    events = new QueueEvents(keys.name, { connection: redis.duplicate(), prefix: BASE });
    events.on('error', () => {});
    events.on('active', ({ jobId }) => push({ type: 'started', id: jobId }));
    events.on('progress', ({ jobId, data }) =>
      push({ type: 'progress', id: jobId, progress: data as unknown as JobProgress }),
    );
    events.on('completed', ({ jobId, returnvalue }) =>
      push({ type: 'done', id: jobId, result: parse(returnvalue as unknown) }),
    );
    events.on('failed', ({ jobId, failedReason }) => {
      redis.zscore(keys.dead, jobId).then(
        (score) => push({ type: score === null ? 'failed' : 'dead', id: jobId, reason: failedReason }),
        () => push({ type: 'failed', id: jobId, reason: failedReason }),
      );
    });
    await events.waitUntilReady();
    onReady?.();
    signal?.addEventListener('abort', onAbort, { once: true });
    while (signal?.aborted !== true) {
      const event = waiting.shift();
      if (event !== undefined) {
        yield event;
        continue;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (signal?.aborted === true) resolve();
      });
    }
  } finally {
    signal?.removeEventListener('abort', onAbort);
    await events?.close();
    redis.disconnect();
  }
}

function parse(value: unknown): JobResult {
  return (typeof value === 'string' ? JSON.parse(value) : value) as JobResult;
}
