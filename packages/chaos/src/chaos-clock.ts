import type { Clock } from '@koukoutu/sdk';

/** A clock that does not wait: short pauses are over at once, and deadlines fall due when `skip` is called. */
export interface ChaosClock extends Clock {
  /** Lets the next deadline fall due. */
  skip(): void;
}

/** Longer than any pause between retries or polls, in milliseconds. What is longer is a deadline. */
const LONGEST_PAUSE = 29_000;

export function chaosClock(): ChaosClock {
  let now = Date.UTC(2026, 0, 1);
  const deadlines = new Set<{ at: number; fall: () => void }>();
  const moveTo = (moment: number) => {
    now = moment;
    for (const deadline of [...deadlines].sort((one, other) => one.at - other.at))
      if (deadline.at <= now) deadline.fall();
  };
  return {
    now: () => now,
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      if (ms <= LONGEST_PAUSE) {
        moveTo(now + ms);
        await new Promise<void>((resolve) => setImmediate(resolve));
        signal?.throwIfAborted();
        return;
      }
      await new Promise<void>((resolve, reject) => {
        const deadline = {
          at: now + ms,
          fall: () => {
            deadlines.delete(deadline);
            resolve();
          },
        };
        deadlines.add(deadline);
        const stop = () => {
          deadlines.delete(deadline);
          reject(signal?.reason);
        };
        signal?.addEventListener('abort', stop, { once: true });
      });
    },
    skip() {
      if (deadlines.size > 0) moveTo(Math.min(...[...deadlines].map(({ at }) => at)));
    },
  };
}
