import { getEventListeners } from 'node:events';
import { expect, test, vi } from 'vitest';
import { systemClock } from './clock.js';
import { race } from './race.js';

test('an aborted sleep rejects at once with the reason and leaves no timer behind', async () => {
  vi.useFakeTimers();
  try {
    const controller = new AbortController();
    const sleep = systemClock.sleep(60_000, controller.signal);
    expect(vi.getTimerCount()).toBe(1);
    controller.abort('enough');
    await expect(sleep).rejects.toBe('enough');
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

test('a sleep that ends removes its listener', async () => {
  const { signal } = new AbortController();
  await systemClock.sleep(0, signal);
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

test('a sleep with an aborted signal rejects without waiting', async () => {
  await expect(systemClock.sleep(60_000, AbortSignal.abort('before'))).rejects.toBe('before');
});

test('a sleep longer than the largest timer does not end at once', async () => {
  vi.useFakeTimers();
  try {
    let ended = false;
    void systemClock.sleep(2 ** 40).then(() => {
      ended = true;
    });
    await vi.advanceTimersByTimeAsync(1_000_000);
    expect(ended).toBe(false);
  } finally {
    vi.useRealTimers();
  }
});

test('an aborted race stops waiting for a promise that never settles', async () => {
  const controller = new AbortController();
  const raced = race(new Promise(() => {}), controller.signal);
  controller.abort('gone');
  await expect(raced).rejects.toBe('gone');
});

test('a race that ends removes its listener', async () => {
  const { signal } = new AbortController();
  await race(Promise.resolve(1), signal);
  await race(Promise.reject(new Error('lost')), signal).catch(() => {});
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});
