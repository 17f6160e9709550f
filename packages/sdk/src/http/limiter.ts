import { ConfigurationError } from './errors.js';

/**
 * Slots for tasks. The API runs only a few tasks at once per account and refuses any more. Use a limiter of your own to
 * count across processes, for example one that uses Redis.
 */
export interface Limiter {
  /**
   * Waits for a slot, first come, first served.
   * @param signal - Aborted when the caller gives up. Then reject at once and hold no slot.
   * @returns A function that releases the slot. It may be called more than once.
   */
  acquire(signal: AbortSignal): Promise<() => void>;
}

/**
 * A queue of waiters. Each waiter carries its own slot limit, because clients that share a key may be configured
 * differently.
 */
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
 * A limiter for this process.
 * @param slots - How many slots may be held at once, at least 1.
 * @throws ConfigurationError if `slots` is not a number of at least 1. `NaN`, as from an unset variable, would wait forever.
 */
export function createLimiter(slots: number): Limiter {
  if (!(slots >= 1))
    throw new ConfigurationError(`createLimiter: slots must be a number of at least 1 (got ${slots}).`);
  const line = createLine();
  return { acquire: (signal) => line(slots, signal) };
}
