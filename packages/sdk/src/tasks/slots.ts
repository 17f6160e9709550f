import type { Core } from '../core/core.js';
import type { Scope } from '../internal/scope.js';
import type { Task } from './task.js';

/** Tasks that hold a slot, by account. Nobody may be polling them. */
const held = new Map<string, Set<Task>>();

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
  const { limiter, account } = await core.slots(scope.operation);
  const tasks = held.get(account) ?? new Set<Task>();
  const looking = new AbortController();
  let waiting = true;
  const acquired = limiter.acquire(scope.signal).finally(() => {
    waiting = false;
    looking.abort();
  });
  acquired.catch(() => {});
  for (let turn = 0; turn < 3; turn++) await null; // a slot that is free comes within these
  if (waiting) for (const task of tasks) void task.look(looking.signal);
  const giveBack = await acquired;
  let mine: Task | undefined;
  return {
    release() {
      if (mine) tasks.delete(mine);
      if (tasks.size === 0) held.delete(account);
      giveBack();
    },
    handTo(task) {
      mine = task;
      held.set(account, tasks.add(task));
    },
  };
}
