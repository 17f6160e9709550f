import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Announcer } from './announcer.js';
import { NO_CHANGES } from './changes.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('announces the first change at once, later changes together after a pause, and nothing if nothing changed', () => {
  const said: string[] = [];
  const announcer = new Announcer(
    ({ done, failed }) => (done + failed > 0 ? `${done} done, ${failed} failed` : ''),
    (text) => said.push(text),
  );
  announcer.note(NO_CHANGES);
  expect(said).toEqual([]);
  announcer.note({ ...NO_CHANGES, done: 1 });
  expect(said.splice(0)).toEqual(['1 done, 0 failed']);
  for (let second = 0; second < 9; second++) {
    vi.advanceTimersByTime(1000);
    announcer.note({ ...NO_CHANGES, done: 1, failed: 2 });
  }
  expect(said.splice(0)).toEqual(['']);
  vi.advanceTimersByTime(1000);
  expect(said.splice(0)).toEqual(['9 done, 18 failed']);
  vi.advanceTimersByTime(60_000);
  expect(said.splice(0)).toEqual(['']);
  announcer.note({ ...NO_CHANGES, done: 1 });
  expect(said).toEqual(['1 done, 0 failed']);
});
