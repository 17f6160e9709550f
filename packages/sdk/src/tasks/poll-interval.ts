import type { TaskUpdate } from '../internal/task-state.js';

/** The shortest and the longest pause, as multiples of the recommended one. */
const SHORTEST = 0.5;
const LONGEST = 5;
/** The end is in sight when this many recommended pauses are left. */
const IN_SIGHT = 2.5;

/**
 * Paces the polls of one task: returns the milliseconds to wait after each one. It starts from the recommended pause. A place far
 * back in the queue makes the pause longer. Two polls that show progress tell when the task will end: the last poll is then
 * timed to come just after that, so that the account's slot is not held for a task that has ended. A prediction that proved
 * wrong is not trusted again. Jitter keeps many tasks from polling in step.
 * @param base - The recommended pause, in milliseconds.
 */
export function createPace(
  base: number,
  random: () => number = Math.random,
): (update: TaskUpdate, now: number) => number {
  // No progress is more than this, so that nothing is predicted from the first poll.
  let last = { progress: 100, now: 0 };
  let missed = false;
  return ({ position, progress }, now) => {
    const grown = progress - last.progress;
    const left = grown > 0 && ((now - last.now) / grown) * (100 - progress);
    if (progress) last = { progress, now };
    if (left && left < base * IN_SIGHT && !missed) {
      missed = true;
      return left + base * (0.02 + random() / 20);
    }
    const wait = position ? base * (1 + position / 2) : left ? left / 2 : base;
    return Math.min(Math.max(wait, base * SHORTEST), base * LONGEST) * (0.9 + random() / 5);
  };
}
