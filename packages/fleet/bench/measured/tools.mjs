// What the tries have in common.
import { connect, createServer } from 'node:net';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { freePort, startRedis } from '../../../../scripts/redis.mjs';

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The first words of an error, which name it in Redis. */
export const refusalOf = (error) => {
  const word = /\b(OOM|NOREPLICAS|READONLY|Missing lock|LOADING)\b/.exec(error.message)?.[1];
  return `refused, ${word ?? error.message}`;
};

/**
 * Gives a try Redis servers, clients and queues, and closes them afterwards.
 *
 * @template T
 * @param {(tools: ReturnType<typeof toolsOf>) => Promise<T>} run
 * @returns {Promise<T>}
 */
export async function withTools(run) {
  /** @type {(() => unknown)[]} */
  const closing = [];
  try {
    return await run(toolsOf(closing));
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

function toolsOf(closing) {
  const client = (target, options = {}) => {
    const redis = new Redis(target.url ?? target, { maxRetriesPerRequest: null, ...options });
    redis.on('error', () => {});
    closing.push(() => redis.disconnect());
    return redis;
  };
  return {
    client,
    /** A Redis with an append-only file, unless the arguments say otherwise. */
    async server(...args) {
      const server = await startRedis({ args });
      closing.push(() => server.stop());
      return server;
    },
    /** A second Redis that copies the first one, once it has caught up. */
    async replicaOf(master) {
      const replica = await startRedis({ args: ['--replicaof', '127.0.0.1', String(master.port)] });
      closing.push(() => replica.stop());
      const redis = client(replica);
      while (!/master_link_status:up/.test(await redis.info('replication'))) await sleep(50);
      return { ...replica, redis };
    },
    queue(redis, name = 'tried') {
      const queue = new Queue(name, { connection: redis });
      queue.on('error', () => {});
      closing.push(() => Promise.race([queue.close(), sleep(500)]));
      return queue;
    },
    /** A worker that takes jobs only when asked. */
    worker(redis, { name = 'tried', ...options } = {}) {
      const worker = new Worker(name, null, { connection: redis, autorun: false, drainDelay: 1, ...options });
      worker.on('error', () => {});
      closing.push(() => Promise.race([worker.close(true), sleep(500)]));
      return worker;
    },
    /** An address that leads to a server and can swallow an answer together with its connection. */
    async swallower(server) {
      let armed = false;
      const own = createServer((near) => {
        const far = connect(server.port, '127.0.0.1');
        near.on('error', () => {}).on('close', () => far.destroy());
        far.on('error', () => {}).on('close', () => near.destroy());
        near.pipe(far);
        far.on('data', (bytes) => {
          if (!armed) return near.write(bytes);
          armed = false;
          return near.destroy();
        });
      });
      const port = await freePort();
      await new Promise((resolve) => own.listen(port, '127.0.0.1', resolve));
      closing.push(() => own.close());
      return {
        url: `redis://127.0.0.1:${port}`,
        arm: () => {
          armed = true;
        },
      };
    },
  };
}

/** Gives a Redis less memory than it already uses, so that it is full whatever the buffers of its clients do. */
export const fill = (redis) => redis.config('SET', 'maxmemory', '500kb');

/** Does something while the clock of this process is an hour ahead. */
export async function anHourAhead(run) {
  const now = Date.now;
  Date.now = () => now() + 3_600_000;
  try {
    return await run();
  } finally {
    Date.now = now;
  }
}
