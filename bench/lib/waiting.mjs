// Simulates kinds of tasks and the SDK waiting for them, for bench/waiting.mjs and the gate.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { simulatedApi, simulatedClock } from './simulation.mjs';
import { mean, seeded } from './statistics.mjs';

const PICTURE = 'https://shop.example/1.jpg';

const decimals = (share) => (share * 100).toFixed(2);
/** Progress as the API writes it, by the share of a task's time that has passed. */
const SHAPES = {
  linear: decimals,
  'slow-end': (share) => decimals(1 - (1 - share) ** 2),
  'slow-start': (share) => decimals(share ** 2),
  none: () => '0.00',
  integers: (share) => String(Math.floor(share * 100)),
  steps: (share) => decimals(Math.floor(share * 5) / 5),
  stuck: (share) => decimals(Math.min(0.99, share * 1.3)),
};
export const FOUR = ['linear', 'slow-end', 'slow-start', 'none'];

const normal = (random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
/** How long tasks take, in milliseconds. */
const DURATIONS = {
  uniform: (random) => 1500 + random() * 58_500,
  exponential: (random) => 1500 - Math.log(1 - random()) * 10_000,
  lognormal: (random) => 8000 * Math.exp(0.4 * normal(random)),
  narrow: (random) => Math.max(1500, 8000 + 1000 * normal(random)),
};

/** The SDK that was built in a checkout. */
export const sdkOf = (folder) => import(pathToFileURL(path.join(folder, 'packages/sdk/dist/index.js')));

/** Runs work on a simulated clock, with seeded jitter. */
async function simulate({ Koukoutu }, seed, taskOf, work) {
  const clock = simulatedClock();
  const api = simulatedApi(clock, taskOf);
  const koukoutu = new Koukoutu({ apiKey: 'kkt-bench-key', logLevel: 'off', clock, fetch: api.fetch, timeout: 1e8 });
  const { random } = Math;
  Math.random = seeded(seed);
  try {
    await clock.run(work(koukoutu));
  } finally {
    Math.random = random;
  }
  return api.tasks;
}

async function finish(koukoutu) {
  const task = await koukoutu.tasks.create('background-removal', PICTURE);
  for await (const update of task.updates()) if (update.state === 'done') return;
}

/**
 * Waits for tasks one after the other.
 *
 * @param {{ Koukoutu: Function }} sdk from `sdkOf`
 * @param {readonly string[]} shapes how the tasks report progress, chosen at random for each
 * @param {string} durations how long they take
 * @param {number} count
 * @param {number} seed
 * @returns {Promise<{ lag: number, polls: number, lagOfSeconds: number, pollsOfSeconds: number }>} means over the tasks: milliseconds
 *   from the end until a poll noticed it, and polls. `…OfSeconds`: the same with one poll per second
 */
export async function waitFor(sdk, shapes, durations, count, seed) {
  const random = seeded(seed);
  const kinds = Array.from({ length: count }, () => ({
    duration: DURATIONS[durations](random),
    progress: SHAPES[shapes[Math.floor(random() * shapes.length)]],
  }));
  const tasks = await simulate(
    sdk,
    seed,
    (number) => kinds[number],
    async (koukoutu) => {
      for (let number = 0; number < count; number += 1) await finish(koukoutu);
    },
  );
  const seconds = kinds.map(({ duration }) => Math.ceil(duration / 1000));
  return {
    lag: mean(tasks.map(({ created, duration, seen }) => seen - created - duration)),
    polls: mean(tasks.map(({ polls }) => polls)),
    lagOfSeconds: mean(kinds.map(({ duration }, at) => seconds[at] * 1000 - duration)),
    pollsOfSeconds: mean(seconds),
  };
}

/**
 * Runs tasks of 2 to 10 s through five slots.
 *
 * @returns {Promise<{ used: number }>} the percentage of slot time in which a task ran, until the last one was created
 */
export async function useSlots(sdk, count, seed) {
  const random = seeded(seed);
  const kinds = Array.from({ length: count }, () => ({ duration: 2000 + random() * 8000, progress: SHAPES.linear }));
  const tasks = await simulate(
    sdk,
    seed,
    (number) => kinds[number],
    (koukoutu) => Promise.all(kinds.map(() => finish(koukoutu))),
  );
  const from = tasks[0].created;
  const to = tasks.at(-1).created;
  const busy = tasks.reduce(
    (sum, { created, duration }) => sum + Math.max(0, Math.min(created + duration, to) - created),
    0,
  );
  return { used: (busy / ((to - from) * 5)) * 100 };
}
