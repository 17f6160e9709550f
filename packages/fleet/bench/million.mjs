// Very many waiting jobs: memory, time to add, and time until a worker starts the first.
import { Redis } from 'ioredis';
import { createQueue } from '../dist/index.js';
import { openStage, sleep } from './stage.mjs';

/** @param {{ jobs: number, listpack?: number }} options `listpack`: Redis' hash-max-listpack-value. */
export async function million({ jobs, listpack }) {
  const redisArgs = listpack === undefined ? [] : ['--hash-max-listpack-value', String(listpack)];
  const stage = await openStage({ redisArgs });
  const redis = new Redis(stage.redis.url);
  const queue = await createQueue({ redis: stage.redis.url });
  try {
    const memory = async () => Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1]);
    const before = await memory();
    const started = performance.now();
    function* links() {
      for (let at = 0; at < jobs; at += 1) yield `https://cdn.shop.example/photos/2026/11/article-${at}.jpg`;
    }
    let added = 0;
    for await (const { outcome } of queue.enqueueEach(links(), { fields: { outputFormat: 'png' } })) {
      if (outcome === 'added') added += 1;
    }
    const seconds = (performance.now() - started) / 1000;
    const bytesPerJob = ((await memory()) - before) / jobs;
    const begun = performance.now();
    await stage.startWorker();
    const ready = performance.now();
    while ((await queue.status()).slots.held === 0) await sleep(20);
    return { added, seconds, bytesPerJob, readyMs: ready - begun, firstJobMs: performance.now() - ready };
  } finally {
    redis.disconnect();
    await queue.close();
    await stage.close();
  }
}
