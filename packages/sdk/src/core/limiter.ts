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
type Line = (slots: number, signal: AbortSignal) => Promise<() => void>;

function createLine(onIdle?: () => void): Line {
  let taken = 0;
  const waiting = new Set<{ readonly slots: number; readonly enter: () => void }>();
  const admit = () => {
    for (const waiter of waiting) {
      if (taken >= waiter.slots) return;
      waiting.delete(waiter);
      taken++;
      waiter.enter();
    }
    if (!taken) onIdle?.();
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
 */
export function createLimiter(slots: number): Limiter {
  const line = createLine();
  return { acquire: (signal) => line(slots, signal) };
}

const REGISTRY = Symbol.for('@koukoutu/sdk/slots');
type Registry = Map<string, Line>;

/**
 * One registry a process, shared by the ESM and the CJS build. Its keys name accounts by their API keys, so it stays
 * in a closure, out of sight of anything that prints globals.
 */
function registry(): Registry {
  const home = globalThis as { [REGISTRY]?: () => Registry };
  if (!home[REGISTRY]) {
    const lines: Registry = new Map();
    Object.defineProperty(home, REGISTRY, { value: () => lines });
  }
  return (home[REGISTRY] as () => Registry)();
}

/** The limiter that all clients of one account in this process share. It is forgotten while nobody uses it. */
export const sharedLimiter = (account: string, slots: number): Limiter => ({
  acquire(signal) {
    const lines = registry();
    let line = lines.get(account);
    if (!line) {
      line = createLine(() => lines.delete(account));
      lines.set(account, line);
    }
    return line(slots, signal);
  },
});
