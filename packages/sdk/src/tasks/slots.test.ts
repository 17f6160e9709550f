import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { ConfigurationError } from '../http/errors.js';
import { createLimiter, createLine } from './slots.js';

const never = () => new AbortController().signal;
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('as many callers as there are slots get one, and the others wait in the order of arrival', async () => {
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

test('releasing a slot twice frees only one slot', async () => {
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

test('a waiter that gives up leaves the queue and lets the next one through', async () => {
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

test('when a waiter gives up, those behind it with a higher slot limit get a slot', async () => {
  const line = createLine();
  const release = await line(1, never());
  const controller = new AbortController();
  const first = line(1, controller.signal);
  const second = line(2, never());
  controller.abort('gave up');
  await expect(first).rejects.toBe('gave up');
  (await second)();
  release();
});

test.each([Number.NaN, 0, -1, 'many' as never])(
  '%s slots are refused, because every caller or none would get one',
  (slots) => {
    expect(() => createLimiter(slots)).toThrow(ConfigurationError);
  },
);
