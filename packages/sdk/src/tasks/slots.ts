import type { Core } from '../core/core.js';
import { race } from '../internal/race.js';
import type { Scope } from '../internal/scope.js';
import type { Task } from './task.js';

/** What goes on in one account: tasks that hold a slot, and calls that wait for one. */
interface Pool {
  readonly tasks: Set<Task>;
  waiting: number;
  /** Aborted when nobody waits any more. */
  looking: AbortController;
}

const pools = new Map<string, Pool>();

/** A slot. It is given back by the task that it is for, or at once when there comes none. */
export interface Slot {
  release(): void;
  /** The task holds the slot from now on, until it has ended or nobody waits for it any more. */
  handTo(task: Task): void;
}

/**
 * Waits for a slot. A task that was created and never polled holds its slot although it may have ended long ago, so such
 * tasks are looked at while anybody waits: otherwise six tasks created in a row would wait for each other forever.
 */
export async function acquireSlot(core: Core, scope: Scope): Promise<Slot> {
  const { limiter, account } = await race(core.slots(scope.operation), scope.signal);
  const pool = pools.get(account) ?? { tasks: new Set(), waiting: 0, looking: new AbortController() };
  pools.set(account, pool);
  const forget = () => {
    if (pool.waiting === 0 && pool.tasks.size === 0) pools.delete(account);
  };
  if (++pool.waiting === 1) for (const task of pool.tasks) void task.look(pool.looking.signal);
  let giveBack: () => void;
  try {
    const acquired = limiter.acquire(scope.signal);
    giveBack = await race(acquired, scope.signal).catch((error: unknown) => {
      // A limiter that takes no notice of its signal may still hand out a slot, which nobody would give back.
      acquired.then(
        (late) => late(),
        () => {},
      );
      throw error;
    });
  } finally {
    if (--pool.waiting === 0) {
      pool.looking.abort();
      pool.looking = new AbortController();
    }
    forget();
  }
  let mine: Task | undefined;
  return {
    release() {
      if (mine) pool.tasks.delete(mine);
      forget();
      giveBack();
    },
    handTo(task) {
      mine = task;
      pools.set(account, pool);
      pool.tasks.add(task);
      if (pool.waiting > 0) void task.look(pool.looking.signal);
    },
  };
}
