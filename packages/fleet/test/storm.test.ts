import { expect, test } from 'vitest';
import { storm } from '../bench/storm.mjs';

test('no picture is lost or paid for twice while workers are killed and Redis restarts and pauses', async () => {
  const result = await storm({
    pictures: 120,
    workers: 3,
    kills: 4,
    restarts: 1,
    pauseMs: 1500,
    speed: 10,
    pollSeconds: 0.1,
    leaseSeconds: 2,
  });
  expect(result).toMatchObject({ lost: 0, twice: 0, failed: 0, unexplained: 0 });
  expect(result.done + result.dead).toBe(120);
  expect(result.most).toBeLessThanOrEqual(5);
}, 240_000);
