import { expect, test } from 'vitest';
import type { Account } from './accounts.js';
import { createClock } from './clock.js';
import { createRandom } from './random.js';
import { createTasks } from './tasks.js';

const account = { id: 'shop' } as Account;
const order = {
  model: 'background-removal',
  options: {},
  uploadId: 'upload-1',
  standsFor: undefined,
  price: 1,
  scenarios: [],
};

test('a task that ends well between two looks at the clock is not refunded', () => {
  const clock = createClock({ mode: 'virtual' });
  let time = 0;
  // At a speed of 1000, a microsecond is a millisecond of mock time: the clock has moved on each time that it is read.
  const moving = { ...clock, now: () => time++ };
  for (let start = 0; start < 20; start += 1) {
    const tasks = createTasks(moving, createRandom(1), { median: 10, spread: 0 });
    time = 0;
    tasks.create(account, order);
    time = start;
    expect(tasks.unrefunded(account), `looked at from ${start} ms on`).toEqual([]);
  }
});

test('a task that has failed is to be refunded until it was', () => {
  const clock = createClock({ mode: 'virtual' });
  const tasks = createTasks(clock, createRandom(1), { median: 10, spread: 0 });
  const [failed, doomed, good] = [0, 1, 2].map(() => tasks.create(account, order));
  if (!failed || !doomed || !good) throw new Error('three tasks were created');
  tasks.fail(failed);
  tasks.doom(doomed);
  expect(tasks.unrefunded(account)).toEqual([failed]);
  clock.advance(60_000);
  expect(tasks.unrefunded(account)).toEqual([failed, doomed]);
  failed.refunded = true;
  expect(tasks.unrefunded(account)).toEqual([doomed]);
});
