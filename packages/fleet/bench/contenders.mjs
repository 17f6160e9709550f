// Who is put under fire: the fleet, and what users write without it.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { createQueue } from '../dist/index.js';

const quiet = { info() {}, warn() {}, error() {} };
const NAIVE = fileURLToPath(new URL('./naive-worker.mjs', import.meta.url));

/** The fleet. */
export async function fleetOn(stage, { pollSeconds, leaseSeconds }) {
  const queue = await createQueue({ redis: stage.redis.url, logger: quiet });
  const args = ['--lease', String(leaseSeconds), '--poll-interval', String(pollSeconds)];
  return {
    /** Answers the name of each picture's result. */
    async add(files) {
      const added = await queue.enqueue(files.map((file) => file.path));
      return added.map(({ id }, at) => ({ id, output: `${at}-${id.slice(1, 9)}.webp` }));
    },
    startWorker: () => stage.startWorker(args),
    async status() {
      const { waiting, active, delayed, done, failed, dead } = await queue.status();
      return { open: waiting + active + delayed, done, failed, dead };
    },
    letters: () => queue.dead.list(),
    close: () => queue.close(),
  };
}

/** BullMQ with a hand-written worker and a semaphore of SET NX. */
export async function naiveOn(stage, { pollSeconds, leaseSeconds }) {
  const redis = new Redis(stage.redis.url, { maxRetriesPerRequest: null });
  redis.on('error', () => {});
  const queue = new Queue('naive', { connection: redis });
  queue.on('error', () => {});
  mkdirSync(stage.out, { recursive: true });
  const args = [
    stage.redis.url,
    stage.api.url,
    stage.out,
    String(stage.slots),
    String(pollSeconds),
    String(leaseSeconds * 1000),
  ];
  return {
    async add(files) {
      const opts = { attempts: 3, backoff: { type: 'exponential', delay: 1000 } };
      await queue.addBulk(files.map(({ path }, at) => ({ name: 'cut-out', data: { path, name: `${at}` }, opts })));
      return files.map((_, at) => ({ id: `${at}`, output: `${at}.webp` }));
    },
    startWorker: () => stage.run(NAIVE, args, 'worker ready'),
    async status() {
      const counts = await queue.getJobCounts('wait', 'active', 'delayed', 'completed', 'failed');
      const { wait, active, delayed, completed, failed } = counts;
      return { open: wait + active + delayed, done: completed, failed, dead: 0 };
    },
    letters: async () => [],
    async close() {
      await queue.close();
      redis.disconnect();
    },
  };
}
