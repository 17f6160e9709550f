import { expect, test } from 'vitest';
import { queueKeys } from '../src/redis/keys.js';
import { file, files, openStage, redisClient, sleep, until } from './support/stage.js';

const KEYS = ['shop-key-1234', 'second-key'] as const;

test('tasks whose results cannot be fetched for now are fetched before the jobs that wait', async () => {
  const { queue, api, startWorker, ended } = await openStage({ mock: { speed: 1 } });
  const added = await queue.enqueue(files(12));
  const written: string[] = [];
  // A task takes two seconds, so each one is given up once.
  await startWorker({
    taskTimeoutMs: 1500,
    sink: (_, { id }) => {
      written.push(id);
      return id;
    },
  });
  await ended(12, 40_000);
  expect(new Set(written.slice(0, 5))).toEqual(new Set(added.slice(0, 5).map(({ id }) => id)));
  expect(await queue.status()).toMatchObject({ done: 12, failed: 0, dead: 0 });
  expect(await api.creates()).toHaveLength(12);
}, 60_000);

test('a task that was handed over is fetched although the queue is paused', async () => {
  const { queue, api, startWorker } = await openStage({ mock: { speed: 0.2 } });
  const first = await startWorker();
  await queue.enqueue(file(1));
  await until('its task runs', async () => (await api.creates()).length === 1);
  await queue.pause();
  await first.close(0);
  await startWorker();
  await api.setSpeed(20);
  await until('it is done', async () => (await queue.status()).done === 1);
  expect(await api.creates()).toHaveLength(1);
}, 30_000);

test('a task whose account the next worker does not have is fetched by the worker that has it', async () => {
  const [own, other] = KEYS;
  const accounts = [{ key: other, id: 'second' }];
  const { queue, api, startWorker } = await openStage({ mock: { speed: 0.2, accounts } });
  const baseUrl = api.url;
  const first = await startWorker({ accounts: [{ apiKey: other, baseUrl }] });
  await queue.enqueue(file(1));
  await until('its task runs', async () => (await api.creates()).length === 1);
  await first.close(0);
  await startWorker({ accounts: [{ apiKey: own, baseUrl }] });
  await until('the wrong worker has looked at it', async () => (await queue.status()).delayed === 1);
  await queue.pause();
  await startWorker({ accounts: [{ apiKey: other, baseUrl }] });
  await api.setSpeed(20);
  await until('it is done', async () => (await queue.status()).done === 1);
  expect(await api.creates()).toHaveLength(1);
}, 30_000);

test('a dead letter whose task is known is resumed at once when it is retried, although the queue is paused', async () => {
  const { redis, queue, api, startWorker } = await openStage();
  let away = true;
  const worker = await startWorker({
    tries: 1,
    sink() {
      if (away) throw new Error('the store is away');
      return 'store/1';
    },
  });
  const [added] = await queue.enqueue(file(1));
  const id = added?.id ?? '';
  await until('there is a dead letter', async () => (await queue.dead.count()) === 1);
  await until('BullMQ knows it', async () => (await (await queue.bull.getJob(id))?.isFailed()) === true);
  expect((await queue.dead.list())[0]?.taskId).toBeGreaterThan(0);
  away = false;
  await queue.pause();
  await queue.dead.retry([id]);
  await until('it is done', async () => (await queue.status()).done === 1);
  expect(await api.creates()).toHaveLength(1);
  await worker.close();
  expect(await redisClient(redis.url).zcard(queueKeys().owned)).toBe(0);
}, 30_000);

test('an outage of the API makes few dead letters, not one of every job', async () => {
  const accounts = [{ key: KEYS[0], id: 'shop', slots: 30 }];
  const { queue, api, startWorker, ended } = await openStage({ mock: { accounts } });
  await api.fault({ fault: { kind: 'error', code: 503 }, operations: ['createTask'] });
  await queue.enqueue(files(30));
  await startWorker({ accounts: [{ apiKey: KEYS[0], baseUrl: api.url, slots: 30 }] });
  await until('there is a dead letter', async () => (await queue.dead.count()) > 0);
  await sleep(4000);
  await api.clearFaults();
  await ended(30, 30_000);
  const { done, dead } = await queue.status();
  expect(dead).toBeLessThan(30);
  expect(done + dead).toBe(30);
}, 60_000);
