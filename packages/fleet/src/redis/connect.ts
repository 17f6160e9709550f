import { Redis } from 'ioredis';
import { FleetError, wordsOf } from '../internal/errors.js';
import { followMoved, noteNodes, type Place, tryAnotherNode } from './cluster.js';
import { BASE, LAYOUT, type QueueKeys } from './keys.js';

/** How to reach Redis: a URL, or a client of ioredis, which is duplicated and never closed. */
export type RedisTarget = string | Redis;

/** The oldest Redis that supports what the scripts need (flags in the first line of a script). */
const OLDEST = 7;

/** Milliseconds in which a first connection must succeed. */
const CONNECT_LIMIT = 10_000;

const OPTIONS = {
  lazyConnect: true,
  // Commands wait until Redis is back: what must be recorded about a paid task must not be given up.
  maxRetriesPerRequest: null,
  connectTimeout: CONNECT_LIMIT,
  keepAlive: 5000,
  // A connection that is silently cut is noticed when an answer is overdue.
  socketTimeout: 30_000,
  retryStrategy(this: Place, times: number) {
    tryAnotherNode(this, times);
    return Math.min(100 * times, 2000);
  },
  // After a failover the old master is a replica: connect again, and send the command again.
  reconnectOnError(this: Place, { message }: Error): 2 | false {
    const again = followMoved(this, message) || /^(READONLY|LOADING|MASTERDOWN|CLUSTERDOWN|UNBLOCKED)/.test(message);
    return again ? 2 : false;
  },
};

/**
 * Opens a connection and checks that this Redis can keep a queue.
 * @param target - `redis://[user:password@]host:port[/db]`, `rediss://…` for TLS,
 * `redis-sentinel://host:port,host:port/master-name[/db]`, or a client of ioredis.
 * @throws FleetError with one sentence if Redis cannot be reached, refuses the password, is too old, or may evict keys.
 */
export async function openRedis(target: RedisTarget, warn: (message: string) => void = () => {}): Promise<Redis> {
  const redis = create(target);
  const place = placeOf(target);
  let last: unknown;
  redis.on('error', (error) => {
    last = error;
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(last ?? new Error(`no answer within ${CONNECT_LIMIT / 1000} s`)), CONNECT_LIMIT);
  });
  try {
    await Promise.race([connect(redis), late]);
    await Promise.race([check(redis, place, warn), late]);
    return redis;
  } catch (error) {
    redis.disconnect();
    throw error instanceof FleetError ? error : explain(last ?? error, place);
  } finally {
    clearTimeout(timer);
  }
}

/** A second connection to the same Redis, for commands that block or subscribe. */
export function another(redis: Redis): Redis {
  const copy = redis.duplicate({ lazyConnect: false });
  copy.on('error', () => {}); // The first connection reports.
  // A node of a cluster that has lost its keys does not say so to a subscriber.
  const follow = () => {
    const { host, port } = redis.options;
    if (copy.options.host === host && copy.options.port === port) return;
    Object.assign(copy.options, { host, port });
    copy.disconnect(true);
  };
  redis.on('ready', follow);
  copy.once('end', () => redis.off('ready', follow));
  return copy;
}

/**
 * Marks a new queue with the layout of this version, or refuses a queue with another layout.
 * @throws FleetError if a newer or older version of this package made the queue.
 */
export async function checkLayout(redis: Redis, keys: QueueKeys): Promise<void> {
  await redis.set(keys.layout, LAYOUT, 'NX');
  const found = await redis.get(keys.layout);
  if (found !== LAYOUT) {
    throw new FleetError(
      'queue-version',
      `Queue "${keys.name}" has layout ${found}, but this version of @koukoutu/fleet works with layout ${LAYOUT}: ` +
        'use the version that made it, or another queue name.',
    );
  }
}

