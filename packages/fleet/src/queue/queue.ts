import { Queue as BullQueue } from 'bullmq';
import type { Redis } from 'ioredis';
import { FleetError, wordsOf } from '../internal/errors.js';
import { defaultLogger, type FleetLogger } from '../internal/log.js';
import { checkLayout, openRedis, type RedisTarget } from '../redis/connect.js';
import { BASE, type QueueKeys, queueKeys } from '../redis/keys.js';
import { Replicas } from '../redis/replicas.js';
import { DeadLetters } from './dead-letters.js';
import type { FleetInput } from './input.js';
import { type EnqueueOptions, type Prepared, preparer } from './prepare.js';
import { type FleetStatus, readStatus } from './status.js';

/** Options of {@link createQueue}. */
export interface QueueOptions {
  /** The address of Redis, or a client of ioredis, which is duplicated and left open. */
  readonly redis: RedisTarget;
  /** Name of the queue: letters, digits, `-`, `_`, `.`. Default: `default`. */
  readonly name?: string | undefined;
  /** Where warnings go. Default: the standard error stream. */
  readonly logger?: FleetLogger | undefined;
}

/** How one input was enqueued. */
export interface Enqueued {
  /** The job's id. */
  readonly id: string;
  /** `added`, `known` if the same picture with the same call was added before, or `retried` if that had failed. */
  readonly outcome: 'added' | 'known' | 'retried';
}

/** Inputs that are sent to Redis together. */
const CHUNK = 1000;

/** A queue of pictures that workers on any machine take from. Made by {@link createQueue}. */
export class Queue {
  readonly #redis: Redis;
  readonly #keys: QueueKeys;
  readonly #replicas: Replicas;
  readonly #log: FleetLogger;
  /** The BullMQ queue that this one uses, for Bull Board and for what this class does not offer. Add jobs only with `enqueue`. */
  readonly bull: BullQueue;
  /** Jobs that a person must decide about. */
  readonly dead: DeadLetters;

  /** @internal */
  constructor(redis: Redis, keys: QueueKeys, log: FleetLogger) {
    this.#redis = redis;
    this.#keys = keys;
    this.#log = log;
    this.#replicas = new Replicas(redis, 'auto');
    this.bull = new BullQueue(keys.name, { connection: redis, prefix: BASE });
    this.bull.on('error', () => {}); // The owner of the connection reports it; commands wait until Redis is back.
    this.dead = new DeadLetters(redis, keys, this.bull);
  }

  /** The queue's name. */
  get name(): string {
    return this.#keys.name;
  }

  /**
   * Adds pictures. The same picture with the same call is one job, however often it is added. If Redis has a replica, waits until it
   * has the jobs, so that a failover forgets none; if that takes longer than a second, it warns and goes on.
   * @param inputs - One input, several, or a stream of them, so that a million need not be in memory.
   * @returns The ids, in order.
   * @throws FleetError if an input does not name a picture, or an option is out of range. Inputs before it have been added.
   */
  async enqueue(
    inputs: FleetInput | Iterable<FleetInput> | AsyncIterable<FleetInput>,
    options: EnqueueOptions = {},
  ): Promise<Enqueued[]> {
    const all: Enqueued[] = [];
    for await (const each of this.enqueueEach(inputs, options)) all.push(each);
    return all;
  }

  /** Like {@link enqueue}, for very many inputs: yields each as soon as Redis has it. */
  async *enqueueEach(
    inputs: FleetInput | Iterable<FleetInput> | AsyncIterable<FleetInput>,
    options: EnqueueOptions = {},
  ): AsyncGenerator<Enqueued, void, undefined> {
    const prepare = preparer(options);
    let chunk: Prepared[] = [];
    for await (const input of many(inputs)) {
      let prepared: Prepared;
      try {
        prepared = await prepare(input);
      } catch (error) {
        yield* this.#add(chunk);
        throw error;
      }
      chunk.push(prepared);
      if (chunk.length < CHUNK) continue;
      yield* this.#add(chunk);
      chunk = [];
    }
    yield* this.#add(chunk);
  }

