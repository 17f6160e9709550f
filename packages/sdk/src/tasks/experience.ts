import type { Course, Experience } from '../internal/task-state.js';

/** So many tasks are remembered for each model. */
const REMEMBERED = 256;
/** So many models are remembered for each client. */
const MODELS = 50;
/** A task is compared with so many earlier ones, by so many percentages each, at most. */
const COMPARED = 64;
const POINTS = 12;
/** The end of a task is predicted from so many earlier ones that went alike. */
const ALIKE = 10;
/** Fewer tasks than this say nothing about the next one. */
export const ENOUGH = 6;
/** Two tasks went alike if the pace of one, measured by the other, varies by so much at most. */
const DIFFERENCE = 0.1;
/** So many polls can be owed to earlier tasks, and saved by them, at most. */
const [OWED, SAVED] = [20, 60];

/** What is known of a model's tasks, to be added to. */
export function experienceOf(models: Map<string | undefined, Experience>, modelKey: string | undefined): Experience {
  if (models.size > MODELS) models.clear();
  const experience = models.get(modelKey) ?? { courses: [], excess: 0 };
  models.set(modelKey, experience);
  return experience;
}

/** Remembers a task that has ended, and how many more polls it took than one for each recommended pause. */
export function remember(experience: Experience, course: Course, excess: number): void {
  const { courses } = experience;
  courses.push(course);
  if (courses.length > REMEMBERED) courses.shift();
  experience.excess = Math.min(Math.max(experience.excess + excess, -SAVED), OWED);
}

/** Adds what a poll has shown to the course of a running task. Of a long course every second point is kept. */
export function advance(course: Course, progress: number, age: number): void {
  course.progress.push(progress);
  course.ages.push(age);
  if (course.ages.length <= POINTS) return;
  const isOdd = (_: number, index: number) => index % 2 === 1;
  course.progress = course.progress.filter(isOdd);
  course.ages = course.ages.filter(isOdd);
}

/** When a task of this course had made some progress, interpolated between what its polls showed. */
function ageAt({ progress, ages, duration }: Course, percentage: number): number {
  const next = progress.findIndex((each) => each >= percentage);
  const at = next < 0 ? progress.length : next;
  const [to, end] = [progress[at] ?? 100, ages[at] ?? duration];
  const [from, start] = [progress[at - 1] ?? 0, ages[at - 1] ?? 0];
  return start + ((end - start) * (percentage - from)) / (to - from);
}

/** The durations of the tasks that showed no progress yet at some age, the shortest first. */
export function unmoved({ courses }: Experience, age: number): number[] {
  return ascending(courses.filter((each) => (each.ages[0] ?? each.duration) > age).map(({ duration }) => duration));
}

/**
 * When a running task will probably end, by the earlier tasks that went most like it: each is stretched in time until it fits.
 *
 * @param course - Of the running task, which has shown some progress.
 * @returns The ends, the earliest first, each counted from when the task began. Some may have passed. `undefined` if too few of the
 *   earlier tasks went alike.
 */
export function likelyEnds({ courses }: Experience, { progress, ages }: Course): number[] | undefined {
  const last = ages.length - 1;
  const stretch = (each: Course, at: number) => (ages[at] as number) / ageAt(each, progress[at] as number);
  const alike: { difference: number; end: number }[] = [];
  for (const each of courses.slice(-COMPARED)) {
    if (!each.ages.length) continue;
    const factor = stretch(each, last);
    let difference = 0;
    for (let at = 0; at < last && difference < DIFFERENCE; at += 1)
      difference += Math.abs(Math.log(stretch(each, at) / factor)) / last;
    if (last && difference < DIFFERENCE) alike.push({ difference, end: each.duration * factor });
  }
  if (alike.length < ENOUGH) return;
  alike.sort((one, other) => one.difference - other.difference);
  return ascending(alike.slice(0, ALIKE).map(({ end }) => end));
}

const ascending = (numbers: number[]) => numbers.sort((one, other) => one - other);
