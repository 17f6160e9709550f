import type { Course, Experience, TaskUpdate } from '../internal/task-state.js';
import { advance, ENOUGH, likelyEnds, remember, unmoved } from './experience.js';

/** The shortest and the longest pause, as multiples of the recommended one. */
const SHORTEST = 0.4;
const LONGEST = 5;
/** The longest wait for the first poll. */
const FIRST = 2;
/** A task whose end is this many recommended pauses away is polled as often as its earlier, longer pauses allow. */
const NEAR = 1.5;
/** The polls between the earliest and the latest likely end of a task are so many at most. */
const BETWEEN = 12;
/** After so many predictions that were too early, a task is polled at even intervals around its likely end. */
const TRIES = 2;

/** When to poll one task. All times are in milliseconds. */
export interface Pace {
  /** How long to wait for the first poll of a task that was created at `now`. Not called for a task of unknown age. */
  first(now: number): number;
  /** Takes the update that a poll returned at `now`, and returns how long to wait for the next poll. */
  next(update: TaskUpdate, now: number): number;
}

/**
 * Paces the polls of one task. Over its life a task gets no more polls than one for each recommended pause, together with what earlier
 * tasks of its model have saved; the art is to place them near its end, so that its slot is not held for long after.
 *
 * - In the queue, the pause grows with the position.
 * - Progress predicts the end. Far from it the pauses grow, and what they save is spent close to it. A prediction that came true
 *   before, or is short, is waited for as a whole. If progress is not even, earlier tasks of the model that went alike predict the
 *   end. After a wrong prediction the polls are spread evenly.
 * - Without progress, the durations of earlier tasks of the model tell when an end is likely, and the pause is shorter there.
 *
 * Jitter keeps many tasks from polling in step.
 * @param base - The recommended pause, in milliseconds. Inside, all times are multiples of it.
 */
export function createPace(base: number, experience: Experience, random: () => number = Math.random): Pace {
  const course: Course = { progress: [], ages: [], duration: 0 };
  let polls = 0;
  /** Whether the time at which the task was created is known. */
  let wasCreated = false;
  /** Since when one poll for each recommended pause is allowed. */
  let allowedSince = 0;
  /** When the task began to run, as far as the polls have shown. */
  let began = 0;
  /** When it was last polled, or created. */
  let before = 0;
  /** Where progress was measured from: when, and what percentage was left. */
  let since = 0;
  let from = 100;
  /** When it was last predicted to end, whether the next poll is meant to come just after that, and how often that was too early. */
  let predicted = 0;
  let aimed = false;
  let misses = 0;

  const start = (now: number) => {
    began = since = now;
    from = 100;
  };

  /** The pause if only the durations of other tasks are known: the square root of how rarely one ends at this age is the best. */
  const byDurations = (longer: number[], age: number): number => {
    const { courses, excess } = experience;
    const some = Math.ceil(Math.sqrt(longer.length));
    if (longer.length < ENOUGH) return 1;
    const mean = courses.reduce((sum, { duration }) => sum + duration, 0) / courses.length;
    const rarity = (((longer[some - 1] as number) - age) * longer.length) / some / mean;
    return Math.max(SHORTEST, 1 + excess / 40) * Math.sqrt(rarity);
  };

  const pause = (progress: number, now: number, excess: number): number => {
    const missed = aimed;
    aimed = false;
    if (missed) misses += 1;
    const age = now - began;
    if (!progress) return byDurations(unmoved(experience, age), age);
    const left = 100 - progress;
    const time = left < from ? ((now - since) * left) / (from - left) : 0;
    // Two polls close to each other say little about the pace.
    if (left < from * 0.8) {
      since = now;
      from = left;
    }
    const hasMoved = course.ages.at(-1) === age;
    const isTrusted = hasMoved && Math.abs(now + time - predicted) < 0.05 + time * 0.03;
    predicted = now + time;
    const ends = isTrusted ? undefined : likelyEnds(experience, course);
    if (!ends) {
      aimed = !missed && time > 0 && time < (isTrusted ? LONGEST : 1);
      if (time > NEAR) return Math.min(time / 2, Math.max(1, age * 0.3));
      return excess < 0 ? 0 : 1;
    }
    const longer = ends.filter((end) => end > age);
    if (longer.length < 2) return excess < 0 ? 0 : 1; // It has outlived the tasks that it resembles.
    const earliest = (longer[Math.floor(longer.length * 0.1)] as number) - age;
    const latest = (longer[Math.floor(longer.length * 0.85)] as number) - age;
    if (latest - earliest < 0.2 + latest * 0.02 && latest < LONGEST && misses < TRIES && course.ages.length > 2) {
      aimed = true;
      predicted = now + latest;
      return 0;
    }
    const soon = time > 0 && hasMoved ? Math.min(earliest, time) : earliest;
    if (soon > NEAR) return soon / 2;
    return Math.max(earliest, (latest - earliest) / Math.min(Math.max(-excess, 1), BETWEEN));
  };

  return {
    first(now) {
      wasCreated = true;
      start(now / base);
      allowedSince = before = began;
      const durations = unmoved(experience, 0);
      if (durations.length < ENOUGH) return 0;
      // Not longer than nearly all tasks ran, so that the wait gets shorter when the model gets faster.
      return base * Math.min(byDurations(durations, 0), durations[Math.floor(durations.length / 10)] as number, FIRST);
    },
    next(update, ms) {
      const now = ms / base;
      const { position, progress, state } = update;
      const isFirstSight = !polls && !wasCreated;
      if (isFirstSight) allowedSince = now;
      if (position || isFirstSight) start(now);
      polls += 1;
      if (state !== 'done' && now > began && progress > (course.progress.at(-1) ?? 0))
        advance(course, progress, now - began);
      // A little less than what is allowed, because the last task of a program cannot make up for the others.
      const excess = polls * 1.01 + allowedSince - now;
      // Of a task of unknown age that had ended before the first poll nothing is known.
      if (state === 'done' && (polls > 1 || wasCreated)) {
        course.duration = now - began - (now - before) * random();
        remember(experience, course, excess);
      }
      const wait = position ? 1 + position / 2 : pause(progress, now, excess);
      before = now;
      if (aimed) return base * Math.max(predicted - now + 0.02 + random() / 20, 0.25);
      return base * Math.min(Math.max(wait, SHORTEST), LONGEST) * (0.9 + random() / 5);
    },
  };
}
