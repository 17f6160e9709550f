import type { Redis } from 'ioredis';
import { BASE, type QueueKeys } from '../redis/keys.js';
import { claimScript, endScript, expiredScript, intentScript, letGoScript, taskScript } from './record-scripts.js';

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

const LOST =
  'A worker ended after it sent the request and before the response came. The request may have been carried out and charged.';

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
      [this.#keys.record(id), owned, dead, this.#keys.job(id)],
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
   * Gives up a job that is to run again: from the start if it has no task, otherwise with its task, which the next rescue resumes.
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
    const keys = [this.#keys.record(id), owned, dead, totals, failed, this.#keys.job(id)];
    const args = [id, state, text, charged, keep, this.#owner];
    return (await endScript(this.#redis, keys, args)) as 'done' | 'failed' | 'dead' | 'lost';
  }

  /** Jobs whose owner no longer renews them. */
  async abandoned(limit: number): Promise<string[]> {
    return (await expiredScript(this.#redis, [this.#keys.owned], [limit])) as string[];
  }
}
