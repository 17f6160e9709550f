import type { Experience, TaskUpdate } from '../internal/task-state.js';

/** The shortest and the longest pause, as multiples of the recommended one. */
const SHORTEST = 0.4;
const LONGEST = 5;
/** A task whose end is this many recommended pauses away is polled as often as its earlier, longer pauses allow. */
const NEAR = 1.5;
/** So many durations are remembered for each model. */
const REMEMBERED = 64;
/** So many models are remembered for each client. */
const MODELS = 50;

/** What is known of a model's tasks, to be added to. */
export function experienceOf(models: Map<string | undefined, Experience>, modelKey: string | undefined): Experience {
  if (models.size > MODELS) models.clear();
  const experience = models.get(modelKey) ?? { durations: [], excess: 0 };
  models.set(modelKey, experience);
  return experience;
}

/**
 * Paces the polls of one task: takes each update and returns the milliseconds to wait after it. Over its life a task gets no more
 * polls than one for each recommended pause; the art is to place them near its end, so that its slot is not held for long after.
 *
 * - In the queue, the pause grows with the position.
 * - Progress predicts the end. Far from it the pauses grow, and what they save is spent close to it. A prediction that came true
 *   before, or is short, is waited for as a whole. After a wrong one the polls are spread evenly.
 * - Without progress, the durations of earlier tasks of the model tell when an end is likely, and the pause is shorter there.
 *
 * Jitter keeps many tasks from polling in step.
 * @param base - The recommended pause, in milliseconds. Inside, all times are multiples of it.
 */
export function createPace(
  base: number,
  experience: Experience,
  random: () => number = Math.random,
): (update: TaskUpdate, now: number) => number {
  const { durations } = experience;
  let polls = 0;
  let first = 0;
  /** When the task began to run, as far as the polls have shown. */
  let began = 0;
  let before = 0;
  /** Where progress was measured from: when, and what percentage was left. */
  let since = 0;
  let from = 0;
  let predicted = 0;
  let aimed = false;

  const pause = ({ position, progress }: TaskUpdate, now: number, excess: number) => {
    const missed = aimed;
    aimed = false;
    if (position) return 1 + position / 2;
    const age = now - began;
    if (progress) {
      const left = 100 - progress;
      const time = left < from ? ((now - since) * left) / (from - left) : 0;
      // Two polls close to each other say little about the pace.
      if (left < from * 0.8) {
        since = now;
        from = left;
      }
      const trusted = Math.abs(now + time - predicted) < 0.05 + time * 0.03;
      predicted = now + time;
      aimed = !missed && time > 0 && time < (trusted ? LONGEST : 1);
      if (time > NEAR) return Math.min(time / 2, Math.max(1, age * 0.3));
      return excess < 0 ? 0 : 1;
    }
    const longer = durations.filter((duration) => duration > age).sort((one, other) => one - other);
    const some = Math.ceil(Math.sqrt(longer.length));
    if (some < 3) return 1;
    const mean = durations.reduce((sum, duration) => sum + duration) / durations.length;
    const rarity = (((longer[some - 1] as number) - age) * longer.length) / some / mean;
    return (1 + experience.excess / 100) * Math.sqrt(rarity);
  };

  return (update, ms) => {
    const now = ms / base;
    if (update.position || !polls) {
      began = since = now;
      from = 100;
    }
    if (!polls) first = now;
    polls += 1;
    // A little less than what is allowed, because the last task of a program cannot make up for the others.
    const excess = polls * 1.02 + first - now;
    // A task that had ended before the first poll tells nothing.
    if (update.state === 'done' && polls > 1) {
      durations.push(now - began - Math.min(now - before, 1) / 2);
      if (durations.length > REMEMBERED) durations.shift();
      experience.excess = Math.min(Math.max(experience.excess + excess, -20), 20);
    }
    before = now;
    const wait = Math.min(Math.max(pause(update, now, excess), SHORTEST), LONGEST) * (0.9 + random() / 5);
    return base * (aimed ? Math.max(predicted - now + 0.02 + random() / 20, 0.25) : wait);
  };
}
