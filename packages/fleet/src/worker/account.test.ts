import type { Redis } from 'ioredis';
import { afterEach, expect, test, vi } from 'vitest';
import { Account } from './account.js';

afterEach(() => vi.useRealTimers());

function openAccount() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance', 'Date'] });
  const log = { info() {}, warn() {}, error() {} };
  return new Account({ apiKey: 'key' }, {} as Redis, log, { taskTimeoutMs: 1000, pollIntervalMs: undefined });
}

test('a paused account opens on time although the clock of the machine was set back', () => {
  const account = openAccount();
  account.cool();
  expect(account.open).toBe(false);
  vi.setSystemTime(Date.now() - 3_600_000);
  vi.advanceTimersByTime(1000);
  expect(account.open).toBe(true);
});

test('requests that fail together pause an account once, and the next pause is longer', () => {
  const account = openAccount();
  for (let count = 0; count < 5; count += 1) account.cool();
  vi.advanceTimersByTime(1000);
  expect(account.open).toBe(true);
  account.cool();
  vi.advanceTimersByTime(1000);
  expect(account.open).toBe(false);
  vi.advanceTimersByTime(1000);
  expect(account.open).toBe(true);
});

test('after a pause an account sends one request at a time, until one has succeeded', async () => {
  const account = openAccount();
  account.cool();
  vi.advanceTimersByTime(1000);
  let answer = () => {};
  const request = account.creating(
    () =>
      new Promise<void>((resolve) => {
        answer = resolve;
      }),
  );
  expect(account.open).toBe(false);
  answer();
  await request;
  expect(account.open).toBe(true);
  account.warm();
  void account.creating(() => new Promise(() => {}));
  expect(account.open).toBe(true);
});
