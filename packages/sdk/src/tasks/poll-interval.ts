import type { TaskUpdate } from '../internal/task-state.js';

/** How far the pause strays from the recommended one, at most. */
const SHORTEST = 0.5;
const LONGEST = 5;

/**
 * Milliseconds until the next poll. Starts from the recommended interval; a place far back in the queue and slow
 * progress make it longer, the end in sight shorter. Jitter keeps many tasks from polling in step.
 * @param elapsed - Milliseconds since the task began to be watched.
 */
export function pollInterval(
  base: number,
  update: TaskUpdate | undefined,
  elapsed: number,
  random: () => number = Math.random,
): number {
  let wait = base;
  if (update && update.position !== null && update.position > 0) {
    wait = base * (1 + update.position / 2);
  } else if (update && update.progress > 0 && elapsed > base) {
    // Half of the time that is left at this pace, so that the end is met neither late nor with many polls.
    wait = ((elapsed / update.progress) * (100 - update.progress)) / 2;
  }
  const bounded = Math.min(Math.max(wait, base * SHORTEST), base * LONGEST);
  return bounded * (0.9 + random() / 5);
}
