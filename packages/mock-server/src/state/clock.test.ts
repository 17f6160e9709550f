import { describe, expect, test, vi } from 'vitest';
import { createClock, FIXED_EPOCH } from './clock.js';

describe('a virtual clock', () => {
  test('stands still until it is advanced, and wakes sleepers in order', async () => {
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

  test('lets go of a sleeper whose signal is aborted', async () => {
    const clock = createClock({ mode: 'virtual' });
    const controller = new AbortController();
    const waiting = clock.wait(100, controller.signal);
    controller.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    expect(clock.pending()).toEqual([]);
    await expect(clock.wait(1, AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
  });
});

test('a poll clock moves by its step with every poll, and by itself while somebody waits', async () => {
  const clock = createClock({ mode: 'poll', pollStep: 500 });
  clock.tick();
  clock.tick();
  expect(clock.now()).toBe(FIXED_EPOCH + 1000);
  await clock.wait(250);
  expect(clock.now()).toBe(FIXED_EPOCH + 1250);
});

test('a real clock runs at its speed, which may change while somebody sleeps', async () => {
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

test('numbers that are no times are refused', () => {
  expect(() => createClock({ mode: 'real', speed: Number.NaN })).toThrow(RangeError);
  expect(() => createClock({ mode: 'virtual' }).advance(-1)).toThrow(RangeError);
  expect(() => createClock({ mode: 'virtual' }).setSpeed(2)).toThrow(/only a real clock/);
});
