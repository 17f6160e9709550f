import { expect, test } from 'vitest';
import type { Experience, TaskUpdate } from '../internal/task-state.js';
import { createPace, experienceOf } from './poll-interval.js';

const at = (progress: number, position: number | null = null): TaskUpdate => ({
  state: position === null ? 'running' : 'queued',
  progress,
  position,
  message: null,
  rawState: 0,
});
const middle = () => 0.5; // no jitter
const newcomer = (): Experience => ({ durations: [], excess: 0 });
const pacer = (experience = newcomer(), random = middle) => createPace(1000, experience, random);
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
  expect(experience.durations).toEqual([]);
  for (let number = 0; number < 200; number += 1) poll(3000, () => 0, experience);
  expect(experience.durations).toHaveLength(64);
  expect(Math.abs(experience.excess)).toBeLessThanOrEqual(20);
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
