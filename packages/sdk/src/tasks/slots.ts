import type { Scope } from '../core/scope.js';
import { ignore, race } from '../internal/race.js';
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
export async function acquireSlot(scope: Scope): Promise<Slot> {
  const { core, signal } = scope;
  const { limiter, account } = await race(core.slots(scope.operation), signal);
  const pool = pools.get(account) ?? { tasks: new Set(), waiting: 0, looking: new AbortController() };
  const keep = () => {
    if (pool.waiting || pool.tasks.size) pools.set(account, pool);
    else pools.delete(account);
  };
  const look = (task: Task) => void task.look(pool.looking.signal);
  if (!pool.waiting++) pool.tasks.forEach(look);
  keep();
  const acquired = limiter.acquire(signal);
  let giveBack: () => void;
  try {
    giveBack = await race(acquired, signal);
  } catch (error) {
    // A limiter that takes no notice of its signal may still hand out a slot, which nobody would give back.
    acquired.then((late) => late(), ignore);
    throw error;
  } finally {
    if (!--pool.waiting) {
      pool.looking.abort();
      pool.looking = new AbortController();
    }
    keep();
  }
  let mine: Task | undefined;
  return {
    release() {
      if (mine) pool.tasks.delete(mine);
      keep();
      giveBack();
    },
    handTo(task) {
      mine = task;
      pool.tasks.add(task);
      keep();
      if (pool.waiting) look(task);
    },
  };
}
