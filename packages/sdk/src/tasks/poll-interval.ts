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
 * @param base - The recommended pause, in milliseconds.
 */
export function createPace(
  base: number,
  experience: Experience,
  random: () => number = Math.random,
): (update: TaskUpdate, now: number) => number {
  const { durations } = experience;
  let first: number | undefined;
  /** When it began to run, as far as the polls have shown. */
  let began = 0;
  let before = 0;
  let polls = 0;
  let mark = { left: 100, now: 0 };
  let predicted = 0;
  let aimed = false;

  /** The pause if progress has been reported. */
  const byProgress = (left: number, now: number, spare: number) => {
    const time = left < mark.left && ((now - mark.now) * left) / (mark.left - left);
    // Two polls close to each other say little about the pace.
    if (left < mark.left * 0.8) mark = { left, now };
    if (time) {
      const trusted = Math.abs(now + time - predicted) < base * 0.05 + time * 0.03;
      predicted = now + time;
      aimed = !aimed && time < base * (trusted ? LONGEST : 1);
      if (aimed) return Math.max(time + base * (0.02 + random() / 20), base / 4);
      if (time > base * NEAR) return jittered(Math.min(time / 2, Math.max(base, (now - began) * 0.3)));
    }
    aimed = false;
    return jittered(spare > 0 ? 0 : base);
  };

  /** The pause if nothing is known but how long other tasks ran: shorter where more of them ended. */
  const byDurations = (age: number) => {
    const longer = durations.filter((duration) => duration > age).sort((one, other) => one - other);
    const some = Math.ceil(Math.sqrt(longer.length));
    const ahead = longer[some - 1];
    if (ahead === undefined || some < 3) return jittered(base);
    const mean = durations.reduce((sum, duration) => sum + duration) / durations.length;
    const rarity = ((ahead - age) * longer.length) / some / mean;
    return jittered(base * (1 + experience.excess / 100) * Math.sqrt(rarity));
  };

  const jittered = (pause: number) => Math.min(Math.max(pause, base * SHORTEST), base * LONGEST) * (0.9 + random() / 5);

  return ({ state, position, progress }, now) => {
    if (position || first === undefined) {
      first ??= now;
      began = now;
      mark = { left: 100, now };
    }
    polls += 1;
    const excess = polls - (now - first) / base;
    // A task that had ended before the first poll tells nothing.
    if (state === 'done' && before) {
      durations.push(now - began - Math.min(now - before, base) / 2);
      if (durations.length > REMEMBERED) durations.shift();
      experience.excess = Math.min(Math.max(experience.excess + excess, -20), 20);
    }
    before = now;
    if (position) return jittered(base * (1 + position / 2));
    return progress ? byProgress(100 - progress, now, -excess) : byDurations(now - began);
  };
}
