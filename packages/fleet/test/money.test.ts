import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { queueKeys } from '../src/redis/keys.js';
import { spawnWorker } from './support/crew.js';
import { KEY } from './support/mock.js';
import { file, files, openStage, redisClient, sleep, until } from './support/stage.js';

/** Workers as processes, to be killed. */
async function openCrew(options: Parameters<typeof openStage>[0] = {}) {
  const stage = await openStage(options);
  const client = redisClient(stage.redis.url);
  return {
    ...stage,
    /** Waits until the ids of so many tasks are stored. */
    stored: (count: number) =>
      until(`the ids of ${count} tasks are stored`, async () => {
        const records = await client.keys(`${queueKeys().records}*`);
        const states = await Promise.all(records.map((record) => client.hget(record, 'state')));
        return states.filter((state) => state === 'task').length === count;
      }),
    spawn: (args: string[] = []) =>
      spawnWorker([
        ...['--redis', stage.redis.url, '--base-url', stage.api.url, '--out', stage.out],
        ...['--lease', '2', '--poll-interval', '0.05', ...args],
      ]),
  };
}

test('the tasks of a killed worker are resumed by another worker', async () => {
  const { queue, api, spawn, stored, ended, out } = await openCrew({ mock: { speed: 0.5 } });
  await queue.enqueue(files(5));
  const first = await spawn();
  await stored(5);
  first.kill('SIGKILL');
  await spawn();
  await api.setSpeed(20);
  await ended(5, 30_000);
  expect(await queue.status()).toMatchObject({ done: 5, failed: 0, dead: 0 });
  expect(readdirSync(out)).toHaveLength(5);
  expect(await api.creates()).toHaveLength(5);
  expect(await api.charged()).toBe(5);
}, 60_000);

test('a worker that is killed before the response to a create leaves a dead letter, not a second task', async () => {
  const { redis, queue, api, spawn } = await openCrew();
  await api.fault({ fault: { kind: 'delay', ms: 60_000 }, operations: ['createTask'], times: 1 });
  const [added] = await queue.enqueue(file(1));
  const first = await spawn();
  const client = redisClient(redis.url);
  const record = queueKeys().record(added?.id ?? '');
  await until('the create was sent', async () => (await client.hget(record, 'state')) === 'sending');
  await sleep(300);
  first.kill('SIGKILL');
  await spawn();
  await until('there is a dead letter', async () => (await queue.dead.count()) === 1, 20_000);
  const [letter] = await queue.dead.list();
  expect(letter).toMatchObject({ id: added?.id, input: file(1), charged: 'maybe', taskId: null });
  expect(letter?.reason).toMatch(/^A worker ended after it sent the request and before the response came\./);
  await until('BullMQ knows it too', async () => (await queue.status()).active === 0, 20_000);
  expect((await queue.enqueue(file(1)))[0]?.outcome).toBe('known');
  expect(await queue.status()).toMatchObject({ dead: 1, done: 0, failed: 0 });
}, 60_000);

test.each([
  ['the connection is cut', { kind: 'reset' }],
  ['the server answers 502', { kind: 'error', code: 502 }],
  ['the answer is half a JSON', { kind: 'broken-json' }],
  ['the answer is a web page', { kind: 'html' }],
])('when %s after a create was sent, the job is a dead letter and not sent again', async (_, fault) => {
  const { queue, api, startWorker, ended } = await openStage();
  await api.fault({ fault, operations: ['createTask'], times: 1 });
  await queue.enqueue(file(1));
  await startWorker();
  await ended(1);
  expect(await queue.status()).toMatchObject({ dead: 1, done: 0, failed: 0 });
  expect((await queue.dead.list())[0]).toMatchObject({ charged: 'maybe', taskId: null });
  expect(await api.creates()).toHaveLength(1);
});

test('the slot of a dead letter is free again when its time is over, although its worker lives on', async () => {
  const { queue, api, redis, startWorker, ended } = await openStage({ mock: { speed: 20 } });
  await api.fault({ fault: { kind: 'error', code: 500 }, operations: ['createTask'], times: 1 });
  await queue.enqueue(files(1));
  await startWorker({ accounts: [{ apiKey: KEY, baseUrl: api.url, slots: 1 }] });
  await until('there is a dead letter', async () => (await queue.dead.count()) === 1);
  const client = redisClient(redis.url);
  const [held = ''] = await client.keys('*:held');
  const [name = ''] = await client.zrange(held, '0', '0');
  const ends = Number(await client.zscore(held, name));
  expect(ends).toBeGreaterThan(Date.now() + 40_000);
  // A minute later:
  await client.zadd(held, String(ends - 60_000), name);
  await queue.enqueue([file(1)]);
  await ended(2, 20_000);
  // The worker renews its slots three times in two seconds.
  await sleep(1000);
  expect(await queue.status()).toMatchObject({ dead: 1, done: 1, slots: { held: 0 } });
}, 40_000);

test('a person retries or drops dead letters', async () => {
  const { queue, api, startWorker, ended } = await openStage();
  await api.fault({ fault: { kind: 'error', code: 500 }, operations: ['createTask'], times: 2 });
  const [first, second] = await queue.enqueue(files(2));
  await startWorker({ concurrency: 1 });
  await ended(2);
  expect(await queue.dead.count()).toBe(2);
  expect(await queue.dead.drop([second?.id ?? '', 'unknown'])).toEqual([second?.id]);
  expect(await queue.dead.retry([first?.id ?? '', 'unknown'])).toEqual([first?.id]);
  await ended(1);
  expect(await queue.status()).toMatchObject({ dead: 0, done: 1, failed: 0 });
  expect((await queue.enqueue(file(1)))[0]?.outcome).toBe('added');
});

