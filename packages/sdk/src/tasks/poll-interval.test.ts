import { expect, test } from 'vitest';
import type { Experience, TaskUpdate } from '../internal/task-state.js';
import { experienceOf } from './experience.js';
import { createPace } from './poll-interval.js';

const at = (progress: number, position: number | null = null): TaskUpdate => ({
  state: position === null ? 'running' : 'queued',
  progress,
  position,
  message: null,
  rawState: 0,
});
const middle = () => 0.5; // no jitter
const newcomer = (): Experience => ({ courses: [], excess: 0 });
const pacer = (experience = newcomer(), random = middle) => {
  const pace = createPace(1000, experience, random);
  return (update: TaskUpdate, now: number) => pace.next(update, now);
};
const done = { ...at(100), state: 'done' } as const;

/** Polls a task until it is done, on a simulated clock, and returns how late that was seen, in milliseconds, and the polls. */
function poll(duration: number, progress: (share: number) => number, experience = newcomer(), random = middle) {
  const pace = pacer(experience, random);
  const pauses: number[] = [];
  let now = 1;
  for (; now - 1 < duration; now += pauses.at(-1) ?? 0) {
    pauses.push(pace(at(Number((progress((now - 1) / duration) * 100).toFixed(2))), now));
  }
  pace(done, now);
  return { late: now - 1 - duration, polls: pauses.length + 1, pauses };
}

test('polling starts from the recommended pause', () => {
  const pace = pacer();
  expect(pace(at(0), 1)).toBe(1000);
  expect(pace(at(2), 1001)).toBe(1000);
});

test('a late queue position makes the pause longer, up to a limit', () => {
  const pace = pacer();
  expect(pace(at(0, 2), 1)).toBe(2000);
  expect(pace(at(0, 500), 2001)).toBe(5000);
});

test('far from the end the pauses grow with the age of the task, up to a limit', () => {
  const { pauses } = poll(60_000, (share) => share ** 2);
  expect(pauses.slice(0, 3)).toEqual([1000, 1000, 1000]);
  expect(Math.max(...pauses)).toBe(5000);
});

test.each([
  ['steady', (share: number) => share],
  ['slow at the start', (share: number) => share ** 2],
  ['slow at the end', (share: number) => Math.sqrt(share)],
])(
  'the end of a task whose progress is %s is seen sooner than by a poll each second, with fewer polls',
  (_, progress) => {
    const runs = [20_300, 33_700, 47_100, 59_500].map((duration) => ({ duration, ...poll(duration, progress) }));
    const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number);
    expect(sum(runs.map(({ late }) => late)) / runs.length).toBeLessThan(350);
    for (const { duration, polls } of runs) expect(polls).toBeLessThan(duration / 1000);
  },
);

test('the last poll comes just after the end that progress predicts, however long the task was queued', () => {
  const pace = pacer();
  pace(at(0, 1), 1);
  pace(at(0, 1), 9000);
  expect(pace(at(75), 10_500)).toBeCloseTo(500 + 45, 5);
});

test('a task that stops short of its end is polled once a second after the polls that it saved are spent', () => {
  const { pauses } = poll(120_000, (share) => Math.min(0.99, share * 4));
  expect(pauses.at(-1)).toBe(1000);
  expect(pauses.length).toBeLessThanOrEqual(121);
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(250);
});

test('without progress, a model whose tasks take eight seconds is polled around the eighth second', () => {
  const experience = newcomer();
  for (let number = 0; number < 64; number += 1) poll(7500 + (number % 11) * 100, () => 0, experience);
  const { pauses, polls } = poll(8000, () => 0, experience);
  expect(pauses[0]).toBeGreaterThan(2000);
  expect(pauses.at(-1)).toBeLessThan(600);
  expect(polls).toBeLessThanOrEqual(9);
});

test('what is remembered of a model is bounded, and a task that had ended before its first poll is not remembered', () => {
  const experience = newcomer();
  pacer(experience)(done, 1);
  expect(experience.courses).toEqual([]);
  for (let number = 0; number < 300; number += 1) poll(40_000, (share) => share ** 3, experience);
  expect(experience.courses).toHaveLength(256);
  expect(Math.max(...experience.courses.map(({ ages }) => ages.length))).toBeLessThanOrEqual(12);
  expect(Math.abs(experience.excess)).toBeLessThanOrEqual(60);
});

