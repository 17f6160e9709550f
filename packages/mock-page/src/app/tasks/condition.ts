import type { TaskReport } from '../data/control.js';

/** The state of a task in one word. */
export type Condition = 'queued' | 'running' | 'stuck' | 'done' | 'failed';

export function conditionOf(task: TaskReport): Condition {
  if (task.state === 1) return 'done';
  if (task.state !== 0) return 'failed';
  if (task.position >= 0) return 'queued';
  return task.dueAt === null ? 'stuck' : 'running';
}

export function isActive(task: TaskReport): boolean {
  return task.state === 0;
}
