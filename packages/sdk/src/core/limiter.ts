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

interface Waiter {
  readonly slots: number;
  readonly enter: () => void;
}

/** One line of waiters. Each says how many slots it takes there to be, since clients of one key may differ. */
class Line {
  #taken = 0;
  #waiting: Waiter[] = [];

  constructor(private readonly onIdle: () => void = () => {}) {}

  acquire(slots: number, signal: AbortSignal): Promise<() => void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const leave = () => {
        this.#waiting = this.#waiting.filter((other) => other !== waiter);
        reject(signal.reason);
        this.#admit();
      };
      const waiter: Waiter = {
        slots,
        enter: () => {
          signal.removeEventListener('abort', leave);
          this.#taken += 1;
          let held = true;
          resolve(() => {
            if (!held) return;
            held = false;
            this.#taken -= 1;
            this.#admit();
          });
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      this.#waiting.push(waiter);
      this.#admit();
    });
  }

  #admit(): void {
    for (let next = this.#waiting[0]; next && this.#taken < next.slots; next = this.#waiting[0]) {
      this.#waiting.shift();
      next.enter();
    }
    if (this.#taken === 0 && this.#waiting.length === 0) this.onIdle();
  }
}

/**
 * A limiter of this process alone.
 * @param slots - How many may be held at once, at least 1.
 */
export function createLimiter(slots: number): Limiter {
  const line = new Line();
  return { acquire: (signal) => line.acquire(slots, signal) };
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
export function sharedLimiter(account: string, slots: number): Limiter {
  return {
    acquire: (signal) => {
      const lines = registry();
      const line = lines.get(account) ?? new Line(() => lines.delete(account));
      lines.set(account, line);
      return line.acquire(slots, signal);
    },
  };
}
