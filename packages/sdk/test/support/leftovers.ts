import { afterEach, beforeEach, vi } from 'vitest';
import { createLimiter, type Limiter } from './sdk.js';

/** Watches, in every test of the file, the timers that the SDK sets: those that are set and not cleared. */
export function watchTimers(): ReadonlySet<unknown> {
  const timers = new Set<unknown>();
  beforeEach(() => {
    timers.clear();
    const { setTimeout: set, clearTimeout: clear } = globalThis;
    vi.stubGlobal('setTimeout', (run: (...args: unknown[]) => void, delay?: number, ...args: unknown[]) => {
      const timer = set(() => {
        timers.delete(timer);
        run(...args);
      }, delay);
      if (/sdk\/src/.test(new Error().stack ?? '')) timers.add(timer);
      return timer;
    });
    vi.stubGlobal('clearTimeout', (timer: never) => {
      timers.delete(timer);
      clear(timer);
    });
  });
  afterEach(() => vi.unstubAllGlobals());
  return timers;
}

/** Counts the slots that are out. */
export function countingLimiter(): Limiter & { out: number } {
  const limiter = createLimiter(5);
  const counting = {
    out: 0,
    async acquire(signal: AbortSignal) {
      const release = await limiter.acquire(signal);
      counting.out += 1;
      let held = true;
      return () => {
        if (held) counting.out -= 1;
        held = false;
        release();
      };
    },
  };
  return counting;
}
