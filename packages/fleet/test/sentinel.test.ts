import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ensureRedis, freePort } from '../../../scripts/redis.mjs';
import { createQueue } from '../src/index.js';
import { spawnWorker } from './support/crew.js';
import { startMock } from './support/mock.js';
import { collector, files, redisClient, redisServer, temporaryFolder, until } from './support/stage.js';

/** A Sentinel that watches a master, and gives it up after half a second. */
async function startSentinel(master: number): Promise<number> {
  const port = await freePort();
  const file = path.join(temporaryFolder(), 'sentinel.conf');
  writeFileSync(
    file,
    `port ${port}\nbind 127.0.0.1\nsentinel monitor shop 127.0.0.1 ${master} 1\n` +
      'sentinel down-after-milliseconds shop 500\nsentinel failover-timeout shop 3000\n',
  );
  const child = spawn(await ensureRedis(), [file, '--sentinel'], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk) => String(chunk).includes('+monitor') && resolve());
  });
  return port;
}

test('with Sentinel, workers follow a failover by themselves: no job is lost, none is paid for twice', async () => {
  const master = await redisServer();
  const replica = await redisServer(['--replicaof', '127.0.0.1', String(master.port)]);
  const client = redisClient(replica.url);
  await until('the replica follows', async () => (await client.info('replication')).includes('master_link_status:up'));
  const port = await startSentinel(master.port);
  const sentinel = redisClient(`redis://127.0.0.1:${port}`);
  await until(
    'Sentinel knows the replica',
    async () => {
      const known = (await sentinel.call('SENTINEL', 'REPLICAS', 'shop')) as unknown[];
      return known.length === 1;
    },
    20_000,
  );
  const url = `redis-sentinel://127.0.0.1:${port}/shop`;
  const api = await startMock({ speed: 4 });
  const queue = await createQueue({ redis: url, logger: collector() });
  onTestFinished(() => queue.close());
  await queue.enqueue(files(20));
  const args = [
    '--redis',
    url,
    '--base-url',
    api.url,
    '--out',
    temporaryFolder(),
    '--lease',
    '2',
    '--poll-interval',
    '0.05',
  ];
  await spawnWorker(args);
  await spawnWorker(args);
  await until('some are done', async () => (await queue.status()).done >= 4, 20_000);
  await master.kill();
  await until(
    'all have come to an end',
    async () => {
      const { done, dead, waiting, active } = await queue.status();
      return done + dead >= 20 && waiting + active === 0;
    },
    60_000,
  );
  expect(await client.role()).toContain('master');
  expect(Math.max(...(await api.paid()).values())).toBe(1);
  const { done, dead, failed } = await queue.status();
  expect({ ended: done + dead, failed }).toEqual({ ended: 20, failed: 0 });
}, 90_000);
