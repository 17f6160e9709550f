import { expect, test } from 'vitest';
import { watchQueue } from '../src/index.js';
import { queueKeys } from '../src/redis/keys.js';
import { persist } from '../src/worker/persist.js';
import { file, files, openStage, redisClient, redisServer, until } from './support/stage.js';

const keys = queueKeys();

test('a job whose record could not be read for a while runs as soon as it can be read', async () => {
  const { redis, queue, log, startWorker, ended } = await openStage();
  const client = redisClient(redis.url);
  const [added] = await queue.enqueue(file(1));
  const record = keys.record(added?.id ?? '');
  await client.set(record, 'not a record');
  await startWorker();
  await until('a worker has tried', () => log.lines.some((line) => line.startsWith('No job could be taken')));
  await client.del(record);
  await ended(1);
  expect(await queue.status()).toMatchObject({ done: 1, failed: 0, dead: 0 });
});

test('a task that could not be taken over for a while is resumed as soon as it can be', async () => {
  const { redis, queue, api, log, startWorker, ended } = await openStage();
  const client = redisClient(redis.url);
  const first = await startWorker({ graceMs: 0, leaseMs: 1000 });
  await api.setSpeed(0.1);
  await queue.enqueue(file(1));
  await until('its task runs', async () => (await api.creates()).length === 1);
  await first.close(0);
  const holders = await client.hgetall('{koukoutu}:holders');
  await client.del('{koukoutu}:holders');
  await client.set('{koukoutu}:holders', 'not a hash');
  await startWorker();
  await until('a worker has tried', () => log.lines.some((line) => line.includes('WRONGTYPE')));
  await client.del('{koukoutu}:holders');
  await client.hset('{koukoutu}:holders', holders);
  await api.setSpeed(20);
  await ended(1);
  expect(await queue.status()).toMatchObject({ done: 1, failed: 0, dead: 0 });
  expect(await api.creates()).toHaveLength(1);
}, 60_000);

test('a retry of a dead letter that was interrupted can be repeated', async () => {
  const { redis, queue, api, startWorker, ended } = await openStage();
  const client = redisClient(redis.url);
  await api.fault({ fault: { kind: 'reset' }, operations: ['createTask'], times: 1 });
  const [added] = await queue.enqueue(file(1));
  const id = added?.id ?? '';
  const worker = await startWorker();
  await until('there is a dead letter', async () => (await queue.dead.count()) === 1);
  await until('BullMQ knows it', async () => (await (await queue.bull.getJob(id))?.isFailed()) === true);
  await worker.close();
  // What a process leaves behind that ends after the first of its commands.
  await client.del(keys.record(id));
  expect(await queue.dead.list()).toMatchObject([{ id, reason: 'A retry was interrupted. Retry it once more.' }]);
  expect(await queue.dead.retry([id])).toEqual([id]);
  expect(await queue.dead.count()).toBe(0);
  await startWorker();
  await ended(1);
  expect(await queue.status()).toMatchObject({ done: 1, failed: 0, dead: 0 });
});

test('a failed picture is retried when it is added again, also if an earlier try to do so was interrupted', async () => {
  const { redis, queue, api, startWorker, ended } = await openStage();
  await api.fault({ fault: { kind: 'task-failed' }, times: 1 });
  const [added] = await queue.enqueue(file(1));
  const id = added?.id ?? '';
  await startWorker();
  await until('it has failed', async () => (await queue.status()).failed === 1);
  await until('BullMQ knows it', async () => (await (await queue.bull.getJob(id))?.isFailed()) === true);
  await redisClient(redis.url).del(keys.record(id));
  expect((await queue.enqueue(file(1)))[0]?.outcome).toBe('retried');
  await ended(1);
  expect(await queue.status()).toMatchObject({ done: 1, failed: 0, dead: 0 });
});

test('an ended job that still counts as owned is forgotten, so that the next ones are rescued', async () => {
  const { redis, queue, startWorker, ended } = await openStage();
  const client = redisClient(redis.url);
  const added = await queue.enqueue(files(3));
  await startWorker();
  await ended(3);
  for (const { id } of added) await client.zadd(keys.owned, 1, id);
  await until('nothing is owned', async () => (await client.zcard(keys.owned)) === 0);
});

test('what must be written is tried again until it is, but not after the worker was closed', async () => {
  const log = { info() {}, warn() {}, error() {} };
  let tries = 0;
  const failing = async (message: string) => {
    tries += 1;
    if (tries < 3) throw new Error(message);
    return tries;
  };
  expect(await persist(log, 'the end', () => failing('Redis is full'))).toBe(3);
  tries = 0;
  await expect(persist(log, 'the end', () => failing('Connection is closed.'))).rejects.toThrow('closed');
  expect(tries).toBe(1);
});

test('enqueue returns when a replica has the jobs, and warns if none has them in time', async () => {
  const { redis, queue, log } = await openStage();
  const replica = await redisServer(['--replicaof', '127.0.0.1', String(redis.port)]);
  const client = redisClient(replica.url);
  await until('the replica follows', async () => (await client.info('replication')).includes('master_link_status:up'));
  await queue.enqueue(files(20));
  await redis.kill();
  expect(await client.zcard('{koukoutu}:default:prioritized')).toBe(20);
  await redis.start();
  await until('the replica follows again', async () => {
    return (await client.info('replication')).includes('master_link_status:up');
  });
  replica.pause();
  await queue.enqueue(files(25));
  replica.resume();
  expect(log.lines.join('\n')).toContain('No replica of Redis has confirmed the 5 jobs that were added');
}, 30_000);

test('a watched queue leaves no connection behind when the loop ends', async () => {
  const { redis } = await openStage();
  const client = redisClient(redis.url);
  const count = async () =>
    String(await client.client('LIST'))
      .trim()
      .split('\n').length;
  const before = await count();
  const stop = new AbortController();
  const events = watchQueue({ redis: redis.url, signal: stop.signal, onReady: () => stop.abort() });
  for await (const event of events) expect(event).toBeUndefined();
  await until('all connections are closed', async () => (await count()) === before, 3000);
});
