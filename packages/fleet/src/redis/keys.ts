import { createHash } from 'node:crypto';
import { FleetError } from '../internal/errors.js';

/**
 * The start of every key. The braces keep all keys on one node of a Redis Cluster, since our scripts change the keys of the queue
 * and of accounts in one step.
 */
export const BASE = '{koukoutu}';

/** The layout of our keys. A worker refuses a queue with another layout. */
export const LAYOUT = '1';

/** The queue's name if none is given. */
export const DEFAULT_QUEUE = 'default';

/** Our keys of one queue. BullMQ keeps its own under `{koukoutu}:<name>:`. */
export interface QueueKeys {
  readonly name: string;
  /** The layout's version. */
  readonly layout: string;
  /** Totals: done. */
  readonly totals: string;
  /** Jobs that a process owns, by the end of its lease. */
  readonly owned: string;
  /** Jobs that a person must decide about, by the time when they became dead letters. */
  readonly dead: string;
  /** Jobs that ended without a result, and about whose charge there is no doubt. */
  readonly failed: string;
  /** Names of the accounts that workers of this queue use. */
  readonly accounts: string;
  /** Live workers, by the end of their lease. */
  readonly workers: string;
  /** Where workers listen for orders. */
  readonly control: string;
  /** The start of a job's record. */
  readonly records: string;
  /** BullMQ's own data about the queue, such as whether it is paused. */
  readonly meta: string;
  /** The record of one job: what is known about its task and its charge. */
  record(id: string): string;
  /** BullMQ's hash of one job. */
  job(id: string): string;
}

/** @throws FleetError if the name contains anything but letters, digits, `-`, `_` and `.`. */
export function queueKeys(name: string = DEFAULT_QUEUE): QueueKeys {
  if (!/^[\w.-]{1,64}$/.test(name)) {
    throw new FleetError('usage', `A queue's name must be 1 to 64 letters, digits, "-", "_" or "." (got "${name}").`);
  }
  const own = (part: string) => `${BASE}:fleet:${name}:${part}`;
  return {
    name,
    layout: own('layout'),
    totals: own('totals'),
    owned: own('owned'),
    dead: own('dead'),
    failed: own('failed'),
    accounts: own('accounts'),
    workers: own('workers'),
    control: own('control'),
    records: own('record:'),
    meta: `${BASE}:${name}:meta`,
    record: (id) => own(`record:${id}`),
    job: (id) => `${BASE}:${name}:${id}`,
  };
}

/** The name of an account: a hash of its API key, from which the key cannot be recovered. */
export function accountName(apiKey: string): string {
  if (typeof apiKey !== 'string' || apiKey.trim() === '') {
    throw new FleetError('usage', 'account must be the API key of the account (got an empty one).');
  }
  return createHash('sha256').update(`koukoutu account ${apiKey}`).digest('hex').slice(0, 16);
}
