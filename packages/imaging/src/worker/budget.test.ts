import { expect, it } from 'vitest';
import { PixelBudget } from './budget.js';

/** Work that ends when it is told to. */
function job(budget: PixelBudget, pixels: number, running: Set<number>) {
  let end = () => {};
  const done = budget.use(pixels, async () => {
    running.add(pixels);
    await new Promise<void>((resolve) => {
      end = resolve;
    });
    running.delete(pixels);
  });
  return { done, end: () => end() };
}

it('runs the pictures that fit the budget at the same time, and the others in order as room becomes free', async () => {
  const budget = new PixelBudget(100);
  const running = new Set<number>();
  const jobs = [40, 50, 30, 5].map((pixels) => job(budget, pixels, running));
  await Promise.resolve();
  // 5 would fit, but 30 came before it.
  expect([...running]).toEqual([40, 50]);
  jobs[1]?.end();
  await jobs[1]?.done;
  await Promise.resolve();
  expect([...running]).toEqual([40, 30, 5]);
  for (const { end } of jobs) end();
  await Promise.all(jobs.map(({ done }) => done));
  expect(running.size).toBe(0);
});

it('runs a picture larger than the whole budget alone', async () => {
  const budget = new PixelBudget(100);
  const running = new Set<number>();
  const small = job(budget, 10, running);
  const huge = job(budget, 1000, running);
  await Promise.resolve();
  expect([...running]).toEqual([10]);
  small.end();
  await small.done;
  await Promise.resolve();
  expect([...running]).toEqual([1000]);
  huge.end();
  await huge.done;
});

it('releases the room if the work fails', async () => {
  const budget = new PixelBudget(100);
  const failing = budget.use(100, async () => {
    throw new Error('damaged');
  });
  const next = budget.use(100, async () => 'done');
  await expect(failing).rejects.toThrow('damaged');
  await expect(next).resolves.toBe('done');
});
