import { expect, test } from 'vitest';
import { newFile, payingApi, png } from './support/batches.js';
import { type BatchProcess, startBatch } from './support/processes.js';
import { turn } from './support/turns.js';

/** Numbers that look random, and are the same in every run. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

const COUNT = 40;

test.each([1, 2, 3])(
  'a batch that is killed at random moments and run again pays for no input twice and loses none (seed %i)',
  async (seed) => {
    const random = numbers(seed);
    const api = await payingApi();
    const manifest = await newFile();
    let kills = 0;
    let last: Awaited<BatchProcess['result']>;
    for (let run = 0; run < 12 && !last; run++) {
      const from = api.requests.length;
      const batch = await startBatch({ url: api.url, manifest, count: COUNT, png });
      // A number of requests, not of milliseconds: a slow machine must not see less.
      const moment = from + 1 + Math.floor(random.next().value * 40);
      let ended = false;
      void batch.result.then(() => {
        ended = true;
      });
      while (!ended && api.requests.length < moment) await turn();
      if (!ended) {
        await batch.kill();
        kills += 1;
      }
      last = await batch.result;
    }
    last ??= await (await startBatch({ url: api.url, manifest, count: COUNT, png })).result;
    expect(kills).toBeGreaterThan(1);
    const { progress, errors } = last as NonNullable<typeof last>;
    // What is not finished is in doubt: it was sent, and the process was killed before the answer was on the disk.
    expect(errors.every(({ name }) => name === 'AmbiguousSubmitError')).toBe(true);
    expect(progress.done + progress.skipped + progress.failed).toBe(COUNT);
    expect(progress.failed).toBeLessThanOrEqual(5 * kills);
    expect(api.paid()).toBeLessThanOrEqual(COUNT);
    expect(api.paid()).toBeGreaterThanOrEqual(COUNT - progress.failed);
  },
  120_000,
);
