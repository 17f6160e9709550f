import { describe, expect, test, vi } from 'vitest';
import { createClock, FIXED_EPOCH } from './clock.js';

describe('a virtual clock', () => {
  test('stands still until it is advanced, and then ends waits in order', async () => {
    const clock = createClock({ mode: 'virtual' });
    expect(clock.now()).toBe(FIXED_EPOCH);
    const woken: string[] = [];
    const late = clock.wait(200).then(() => woken.push('late'));
    const early = clock.wait(100).then(() => woken.push('early'));
    expect(clock.pending()).toEqual([FIXED_EPOCH + 100, FIXED_EPOCH + 200]);
    clock.advance(150);
    await early;
    expect(woken).toEqual(['early']);
    clock.advance(50);
    await late;
    expect(woken).toEqual(['early', 'late']);
    clock.tick();
    expect(clock.now()).toBe(FIXED_EPOCH + 200);
  });

  test('rejects a wait whose signal is aborted, and forgets it', async () => {
    const clock = createClock({ mode: 'virtual' });
    const controller = new AbortController();
    const waiting = clock.wait(100, controller.signal);
    controller.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    expect(clock.pending()).toEqual([]);
    await expect(clock.wait(1, AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
  });
});

test('a poll clock moves forward by its step with every poll, and by the length of a wait at once', async () => {
  const clock = createClock({ mode: 'poll', pollStep: 500 });
  clock.tick();
  clock.tick();
  expect(clock.now()).toBe(FIXED_EPOCH + 1000);
  await clock.wait(250);
  expect(clock.now()).toBe(FIXED_EPOCH + 1250);
});

test('a real clock runs at its speed, which may change during a wait', async () => {
  vi.useFakeTimers();
  try {
    const clock = createClock({ mode: 'real', speed: 10, epoch: 0 });
    vi.advanceTimersByTime(100);
    expect(clock.now()).toBe(1000);
    let isAwake = false;
    const waiting = clock.wait(10_000).then(() => {
      isAwake = true;
    });
    await vi.advanceTimersByTimeAsync(500);
    expect(isAwake).toBe(false);
    clock.setSpeed(100);
    await vi.advanceTimersByTimeAsync(1000);
    await waiting;
    clock.setSpeed(0);
    const stopped = clock.now();
    vi.advanceTimersByTime(5000);
    expect(clock.now()).toBe(stopped);
  } finally {
    vi.useRealTimers();
  }
});

test('a clock refuses NaN as its speed, a negative advance, and any speed if it is virtual', () => {
  expect(() => createClock({ mode: 'real', speed: Number.NaN })).toThrow(RangeError);
  expect(() => createClock({ mode: 'virtual' }).advance(-1)).toThrow(RangeError);
  expect(() => createClock({ mode: 'virtual' }).setSpeed(2)).toThrow(/only a real clock/);
});
