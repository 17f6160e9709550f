import { expect, test } from 'vitest';
import { type FleetEvent, watchQueue } from '../src/index.js';
import { collector, files, openStage, until } from './support/stage.js';

test('any process sees jobs start, progress, and end as done, failed or dead', async () => {
  const { redis, queue, startWorker, ended, api } = await openStage();
  const controller = new AbortController();
  const seen: FleetEvent[] = [];
  let ready = false;
  const watching = (async () => {
    const options = { redis: redis.url, signal: controller.signal, logger: collector() };
    for await (const event of watchQueue({
      ...options,
      onReady: () => {
        ready = true;
      },
    }))
      seen.push(event);
  })();
  await until('the loop listens', () => ready);
  await api.fault({ fault: { kind: 'error', code: 500 }, operations: ['createTask'], times: 1 });
  const [dead, done] = await queue.enqueue(files(2));
  const [failed] = await queue.enqueue({ from: '/nowhere/x.jpg', key: 'x' });
  await startWorker({ concurrency: 1 });
  await ended(3);
  await until(
    'all has been seen',
    () => seen.filter(({ type }) => type !== 'progress' && type !== 'started').length === 3,
  );
  controller.abort();
  await watching;
  const types = (id: string | undefined) => [
    ...new Set(seen.filter((event) => event.id === id).map(({ type }) => type)),
  ];
  expect(types(dead?.id)).toEqual(['started', 'dead']);
  expect(types(done?.id)).toEqual(['started', 'progress', 'done']);
  expect(types(failed?.id)).toEqual(['started', 'failed']);
  const last = seen.find((event) => event.id === done?.id && event.type === 'done');
  expect(last).toMatchObject({ result: { contentType: 'image/webp', output: expect.stringContaining('.webp') } });
  const progress = seen.filter((event) => event.type === 'progress').map((event) => event.progress.progress);
  expect(progress.at(-1)).toBe(100);
});
