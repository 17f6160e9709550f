import { expect, test } from 'vitest';
import type { TaskUpdate } from '../internal/task-state.js';
import { createPace } from './poll-interval.js';

const at = (progress: number, position: number | null = null): TaskUpdate => ({
  state: position === null ? 'running' : 'queued',
  progress,
  position,
  message: null,
  rawState: 0,
});
const middle = () => 0.5; // no jitter

test('polling starts from the recommended pause', () => {
  const pace = createPace(1000, middle);
  expect(pace(at(0), 0)).toBe(1000);
  expect(pace(at(10), 1000)).toBe(1000);
});

test('a late queue position makes the pause longer, up to a limit', () => {
  const pace = createPace(1000, middle);
  expect(pace(at(0, 2), 0)).toBe(2000);
  expect(pace(at(0, 500), 2000)).toBe(5000);
});

test('slow progress makes the pause longer, up to a limit', () => {
  const pace = createPace(1000, middle);
  pace(at(1), 0);
  expect(pace(at(2), 1000)).toBe(5000);
});

test('the last poll comes just after the end that two polls predict, however long the task was queued', () => {
  const pace = createPace(1000, middle);
  pace(at(0, 1), 0);
  pace(at(20), 9000);
  expect(pace(at(60), 10_500)).toBeCloseTo(1500 + 45, 5);
});

test('a task without progress is not polled faster after a wrong prediction', () => {
  const pace = createPace(1000, middle);
  pace(at(90), 0);
  expect(pace(at(98), 1000)).toBeLessThan(500);
  expect(pace(at(98.5), 1300)).toBeGreaterThanOrEqual(500);
  expect(pace(at(98.5), 1800)).toBe(1000);
});

test('jitter keeps many tasks from polling in step', () => {
  expect(createPace(1000, () => 0)(at(0), 0)).toBe(900);
  expect(createPace(1000, () => 1)(at(0), 0)).toBe(1100);
});