  /** The number of jobs in each state, the slots, and the remaining credits. */
  status(): Promise<FleetStatus> {
    return readStatus(this.#redis, this.#keys, this.bull);
  }

  /** No worker starts a job any more. Running jobs continue. */
  async pause(): Promise<void> {
    await this.bull.pause();
  }

  /** Lets the workers start jobs again. */
  async resume(): Promise<void> {
    await this.bull.resume();
  }

  /** Whether the queue is paused. */
  isPaused(): Promise<boolean> {
    return this.bull.isPaused();
  }

  /** Asks all workers to end. Each finishes its running jobs or hands them over. Returns the number of workers. */
  async down(): Promise<number> {
    return Number(await this.#redis.publish(this.#keys.control, 'down'));
  }

  /** The number of running workers. */
  async workers(): Promise<number> {
    const [, count] = (await this.#redis.pubsub('NUMSUB', this.#keys.control)) as [string, number];
    return Number(count);
  }

  /** Closes the connection. */
  async close(): Promise<void> {
    await this.bull.close();
    this.#redis.disconnect();
  }

  async *#add(chunk: readonly Prepared[]): AsyncGenerator<Enqueued, void, undefined> {
    if (chunk.length === 0) return;
    const asked = this.#redis.pipeline();
    for (const { id } of chunk) {
      asked.hget(this.#keys.record(id), 'state').exists(this.#keys.job(id)).zscore(this.#keys.failed, id);
    }
    const answers = ((await asked.exec()) ?? []).map(([error, value]) => {
      if (error) throw error;
      return value;
    });
    const seen = new Set<string>();
    const outcomes = chunk.map(({ id }, at): Enqueued['outcome'] => {
      const again = seen.has(id);
      seen.add(id);
      const [state, exists, failedSince] = answers.slice(3 * at, 3 * at + 3);
      if (again || state === 'done') return 'known';
      if (exists !== 1) return 'added';
      return failedSince === null ? 'known' : 'retried';
    });
    const added = chunk.filter((_, at) => outcomes[at] === 'added');
    if (added.length > 0) {
      await this.bull.addBulk(added.map(({ name, data, opts }) => ({ name, data, opts }))).catch(explainFull);
      if (!(await this.#replicas.have().catch(() => false))) {
        this.#log.warn(
          `No replica of Redis has confirmed the ${added.length} jobs that were added: after a failover, add the same inputs again.`,
        );
      }
    }
    for (const [at, { id }] of chunk.entries()) {
      const outcome = outcomes[at] ?? 'known';
      if (outcome === 'retried') await this.dead.again(id);
      yield { id, outcome };
    }
  }
}

/** @throws FleetError if the reason is that Redis is full. */
function explainFull(error: unknown): never {
  if (!/\bOOM\b/.test(wordsOf(error))) throw error;
  throw new FleetError(
    'redis-full',
    'Redis is full (maxmemory), so not all jobs were added: free some memory, and add the same inputs again. None is added twice.',
    { cause: error },
  );
}

function many(
  inputs: FleetInput | Iterable<FleetInput> | AsyncIterable<FleetInput>,
): Iterable<FleetInput> | AsyncIterable<FleetInput> {
  if (typeof inputs === 'string' || inputs instanceof URL || 'from' in inputs) return [inputs];
  return inputs;
}

/**
 * Opens a queue.
 * @throws FleetError with one sentence if Redis cannot be reached or cannot keep a queue, or the queue was made by another version.
 */
export async function createQueue(options: QueueOptions): Promise<Queue> {
  const { redis: target, name, logger = defaultLogger } = options;
  const keys = queueKeys(name);
  const redis = await openRedis(target, (message) => logger.warn(message));
  try {
    await checkLayout(redis, keys);
  } catch (error) {
    redis.disconnect();
    throw error;
  }
  return new Queue(redis, keys, logger);
}
