import type { S3Client } from '@aws-sdk/client-s3';
import { FleetError } from '../internal/errors.js';
import type { FleetLogger } from '../internal/log.js';
import type { RedisTarget } from '../redis/connect.js';
import type { Sink } from '../sinks/sink.js';

/** An account that a worker may use. */
export interface AccountOptions {
  /** The API key. */
  readonly apiKey: string;
  /** Tasks at once, in all processes together. Default: 5, the API's own limit. */
  readonly slots?: number | undefined;
  /** Address to call. Default: the live hosts. */
  readonly baseUrl?: string | undefined;
}

/** Tasks that the API lets an account run at once. Source: the spec's `x-limits.tasksAtOnce` (a test compares them). */
export const DEFAULT_SLOTS = 5;

/** Options of {@link createWorker}. */
export interface WorkerOptions {
  /** The address of Redis, or a client of ioredis, which is duplicated and left open. */
  readonly redis: RedisTarget;
  /** Name of the queue. Default: `default`. */
  readonly name?: string | undefined;
  /** The accounts whose slots are used, at least one. */
  readonly accounts: readonly AccountOptions[];
  /** Where results go: `folderSink(…)`, `s3Sink(…)`, or a function. */
  readonly sink: Sink;
  /** Jobs at once in this process, 1 or more. Default: the slots of all accounts. */
  readonly concurrency?: number | undefined;
  /** A client that reads pictures from `s3://bucket/key`. */
  readonly s3?: S3Client | undefined;
  /**
   * Milliseconds, at least 1000, after which others take over from a process that no longer renews its jobs and slots. Default: 20 000.
   */
  readonly leaseMs?: number | undefined;
  /** Milliseconds that `close` gives running jobs to finish before they are handed over. Default: 30 000. */
  readonly graceMs?: number | undefined;
  /** Milliseconds for which a task is polled before it is put back, to be polled again later. Default: 900 000. */
  readonly taskTimeoutMs?: number | undefined;
  /** Milliseconds for sending a picture and receiving the task's id. Default: 120 000. */
  readonly createTimeoutMs?: number | undefined;
  /** Milliseconds between the first polls of a task, like the SDK's `pollInterval`. Default: the SDK's. */
  readonly pollIntervalMs?: number | undefined;
  /** How often a job is tried if it may succeed later, 1 or more. Default: 10. */
  readonly tries?: number | undefined;
  /** Milliseconds for which a finished job is remembered, so that it is not paid for again. Default: one day. */
  readonly rememberMs?: number | undefined;
  /**
   * Replicas of Redis that must have recorded that a create is about to be sent, before it is sent. Default: `auto`, one if there are
   * any, so that a failover forgets no request. `0` waits for none.
   */
  readonly replicas?: number | 'auto' | undefined;
  /** Where log lines go. Default: warnings and errors to the standard error stream. */
  readonly logger?: FleetLogger | undefined;
}

/** The options with their defaults. @throws FleetError if one is out of range. */
export function complete(options: WorkerOptions) {
  const number = (name: keyof WorkerOptions, otherwise: number, least: number): number => {
    const value = options[name] ?? otherwise;
    if (typeof value === 'number' && value >= least && Number.isFinite(value)) return value;
    throw new FleetError('usage', `createWorker: ${name} must be a number of ${least} or more (got ${String(value)}).`);
  };
  if (options.accounts.length === 0)
    throw new FleetError('usage', 'createWorker: accounts is empty: give at least one.');
  for (const { slots } of options.accounts) {
    if (slots !== undefined && !(Number.isInteger(slots) && slots >= 1)) {
      throw new FleetError('usage', `createWorker: slots must be a whole number of 1 or more (got ${slots}).`);
    }
  }
  const { replicas = 'auto' } = options;
  if (replicas !== 'auto' && !(Number.isInteger(replicas) && replicas >= 0)) {
    throw new FleetError('usage', `createWorker: replicas must be auto, 0 or more (got ${replicas}).`);
  }
  if (options.pollIntervalMs !== undefined) number('pollIntervalMs', 0, 1);
  const total = options.accounts.reduce((sum, { slots = DEFAULT_SLOTS }) => sum + slots, 0);
  return {
    concurrency: number('concurrency', total, 1),
    leaseMs: number('leaseMs', 20_000, 1000),
    graceMs: number('graceMs', 30_000, 0),
    taskTimeoutMs: number('taskTimeoutMs', 900_000, 1),
    createTimeoutMs: number('createTimeoutMs', 120_000, 1),
    tries: number('tries', 10, 1),
    rememberMs: number('rememberMs', 24 * 60 * 60_000, 1),
    pollIntervalMs: options.pollIntervalMs,
    replicas,
  };
}

/** @internal */
export type Settings = ReturnType<typeof complete>;
