// A clock that is wound does not wait for modules that are being loaded, so the parts that are loaded on demand come first.
import '../../src/batch/run-batch.js';
import '../../src/calls/generate-content.js';
import '../../src/calls/generate-seedream.js';
import '../../src/http/middleware.js';
import '../../src/http/outside-browsers.js';
import '../../src/http/raw-client.js';
import '../../src/images/other-inputs.js';
import '../../src/tasks/create.js';
import type { Clock } from '../../src/internal/clock.js';
import { turn } from './turns.js';

/** A clock that a test winds. Nothing in it waits for real. */
export interface ManualClock extends Clock {
  /** Moves the time on, and lets everything that falls due run, in order. */
  wind(ms: number): Promise<void>;
  /** How long each sleep that is under way was asked to be. */
  readonly sleeping: number[];
  /** How long each sleep was asked to be, from the beginning. */
  readonly slept: number[];
}

export function manualClock(start = Date.parse('2026-01-01T00:00:00Z')): ManualClock {
  let now = start;
  const pending = new Set<{ at: number; ms: number; wake: () => void }>();
  const slept: number[] = [];
  return {
    now: () => now,
    slept,
    get sleeping() {
      return [...pending].map(({ ms }) => ms);
    },
    sleep(ms, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        if (ms !== Number.POSITIVE_INFINITY) slept.push(ms);
        const stop = () => {
          pending.delete(entry);
          reject(signal?.reason);
        };
        const entry = {
          at: now + ms,
          ms,
          wake: () => {
            pending.delete(entry);
            signal?.removeEventListener('abort', stop);
            resolve();
          },
        };
        signal?.addEventListener('abort', stop, { once: true });
        pending.add(entry);
      });
    },
    async wind(ms) {
      const until = now + ms;
      for (;;) {
        await turn();
        const next = [...pending].sort((one, other) => one.at - other.at)[0];
        if (!next || next.at > until) break;
        now = next.at;
        next.wake();
      }
      now = until;
      await turn();
    },
  };
}

/** A clock on which every sleep is over at once, but for the long ones, which are deadlines. */
export function hurriedClock(longest = 29_000): Clock & { readonly slept: number[] } {
  let now = Date.parse('2026-01-01T00:00:00Z');
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      if (ms > longest)
        return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
      slept.push(ms);
      now += ms;
      await turn();
      signal?.throwIfAborted();
    },
  };
}
