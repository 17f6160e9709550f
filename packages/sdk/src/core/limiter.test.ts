import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { createLimiter, sharedLimiter } from './limiter.js';

const never = () => new AbortController().signal;
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('as many as there are slots get in, the others in the order they came', async () => {
  const limiter = createLimiter(2);
  const entered: number[] = [];
  const tickets = [0, 1, 2, 3].map(async (number) => {
    const release = await limiter.acquire(never());
    entered.push(number);
    return release;
  });
  await turn();
  expect(entered).toEqual([0, 1]);
  (await tickets[1])?.();
  await turn();
  expect(entered).toEqual([0, 1, 2]);
  (await tickets[0])?.();
  await turn();
  expect(entered).toEqual([0, 1, 2, 3]);
});

test('giving a slot back twice frees one slot only', async () => {
  const limiter = createLimiter(1);
  const release = await limiter.acquire(never());
  release();
  release();
  await limiter.acquire(never());
  let second = false;
  void limiter.acquire(never()).then(() => {
    second = true;
  });
  await turn();
  expect(second).toBe(false);
});

test('a waiter that gives up leaves the line and lets the next one through', async () => {
  const limiter = createLimiter(1);
  const release = await limiter.acquire(never());
  const controller = new AbortController();
  const first = limiter.acquire(controller.signal);
  const second = limiter.acquire(never());
  controller.abort('gave up');
  await expect(first).rejects.toBe('gave up');
  release();
  await expect(second).resolves.toBeTypeOf('function');
});

test('no listener stays on the signal, however the waiting ends', async () => {
  const limiter = createLimiter(1);
  const controller = new AbortController();
  const release = await limiter.acquire(controller.signal);
  expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
  const waiting = limiter.acquire(controller.signal);
  release();
  (await waiting)();
  expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
});

test('limiters of one account share their slots, those of another do not', async () => {
  const release = await sharedLimiter('account-a', 1).acquire(never());
  let same = false;
  let other = false;
  const waiting = sharedLimiter('account-a', 1)
    .acquire(never())
    .then((free) => {
      same = true;
      return free;
    });
  void sharedLimiter('account-b', 1)
    .acquire(never())
    .then((free) => {
      other = true;
      free();
    });
  await turn();
  expect([same, other]).toEqual([false, true]);
  release();
  (await waiting)();
});

test('a waiter that gives up lets those behind it in who take there to be more slots', async () => {
  const release = await sharedLimiter('account-d', 1).acquire(never());
  const controller = new AbortController();
  const first = sharedLimiter('account-d', 1).acquire(controller.signal);
  const second = sharedLimiter('account-d', 2).acquire(never());
  controller.abort('gave up');
  await expect(first).rejects.toBe('gave up');
  (await second)();
  release();
});

test('an account is forgotten when nobody holds a slot of it or waits for one', async () => {
  const lines = (globalThis as unknown as Record<symbol, () => Map<string, unknown>>)[
    Symbol.for('@koukoutu/sdk/slots')
  ];
  const limiter = sharedLimiter('account-c', 1);
  const release = await limiter.acquire(never());
  const controller = new AbortController();
  const waiting = limiter.acquire(controller.signal);
  expect(lines?.().has('account-c')).toBe(true);
  release();
  (await waiting)();
  expect(lines?.().has('account-c')).toBe(false);
  const again = await limiter.acquire(never());
  const leaving = limiter.acquire(controller.signal);
  controller.abort('gave up');
  await expect(leaving).rejects.toBe('gave up');
  again();
  expect(lines?.().has('account-c')).toBe(false);
});
