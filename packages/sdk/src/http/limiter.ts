import { ConfigurationError } from './errors.js';

/**
 * Slots for tasks. The API takes a few tasks at once per account; one more is refused. Put in another limiter to count
 * across processes, for example one over Redis.
 */
export interface Limiter {
  /**
   * Waits for a slot, first come first served.
   * @param signal - Aborted when the caller gives up: reject at once and hold nothing.
   * @returns A function that gives the slot back. It may be called more than once.
   */
  acquire(signal: AbortSignal): Promise<() => void>;
}

/** One line of waiters. Each says how many slots it takes there to be, since clients of one key may differ. */
export type Line = (slots: number, signal: AbortSignal) => Promise<() => void>;

export function createLine(): Line {
  let taken = 0;
  const waiting = new Set<{ readonly slots: number; readonly enter: () => void }>();
  const admit = () => {
    for (const waiter of waiting) {
      if (taken >= waiter.slots) return;
      waiting.delete(waiter);
      taken++;
      waiter.enter();
    }
  };
  return (slots, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const leave = () => {
        waiting.delete(waiter);
        reject(signal.reason);
        admit();
      };
      const waiter = {
        slots,
        enter() {
          signal.removeEventListener('abort', leave);
          let held = true;
          resolve(() => {
            if (!held) return;
            held = false;
            taken--;
            admit();
          });
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      waiting.add(waiter);
      admit();
    });
}

/**
 * A limiter of this process alone.
 * @param slots - How many may be held at once, at least 1.
 * @throws ConfigurationError when that is none: `NaN`, as of a variable that is not set, would be without end.
 */
export function createLimiter(slots: number): Limiter {
  if (!(slots >= 1)) throw new ConfigurationError('createLimiter: slots must be a number from 1 on.');
  const line = createLine();
  return { acquire: (signal) => line(slots, signal) };
}