test('a paid task that the API no longer knows becomes a dead letter that says so', async () => {
  const { queue, api, startWorker, ended } = await openStage();
  await api.fault({ fault: { kind: 'error', code: 404 }, operations: ['queryTask'] });
  await queue.enqueue(file(1));
  await startWorker();
  await ended(1);
  const [letter] = await queue.dead.list();
  expect(letter?.charged).toBe('yes');
  expect(letter?.reason).toMatch(/^Paid for, and the result cannot be fetched/);
  await api.clearFaults();
  expect(await queue.dead.retry([letter?.id ?? ''])).toHaveLength(1);
  await ended(1);
  expect(await queue.status()).toMatchObject({ done: 1, dead: 0 });
  expect(await api.charged()).toBe(1);
});

test('while Redis is down no task is created and running tasks are finished, and the rest follows when it is back', async () => {
  const { redis, queue, api, spawn, stored, ended, out } = await openCrew({ mock: { speed: 0.5 } });
  await queue.enqueue(files(12));
  await spawn();
  await stored(5);
  await redis.kill();
  await api.setSpeed(20);
  await until('what ran is written', () => readdirSync(out).length === 5, 20_000);
  await sleep(500);
  expect(await api.creates()).toHaveLength(5);
  await redis.start();
  await ended(12, 40_000);
  expect(await queue.status()).toMatchObject({ done: 12, dead: 0, failed: 0 });
  expect([...(await api.paid()).values()]).toEqual(Array(12).fill(1));
}, 60_000);

test('nothing is paid twice when Redis pauses for longer than every lease', async () => {
  const { redis, queue, api, spawn, ended } = await openCrew({ mock: { speed: 2 } });
  await queue.enqueue(files(20));
  await spawn();
  await spawn();
  await until('five tasks run', async () => (await api.creates()).length >= 5);
  redis.pause();
  await sleep(5000);
  redis.resume();
  await ended(20, 60_000);
  const { done, dead } = await queue.status();
  expect(done + dead).toBe(20);
  expect(Math.max(...(await api.paid()).values())).toBe(1);
}, 90_000);

test('a worker that was paused while others took over does not pay again when it continues', async () => {
  const { queue, api, spawn, stored, ended } = await openCrew({ mock: { speed: 1 } });
  await queue.enqueue(files(10));
  const frozen = await spawn();
  await stored(5);
  frozen.kill('SIGSTOP');
  await spawn();
  await until('the other took over', async () => (await queue.status()).done >= 5, 30_000);
  frozen.kill('SIGCONT');
  await ended(10, 40_000);
  const { done, dead } = await queue.status();
  expect(done + dead).toBe(10);
  expect(Math.max(...(await api.paid()).values())).toBe(1);
}, 90_000);

test('SIGTERM lets running jobs finish within the time given', async () => {
  const { queue, api, spawn, stored, out } = await openCrew({ mock: { speed: 0.5 } });
  await queue.enqueue(files(8));
  const worker = await spawn(['--grace', '20']);
  await stored(5);
  worker.kill('SIGTERM');
  await sleep(300);
  await api.setSpeed(5);
  expect(await worker.ended).toBe(0);
  expect(readdirSync(out)).toHaveLength(5);
  expect(await queue.status()).toMatchObject({ done: 5, waiting: 3, active: 0, slots: { held: 0, limit: 5 } });
}, 60_000);

test('a job that cannot finish after SIGTERM is handed over with its task', async () => {
  const { queue, api, spawn, stored, ended } = await openCrew({ mock: { speed: 0.2 } });
  await queue.enqueue(files(5));
  const worker = await spawn(['--grace', '0.5']);
  await stored(5);
  const started = performance.now();
  worker.kill('SIGTERM');
  expect(await worker.ended).toBe(0);
  expect(performance.now() - started).toBeLessThan(5000);
  expect(await queue.status()).toMatchObject({ done: 0, waiting: 5, active: 0, slots: { held: 5, limit: 5 } });
  await spawn();
  await api.setSpeed(20);
  await ended(5, 30_000);
  expect(await queue.status()).toMatchObject({ done: 5, dead: 0 });
  expect(await api.charged()).toBe(5);
}, 60_000);

test('a finished job that BullMQ hands out after its record was forgotten is not paid for again', async () => {
  const { redis, queue, api, startWorker, ended } = await openStage();
  const [added] = await queue.enqueue(file(1));
  const id = added?.id ?? '';
  await startWorker({ rememberMs: 1 });
  await ended(1);
  const client = redisClient(redis.url);
  await until('the record is forgotten', async () => (await client.exists(queueKeys().record(id))) === 0);
  const job = await queue.bull.getJob(id);
  // The job waits again, as one that a second worker has put back while the first one ran it.
  await until('BullMQ knows the end', async () => (await job?.isCompleted()) === true);
  await job?.retry('completed');
  await until('the job has ended again', async () => (await job?.isCompleted()) === true);
  expect(await api.creates()).toHaveLength(1);
  expect(await queue.status()).toMatchObject({ done: 1, failed: 0, dead: 0 });
});