test.each([
  ['in ten steps', (share: number) => Math.floor(share * 10) / 10],
  ['up to 90 % in half of the time', (share: number) => Math.min(0.9, share * 2)],
  ['up to 99 % and stops there', (share: number) => Math.min(0.99, share * 1.3)],
  ['more and more slowly', (share: number) => 1 - (1 - share) ** 2],
])(
  'after earlier tasks of the model whose progress went %s, the end is seen sooner with fewer polls',
  (_, progress) => {
    const durations = Array.from({ length: 40 }, (_, number) => 12_000 + ((number * 7919) % 40_000));
    const experience = newcomer();
    for (const duration of durations) poll(duration, progress, experience);
    const late = (of: typeof newcomer) =>
      durations.reduce((sum, duration) => sum + poll(duration + 450, progress, of()).late, 0) / durations.length;
    const learned = late(() => structuredClone(experience));
    expect(learned).toBeLessThan(late(newcomer) * 0.7);
    const polls = durations.map((duration) => poll(duration, progress, structuredClone(experience)).polls);
    for (const [number, duration] of durations.entries()) expect(polls[number]).toBeLessThan(duration / 1000);
  },
);

test('tasks of other shapes do not mislead the prediction of a task with steady progress', () => {
  const experience = newcomer();
  const shapes = [(share: number) => share ** 2, (share: number) => 1 - (1 - share) ** 2, () => 0];
  for (let number = 0; number < 90; number += 1) {
    poll(8000 + number * 300, shapes[number % 3] as (share: number) => number, experience);
  }
  for (const duration of [9300, 20_700, 41_100]) {
    expect(poll(duration, (share) => share, structuredClone(experience)).late).toBeLessThan(100);
  }
});

test('polls saved by earlier tasks are spent on later ones without progress', () => {
  const late = (excess: number) => {
    const experience = newcomer();
    for (let number = 0; number < 64; number += 1) poll(5000 + number * 300, () => 0, experience);
    return poll(15_030, () => 0, { ...experience, excess }).pauses.length;
  };
  expect(late(-40)).toBeGreaterThan(late(0) * 1.5);
});

test('the first poll of a new task waits until one like it may have ended, for two recommended pauses at most', () => {
  const first = (experience: Experience) => createPace(1000, experience, middle).first(1);
  expect(first(newcomer())).toBe(0);
  const short = newcomer();
  for (let number = 0; number < 64; number += 1) poll(1500 + number * 500, () => 0, short);
  expect(first(short)).toBeGreaterThan(1000);
  const long = newcomer();
  for (let number = 0; number < 64; number += 1) poll(30_000 + number * 100, () => 0, long);
  expect(first(long)).toBe(2000);
});

test('a task that had ended when its first poll came, shortens the first wait of the next ones', () => {
  const experience = newcomer();
  for (let number = 0; number < 64; number += 1) poll(9000 + number * 100, () => 0, experience);
  const waits = Array.from({ length: 300 }, (_, number) => {
    const now = 1 + number * 60_000;
    const pace = createPace(1000, experience, middle);
    const wait = pace.first(now);
    pace.next(done, now + wait);
    return wait;
  });
  expect(waits[0]).toBe(2000);
  expect(waits.at(-1)).toBeLessThan(100);
});

test('each model has an experience of its own, and the models that are remembered are bounded', () => {
  const models = new Map<string | undefined, Experience>();
  const first = experienceOf(models, 'a');
  expect(experienceOf(models, 'a')).toBe(first);
  expect(experienceOf(models, 'b')).not.toBe(first);
  for (let number = 0; number < 1000; number += 1) experienceOf(models, `model-${number}`);
  expect(models.size).toBeLessThan(100);
});

test('jitter keeps many tasks from polling in step', () => {
  expect(pacer(newcomer(), () => 0)(at(0), 1)).toBe(900);
  expect(pacer(newcomer(), () => 1)(at(0), 1)).toBe(1100);
});
