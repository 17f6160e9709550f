import { expect, test } from 'vitest';
import type { Case } from '../model/case.js';
import { inLanes, type ScheduleOptions } from './schedule.js';

const made = (lane: Case['lane'], operationId: string, count: number): Case[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `${operationId}/${lane}/${index + 1}`,
    operationId,
    lane,
    price: 1,
    key: 'apiKey',
    run: async () => {},
  }));

const CASES = [
  ...made('shared', 'createTask', 6),
  ...made('shared', 'generateImages', 4),
  ...made('alone', 'createSync', 3),
];

/** Runs the cases one step of the event loop at a time. Returns which ran together, step by step. */
async function schedule(options: Partial<ScheduleOptions>): Promise<string[][]> {
  const running = new Set<string>();
  const steps: string[][] = [];
  await inLanes({ cases: CASES, atOnce: 8, free: true, countedApart: false, ...options }, async ({ id }) => {
    running.add(id);
    await new Promise((resolve) => setImmediate(resolve));
    steps.push([...running]);
    running.delete(id);
    await new Promise((resolve) => setImmediate(resolve));
  });
  expect(steps.length).toBe(CASES.length);
  return steps;
}

const counting = (ids: readonly string[]) => ids.filter((id) => id.includes('alone'));
const createTasks = (ids: readonly string[]) => ids.filter((id) => id.startsWith('createTask'));
const models = (ids: readonly string[]) => ids.filter((id) => id.startsWith('generateImages'));

test('cases that count credits run one at a time, after all others of their account', async () => {
  const steps = await schedule({});
  for (const step of steps) {
    expect(counting(step).length).toBeLessThanOrEqual(1);
    if (counting(step).length > 0) expect(createTasks(step)).toEqual([]);
  }
});

test('with a separate account, the cases that count credits run one at a time, beside the others', async () => {
  const steps = await schedule({ countedApart: true });
  expect(steps.some((step) => counting(step).length === 1 && createTasks(step).length > 0)).toBe(true);
  for (const step of steps) expect(counting(step).length).toBeLessThanOrEqual(1);
});

test('cases of the models run one at a time beside the others, and two at a time after them', async () => {
  const steps = await schedule({ cases: CASES });
  for (const step of steps) expect(models(step).length).toBeLessThanOrEqual(createTasks(step).length > 0 ? 1 : 2);
});

test.each([
  ['one case at once', { atOnce: 1, countedApart: true }],
  ['a target that costs', { free: false, atOnce: 1 }],
])('with %s, nothing runs beside anything else', async (_, options) => {
  for (const step of await schedule(options)) expect(step.length).toBe(1);
});
