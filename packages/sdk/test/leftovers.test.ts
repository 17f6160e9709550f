import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { clientOf, errorOf } from './support/client.js';
import { countingLimiter, watchTimers } from './support/leftovers.js';
import { hurriedClock } from './support/manual-clock.js';
import { pictures } from './support/pictures.js';
import { systemClock } from './support/sdk.js';
import { paths, startStub, taskState } from './support/stub-api.js';

const png = await pictures.png();
const timers = watchTimers();

test('a hundred calls leave no listener on a signal that outlives them', async () => {
  const api = await startStub();
  const client = clientOf(api, { clock: systemClock });
  const { signal } = new AbortController();
  await Promise.all(Array.from({ length: 100 }, () => client.credits({ signal })));
  for (let task = 0; task < 5; task++) await client.removeBackground(png, { mode: 'task', signal });
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  expect(timers.size).toBe(0);
});

test('a long wait for a task does not accumulate listeners', async () => {
  const api = await startStub();
  api.on(paths.query, (_, count) => (count < 20 ? taskState(0) : taskState(1, { result_file: api.url + paths.file })));
  const hurried = hurriedClock();
  const counts = new Map<AbortSignal, number[]>();
  const sleep: typeof hurried.sleep = (ms, signal) => {
    if (signal) counts.set(signal, [...(counts.get(signal) ?? []), getEventListeners(signal, 'abort').length]);
    return hurried.sleep(ms, signal);
  };
  await clientOf(api, { clock: { now: hurried.now, sleep } })
    .tasks.resume(1)
    .result();
  // The signal of the call is the one under which the pauses between the polls are slept.
  const pauses = [...counts.values()].find(({ length }) => length > 1) ?? [];
  expect(pauses).toHaveLength(19);
  expect(new Set(pauses).size).toBe(1);
});

test('a call of client.raw leaves no timer, with or without a response', async () => {
  const api = await startStub();
  const { raw } = clientOf(api, { clock: systemClock, maxRetries: 0 });
  await raw.async.GET('/v1/score');
  api.on(paths.score, () => (response) => response.socket?.destroy());
  await errorOf(raw.async.GET('/v1/score'));
  expect(timers.size).toBe(0);
});

test('leaving the loop over a task’s updates early releases everything', async () => {
  const api = (await startStub()).on(paths.query, () => taskState(0));
  const limiter = countingLimiter();
  const client = clientOf(api, { clock: systemClock, limiter });
  const { signal } = new AbortController();
  const task = await client.tasks.create('background-removal', png);
  expect(limiter.out).toBe(1);
  for await (const _ of task.updates({ signal })) break;
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  expect(timers.size).toBe(0);
  expect(limiter.out).toBe(0);
});
