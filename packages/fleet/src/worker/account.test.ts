import type { Redis } from 'ioredis';
import { afterEach, expect, test, vi } from 'vitest';
import { Account } from './account.js';

afterEach(() => vi.useRealTimers());

test('a paused account opens on time although the clock of the machine was set back', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance', 'Date'] });
  const log = { info() {}, warn() {}, error() {} };
  const account = new Account({ apiKey: 'key' }, {} as Redis, log, { taskTimeoutMs: 1000, pollIntervalMs: undefined });
  account.cool();
  expect(account.open).toBe(false);
  vi.setSystemTime(Date.now() - 3_600_000);
  vi.advanceTimersByTime(1000);
  expect(account.open).toBe(true);
});
