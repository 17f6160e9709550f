import { ConfigurationError, TimeoutError } from '../http/errors.js';
import type { Limiter } from '../http/options.js';
import type { Scope } from '../http/scope.js';
import { ignore, race } from '../internal/race.js';
import type { WatchedTask } from './watched-task.js';

/** The slots of one account. */
interface Account {
  readonly line: Line;
  /** Tasks that hold a slot. */
  readonly tasks: Set<WatchedTask>;
  /** Calls that wait for a slot. */
  waiting: number;
  /** Slots that are held or waited for. At 0, the account is forgotten. */
  users: number;
  /** Aborted when nobody waits any more. */
  looking?: AbortController;
}

/**
 * In milliseconds, the shortest time in which public programs saw a cut-out finish. A call that gets its slot with less time
 * left, or less than half of a shorter timeout, sends nothing: its result would be paid for and thrown away.
 */
const ENOUGH = 3_000;

const REGISTRY = Symbol.for('@koukoutu/sdk/accounts');

/**
 * One registry per process, shared by the ESM and the CJS build. Its keys name accounts by their API keys, so it stays
 * in a closure, out of sight of anything that prints globals.
 */
function registry(): Map<string, Account> {
  const home = globalThis as { [REGISTRY]?: () => Map<string, Account> };
  if (!home[REGISTRY]) {
    const accounts = new Map<string, Account>();
    Object.defineProperty(home, REGISTRY, { value: () => accounts });
  }
  return (home[REGISTRY] as () => Map<string, Account>)();
}

/** A slot. The task releases it when it ends. If creating the task fails, the slot is released at once. */
export interface Slot {
  release(): void;
  /** The task holds the slot from now on, until it has ended or nobody waits for it any more. */
  handTo(task: WatchedTask): void;
}

/**
 * Waits for a slot. A task that was created and never polled holds its slot although it may have ended long ago. Such tasks
 * are polled while anybody waits: otherwise six tasks created in a row would wait for each other forever.
 */
export async function acquireSlot(scope: Scope): Promise<Slot> {
  const { core, error, signal, timeout } = scope;
  const { limiter, tasksAtOnce } = core;
  const name = await race(core.account(error), signal);
  const accounts = registry();
  const account: Account = accounts.get(name) ?? { line: createLine(), tasks: new Set(), users: 0, waiting: 0 };
  accounts.set(name, account);
  account.users++;
  const leave = () => {
    if (!--account.users) accounts.delete(name);
  };
  const look = (task: WatchedTask) => void task.look((account.looking as AbortController).signal);
  if (!account.waiting++) {
    account.looking = new AbortController();
    account.tasks.forEach(look);
  }
  const acquired = (async () => (limiter ? limiter.acquire(signal) : account.line(tasksAtOnce, signal)))();
  let giveBack: (() => void) | undefined;
  try {
    giveBack = await race(acquired, signal);
    const left = scope.remaining();
    if (left < Math.min(ENOUGH, timeout / 2)) {
      throw error(
        TimeoutError,
        `a slot became free only ${Math.round(left)} ms before the timeout of ${timeout} ms. Nothing was sent.`,
      );
    }
  } catch (error) {
    // A limiter that ignores its signal may still hand out a slot, which nobody would release.
    acquired.then((late) => late()).catch(ignore);
    leave();
    throw error;
  } finally {
    if (!--account.waiting) account.looking?.abort();
  }
  let mine: WatchedTask | undefined;
  return {
    release() {
      const free = giveBack;
      if (!free) return;
      giveBack = undefined;
      if (mine) account.tasks.delete(mine);
      leave();
      // A broken limiter is not a reason to lose a result.
      (async () => free())().catch((error) => core.log('error', `a slot was not released: ${error}`));
    },
    handTo(task) {
      mine = task;
      account.tasks.add(task);
      if (account.waiting) look(task);
    },
  };
}

/**
 * A queue of waiters. Each waiter carries its own slot limit, because clients that share a key may be configured
 * differently.
 */
type Line = (slots: number, signal: AbortSignal) => Promise<() => void>;

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
