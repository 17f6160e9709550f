// What users write: a BullMQ worker, and slots taken with SET NX. Each part is what the guides of these tools show.

import { setTimeout as sleep } from 'node:timers/promises';
import { fromPath, Koukoutu, save } from '@koukoutu/sdk/node';
import { Worker } from 'bullmq';
import { Redis } from 'ioredis';

const [, , url, baseUrl, out, slots, pollInterval, lockMs] = process.argv;
const redis = new Redis(url, { maxRetriesPerRequest: null });
redis.on('error', () => {});
const koukoutu = new Koukoutu({
  apiKey: 'shop-key',
  baseUrl,
  maxConcurrentTasks: Number(slots),
  pollInterval: Number(pollInterval) * 1000,
  logLevel: 'error',
});

async function takeSlot() {
  for (;;) {
    for (let at = 0; at < Number(slots); at += 1) {
      if ((await redis.set(`slot:${at}`, process.pid, 'PX', 30_000, 'NX')) === 'OK') return at;
    }
    await sleep(200);
  }
}

const worker = new Worker(
  'naive',
  async ({ data }) => {
    const slot = await takeSlot();
    try {
      const cutout = await koukoutu.removeBackground(fromPath(data.path), { mode: 'task' });
      await save(cutout, `${out}/${data.name}.webp`);
    } finally {
      await redis.del(`slot:${slot}`);
    }
  },
  { connection: redis, concurrency: Number(slots), lockDuration: Number(lockMs), stalledInterval: Number(lockMs) },
);
worker.on('error', () => {});
await worker.waitUntilReady();
console.log('worker ready');
