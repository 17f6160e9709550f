import { expect, test } from 'vitest';
import type { TaskUpdate } from '../internal/task-state.js';
import { pollInterval } from './poll-interval.js';

const at = (progress: number, position: number | null = null): TaskUpdate => ({
  state: position === null ? 'running' : 'queued',
  progress,
  position,
  message: null,
  rawState: 0,
});
const middle = () => 0.5; // no jitter

test('it starts from the recommended interval', () => {
  expect(pollInterval(1000, undefined, 0, middle)).toBe(1000);
  expect(pollInterval(1000, at(0), 0, middle)).toBe(1000);
});

test('a place far back in the queue makes it longer, within a bound', () => {
  expect(pollInterval(1000, at(0, 2), 0, middle)).toBe(2000);
  expect(pollInterval(1000, at(0, 500), 0, middle)).toBe(5000);
});

test('slow progress makes it longer, the end in sight shorter', () => {
  expect(pollInterval(1000, at(50), 6000, middle)).toBe(3000);
  expect(pollInterval(1000, at(97), 6000, middle)).toBe(500);
});

test('jitter keeps many tasks from polling in step', () => {
  expect(pollInterval(1000, at(0), 0, () => 0)).toBe(900);
  expect(pollInterval(1000, at(0), 0, () => 1)).toBe(1100);
});
