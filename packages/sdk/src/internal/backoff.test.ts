import { expect, test } from 'vitest';
import { backoff, retryAfter } from './backoff.js';

const now = Date.parse('2026-01-01T00:00:00Z');
const headers = (value: string) => new Headers({ 'retry-after': value });

test('pauses grow exponentially up to 8 seconds, and jitter shortens them by up to half', () => {
  expect([0, 1, 2, 3, 4, 5].map((attempt) => backoff(attempt, () => 1))).toEqual([500, 1000, 2000, 4000, 8000, 8000]);
  expect(backoff(2, () => 0)).toBe(1000);
  expect(backoff(60)).toBeLessThanOrEqual(8000);
});

test('Retry-After is read in seconds and as an HTTP date', () => {
  expect(retryAfter(headers('2'), now)).toBe(2000);
  expect(retryAfter(headers('0.5'), now)).toBe(500);
  expect(retryAfter(headers('Thu, 01 Jan 2026 00:00:07 GMT'), now)).toBe(7000);
});

test('a Retry-After in the past means no pause, and one that cannot be read is ignored', () => {
  expect(retryAfter(headers('Wed, 31 Dec 2025 00:00:00 GMT'), now)).toBe(0);
  expect(retryAfter(headers('soon'), now)).toBeUndefined();
  expect(retryAfter(new Headers(), now)).toBeUndefined();
});