function create(target: RedisTarget): Redis {
  if (typeof target !== 'string') return target.duplicate(OPTIONS);
  if (target.startsWith('redis-sentinel:')) return sentinel(target);
  let url: URL;
  try {
    url = new URL(target);
  } catch {
    throw new FleetError('usage', 'The Redis address must be a URL such as redis://127.0.0.1:6379.');
  }
  if (url.protocol === 'redis:' || url.protocol === 'rediss:') return new Redis(target, OPTIONS);
  throw new FleetError(
    'usage',
    `The Redis address must start with redis://, rediss:// or redis-sentinel:// (got ${url.protocol}//).`,
  );
}

/** An address with several hosts is not a URL that a parser accepts. */
const SENTINEL = /^redis-sentinel:\/\/(?:([^:@/]*):([^@/]*)@)?([^/@]+)\/([^/]+)(?:\/(\d+))?$/;

function sentinel(target: string): Redis {
  const [, username, password, hosts, name, db] = SENTINEL.exec(target) ?? [];
  if (hosts === undefined || name === undefined) {
    throw new FleetError(
      'usage',
      'A redis-sentinel:// address must look like redis-sentinel://host:port,host:port/master-name.',
    );
  }
  return new Redis({
    ...OPTIONS,
    name,
    sentinels: hosts.split(',').map((each) => {
      const [host = 'localhost', port = '26379'] = each.split(':');
      return { host, port: Number(port) };
    }),
    ...(username && { username: decodeURIComponent(username) }),
    ...(password && { password: decodeURIComponent(password) }),
    ...(db && { db: Number(db) }),
  });
}

/** Rejects at the first failure, whereas the client would try again and again. */
async function connect(redis: Redis): Promise<void> {
  if (redis.status === 'wait') await redis.connect();
}

async function check(redis: Redis, place: string, warn: (message: string) => void): Promise<void> {
  if (/^cluster_enabled:1/m.test(await redis.info('cluster'))) {
    await noteNodes(redis);
    // Leads to the node that has the fleet's keys, if this is another one.
    await redis.exists(BASE);
  }
  const info = await redis.info();
  const lines = info.split(/\r?\n/);
  const field = (name: string) => lines.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1);
  const version = field('valkey_version') ?? field('redis_version') ?? '0';
  if (Number.parseInt(version, 10) < OLDEST) {
    throw new FleetError(
      'redis-version',
      `Redis at ${place} is version ${version}, and the fleet needs ${OLDEST}.0 or later: upgrade it.`,
    );
  }
  const policy = field('maxmemory_policy') ?? 'noeviction';
  if (policy !== 'noeviction') {
    throw new FleetError(
      'redis-policy',
      `Redis at ${place} has maxmemory-policy ${policy}, which drops jobs when memory is short: set it to noeviction.`,
    );
  }
  if (field('aof_enabled') === '0') {
    warn(
      `Redis at ${place} keeps no append-only file (appendonly no): after a crash it forgets the newest jobs and task ids. ` +
        'Set appendonly yes.',
    );
  }
}

/** Where Redis is, without user and password. */
function placeOf(target: RedisTarget): string {
  if (typeof target !== 'string') return `${target.options.host ?? 'localhost'}:${target.options.port ?? 6379}`;
  try {
    const { host } = new URL(target);
    return host || 'localhost';
  } catch {
    return 'the given address';
  }
}

function explain(error: unknown, place: string): FleetError {
  const words = wordsOf(error);
  if (/^(NOAUTH|WRONGPASS|NOPERM)|invalid password|AUTH/.test(words)) {
    const missing = words.startsWith('NOAUTH') ? 'requires a password' : 'refused the user name or the password';
    return new FleetError('redis-refused', `Redis at ${place} ${missing}: correct it in the redis:// URL.`);
  }
  const code = (error as { code?: unknown }).code;
  const why = typeof code === 'string' ? code : words;
  return new FleetError(
    'redis-unreachable',
    `Redis at ${place} cannot be reached (${why}): start it, or correct the redis:// URL.`,
  );
}
