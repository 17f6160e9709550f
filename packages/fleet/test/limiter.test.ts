import { fork } from 'node:child_process';
import { fromPath, Koukoutu } from '@koukoutu/sdk/node';
import { expect, onTestFinished, test } from 'vitest';
import { redisLimiter } from '../src/index.js';
import { accountName } from '../src/redis/keys.js';
import { KEY, startMock } from './support/mock.js';
import { collector, file, redisClient, redisServer, sleep, until } from './support/stage.js';

const never = new AbortController().signal;

function limiterOf(redis: string, slots: number, more: { account?: string; leaseMs?: number } = {}) {
  const limiter = redisLimiter({ redis, account: KEY, slots, leaseMs: 1500, logger: collector(), ...more });
  onTestFinished(() => limiter.close());
  return limiter;
}

test('two processes’ limiters together hand out no more slots than the account has', async () => {
  const { url } = await redisServer();
  const [first, second] = [limiterOf(url, 2), limiterOf(url, 2)];
  const releases = [await first.acquire(never), await second.acquire(never)];
  let third = false;
  const waiting = first.acquire(never).then((release) => {
    third = true;
    return release;
  });
  await until('somebody waits', async () => (await second.status()).waiting === 1);
  expect(third).toBe(false);
  expect(await second.status()).toMatchObject({ held: 2, limit: 2, waiting: 1 });
  releases[1]?.();
  (await waiting)();
  releases[0]?.();
  await until('all slots are free', async () => (await first.status()).held === 0);
});

test('waiters of different processes get their slots in the order of arrival', async () => {
  const { url } = await redisServer();
  const limiters = [limiterOf(url, 1), limiterOf(url, 1), limiterOf(url, 1)];
  const free = await limiterOf(url, 1).acquire(never);
  const order: number[] = [];
  const all: Promise<void>[] = [];
  for (let at = 0; at < 9; at += 1) {
    const limiter = limiters[at % 3];
    if (!limiter) continue;
    all.push(
      limiter.acquire(never).then((release) => {
        order.push(at);
        release();
      }),
    );
    await until(`waiter ${at} stands in the line`, async () => (await limiter.status()).waiting === at + 1);
  }
  free();
  await Promise.all(all);
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
});

test('a waiter that gives up rejects with its reason and leaves no trace in the line', async () => {
  const { url } = await redisServer();
  const limiter = limiterOf(url, 1);
  const release = await limiter.acquire(never);
  const controller = new AbortController();
  const waiting = limiter.acquire(controller.signal);
  await until('it waits', async () => (await limiter.status()).waiting === 1);
  controller.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  await until('the line is empty', async () => (await limiter.status()).waiting === 0);
  release();
  (await limiter.acquire(never))();
});

test('a slot that is renewed is held for longer than its lease', async () => {
  const { url } = await redisServer();
  const limiter = limiterOf(url, 1, { leaseMs: 1000 });
  const release = await limiter.acquire(never);
  await sleep(2500);
  expect(await limiter.status()).toMatchObject({ held: 1, expired: 0 });
  release();
});

test('the slots of a process that was killed are free after the lease, and counted as expired', async () => {
  const { url } = await redisServer();
  const child = fork(new URL('./support/hold-slots.mjs', import.meta.url), [url, KEY, '2', '1500']);
  await new Promise((resolve) => child.once('message', resolve));
  const limiter = limiterOf(url, 2);
  expect(await limiter.status()).toMatchObject({ held: 2 });
  const waiting = limiter.acquire(never);
  child.kill('SIGKILL');
  (await waiting)();
  expect((await limiter.status()).expired).toBe(2);
});

test('Redis holds a hash of the key and never the key itself', async () => {
  const { url } = await redisServer();
  const limiter = limiterOf(url, 1);
  const release = await limiter.acquire(never);
  const waiting = limiter.acquire(never);
  await until('somebody waits', async () => (await limiter.status()).waiting === 1);
  const client = redisClient(url);
  const keys = await client.keys('*');
  expect(keys.some((key) => key.includes(accountName(KEY)))).toBe(true);
  const dumps = await Promise.all(keys.map((key) => client.dump(key)));
  expect(keys.join() + dumps.join()).not.toContain(KEY);
  release();
  (await waiting)();
});

test('a different number of slots for the same account is refused with a sentence that names both numbers', async () => {
  const { url } = await redisServer();
  const release = await limiterOf(url, 5).acquire(never);
  const wrong = limiterOf(url, 8).acquire(never);
  await expect(wrong).rejects.toThrow(
    /^Account [0-9a-f]{16} is in use with 5 slots, and this process asks for 8: use the same number everywhere, or stop the others and wait 2 s\.$/,
  );
  release();
});

test.each([0, 1.5, Number.NaN, -1])('redisLimiter refuses %s slots', (slots) => {
  expect(() => redisLimiter({ redis: 'redis://127.0.0.1:1', account: KEY, slots })).toThrow(
    'slots must be a whole number',
  );
});

test('slots are kept through a restart of Redis, and no slot is given out while it is down', async () => {
  const server = await redisServer();
  const limiter = limiterOf(server.url, 1, { leaseMs: 20_000 });
  const release = await limiter.acquire(never);
  await server.kill();
  let got = false;
  const waiting = limiter.acquire(never).then((next) => {
    got = true;
    return next;
  });
  await sleep(300);
  expect(got).toBe(false);
  await server.start();
  await until('the waiter stands in the line', async () => (await limiter.status()).waiting === 1);
  expect(await limiter.status()).toMatchObject({ held: 1, waiting: 1 });
  release();
  (await waiting)();
});

test('the SDK with this limiter never runs more tasks at once than there are slots', async () => {
  const { url } = await redisServer();
  const api = await startMock({ accounts: [{ key: KEY, id: 'shop', slots: 50 }], speed: 5 });
  const clients = [0, 1, 2].map(
    () => new Koukoutu({ apiKey: KEY, baseUrl: api.url, limiter: limiterOf(url, 2), pollInterval: 50 }),
  );
  const calls = Array.from({ length: 12 }, (_, at) =>
    clients[at % 3]?.removeBackground(fromPath(file(at)), { mode: 'task' }),
  );
  await Promise.all(calls);
  expect(await api.mostAtOnce()).toBe(2);
}, 60_000);
