import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ImageResult } from '@koukoutu/sdk';
import { expect, test } from 'vitest';
import { KEY } from './support/mock.js';
import { file, files, openStage, pictures, sleep, temporaryFolder, until } from './support/stage.js';

const link = (at: number | string) => `https://shop.example/${at}.jpg`;
const SHIRT = path.resolve(import.meta.dirname, '../../../examples/assets');
const photo = readdirSync(SHIRT).find((name) => name.endsWith('.jpg')) ?? '';

test('files and links become results in the folder, and each is paid for once', async () => {
  const { queue, startWorker, ended, out, api } = await openStage();
  const added = await queue.enqueue([path.join(SHIRT, photo), link('a'), link('b')], {
    fields: { outputFormat: 'png' },
  });
  await startWorker();
  await ended(3);
  const names = readdirSync(out).sort();
  expect(names).toEqual(
    [photo.replace('.jpg', ''), 'a', 'b'].map((name, at) => `${name}-${added[at]?.id.slice(1, 9)}.png`).sort(),
  );
  for (const name of names) expect(readFileSync(path.join(out, name)).subarray(1, 4).toString()).toBe('PNG');
  expect(await api.creates()).toHaveLength(3);
  expect(await queue.status()).toMatchObject({ done: 3, failed: 0, dead: 0, slots: { held: 0, limit: 5 } });
});

test('the same picture with the same call is one job; with other options it is another', async () => {
  const { queue, startWorker, ended, api } = await openStage();
  const first = await queue.enqueue([file(1), file(1)]);
  expect(first.map(({ outcome }) => outcome)).toEqual(['added', 'known']);
  expect((await queue.enqueue(file(1)))[0]).toEqual({ id: first[0]?.id, outcome: 'known' });
  expect((await queue.enqueue(file(1), { fields: { outputFormat: 'png' } }))[0]?.outcome).toBe('added');
  await startWorker();
  await ended(2);
  expect((await queue.enqueue(file(1)))[0]?.outcome).toBe('known');
  expect(await api.creates()).toHaveLength(2);
});

test('pictures are recognised by content if asked for, and by a key if one is given', async () => {
  const { queue } = await openStage();
  const folder = temporaryFolder();
  for (const name of ['one.jpg', 'two.jpg'])
    writeFileSync(path.join(folder, name), readFileSync(path.join(SHIRT, photo)));
  const copies = ['one.jpg', 'two.jpg'].map((name) => path.join(folder, name));
  const byPlace = await queue.enqueue(copies);
  expect(new Set(byPlace.map(({ id }) => id)).size).toBe(2);
  const byContent = await queue.enqueue(copies, { dedupe: 'content' });
  expect(new Set(byContent.map(({ id }) => id)).size).toBe(1);
  const byKey = await queue.enqueue(copies, { key: () => 'article 7' });
  expect(byKey.map(({ outcome }) => outcome)).toEqual(['added', 'known']);
});

test('a job with a higher priority overtakes waiting jobs', async () => {
  const { queue, startWorker, ended, api } = await openStage();
  await queue.enqueue(files(6));
  await queue.enqueue(file(30), { priority: 1 });
  await queue.enqueue(file(31), { priority: 5000 });
  await startWorker({ concurrency: 1 });
  await ended(8);
  const order = (await api.creates()).map(({ fields }) => fields.image_file?.bytes);
  expect(order[0]).toBe(pictures(40)[30]?.bytes);
  expect(order.at(-1)).toBe(pictures(40)[31]?.bytes);
});

test('a delayed job starts only after its delay', async () => {
  const { queue, startWorker, ended, api } = await openStage();
  await queue.enqueue(file(1), { delay: 1500 });
  await startWorker();
  expect(await queue.status()).toMatchObject({ delayed: 1, waiting: 0 });
  await sleep(800);
  expect(await api.creates()).toHaveLength(0);
  await ended(1);
  expect(await api.creates()).toHaveLength(1);
});

test('a paused queue starts no job, lets running jobs finish, and continues when resumed', async () => {
  const { queue, startWorker, ended, api } = await openStage({ mock: { speed: 0.5 } });
  await queue.enqueue(files(12));
  await startWorker();
  await until('five tasks run', async () => (await api.creates()).length === 5);
  await queue.pause();
  await api.setSpeed(20);
  await until('what ran is done', async () => (await queue.status()).done === 5);
  await sleep(500);
  expect(await api.creates()).toHaveLength(5);
  expect(await queue.status()).toMatchObject({ done: 5, waiting: 7, active: 0 });
  await queue.resume();
  await ended(12);
}, 60_000);

test('several accounts are used at the same time, each within its own slots', async () => {
  const accounts = [
    { key: KEY, id: 'shop', slots: 2 },
    { key: 'other-key-99', id: 'other', slots: 3 },
  ];
  const { queue, startWorker, ended, api } = await openStage({ mock: { accounts, speed: 2 } });
  await queue.enqueue(files(20));
  await startWorker({
    accounts: [
      { apiKey: KEY, slots: 2, baseUrl: api.url },
      { apiKey: 'other-key-99', slots: 3, baseUrl: api.url },
    ],
  });
  await ended(20, 30_000);
  expect(await api.mostAtOnce('shop')).toBe(2);
  expect(await api.mostAtOnce('other')).toBe(3);
  expect((await queue.status()).slots.limit).toBe(5);
}, 60_000);

test('a job that names an account runs only with that account', async () => {
  const accounts = [
    { key: KEY, id: 'shop' },
    { key: 'other-key-99', id: 'other' },
  ];
  const { queue, startWorker, ended, api } = await openStage({ mock: { accounts } });
  await queue.enqueue(files(4), { account: 'other-key-99' });
  await startWorker({
    accounts: [
      { apiKey: KEY, baseUrl: api.url },
      { apiKey: 'other-key-99', baseUrl: api.url },
    ],
  });
  await ended(4);
  expect(await api.charged('shop')).toBe(0);
  expect(await api.charged('other')).toBe(4);
});

test('an account without credits starts no jobs, and continues when it is topped up', async () => {
  const { queue, startWorker, ended, api, log } = await openStage({
    mock: { accounts: [{ key: KEY, id: 'shop', credits: 3 }] },
  });
  await queue.enqueue(files(6));
  await startWorker();
  await until('three are done', async () => (await queue.status()).done === 3);
  await until('the credits are known to be used up', async () => (await queue.status()).creditsLeft === 0);
  expect(await queue.status()).toMatchObject({ done: 3, failed: 0, dead: 0, waiting: 3 });
  expect(log.lines.join('\n')).toContain('is out of credits: its jobs wait until it is topped up');
  await api.setAccount('shop', { credits: 10 });
  await ended(6, 20_000);
  expect(await api.charged()).toBe(6);
}, 60_000);

test('a picture that is gone fails with one sentence, costs nothing, and may be added again', async () => {
  const { queue, startWorker, ended, api } = await openStage();
  const gone = path.join(temporaryFolder(), 'gone.jpg');
  writeFileSync(gone, readFileSync(path.join(SHIRT, photo)));
  const [added] = await queue.enqueue({ from: gone, key: 'article 7' });
  rmSync(gone);
  await startWorker();
  await ended(1);
  expect(await queue.status()).toMatchObject({ failed: 1, done: 0, dead: 0 });
  expect((await queue.bull.getJob(added?.id ?? ''))?.failedReason).toBe(
    `The picture ${gone} cannot be read: it does not exist. Nothing was sent.`,
  );
  writeFileSync(gone, readFileSync(path.join(SHIRT, photo)));
  expect((await queue.enqueue({ from: gone, key: 'article 7' }))[0]?.outcome).toBe('retried');
  await ended(1);
  expect(await queue.status()).toMatchObject({ failed: 0, done: 1 });
  expect(await api.creates()).toHaveLength(1);
});

test('a job is done only when its result is written, and a sink that fails is tried again with the same task', async () => {
  const { queue, startWorker, ended, api } = await openStage();
  await queue.enqueue(file(1));
  let calls = 0;
  const written: ImageResult[] = [];
  await startWorker({
    sink(result) {
      calls += 1;
      if (calls <= 4) throw new Error('the store is away');
      written.push(result);
      return 'store/1';
    },
  });
  await until('it was tried', () => calls >= 1);
  expect((await queue.status()).done).toBe(0);
  await ended(1, 30_000);
  expect(written).toHaveLength(1);
  expect(await queue.status()).toMatchObject({ done: 1, failed: 0, dead: 0 });
  expect(await api.creates()).toHaveLength(1);
}, 60_000);

test('a task that the API says has failed is a failed job with the API’s words', async () => {
  const { queue, startWorker, ended, api } = await openStage();
  await api.fault({ fault: { kind: 'task-failed', message: '图片处理失败' } });
  const [added] = await queue.enqueue(file(1));
  await startWorker();
  await ended(1);
  expect(await queue.status()).toMatchObject({ failed: 1, done: 0, dead: 0 });
  expect((await queue.bull.getJob(added?.id ?? ''))?.failedReason).toContain('图片处理失败');
});

test('429 is waited out and costs nothing', async () => {
  const { queue, startWorker, ended, api } = await openStage();
  await api.fault({ fault: { kind: 'error', code: 429 }, operations: ['createTask'], times: 9 });
  await queue.enqueue(files(3));
  await startWorker();
  await ended(3, 40_000);
  expect(await queue.status()).toMatchObject({ done: 3, failed: 0, dead: 0 });
  expect(await api.charged()).toBe(3);
}, 60_000);

test('a name that leads out of the folder is refused, and nothing is written there', async () => {
  const { queue, startWorker, out, log } = await openStage();
  await queue.enqueue({ from: file(1), name: '../../escaped' });
  await startWorker();
  await until('it was refused', () => log.lines.some((line) => line.includes('leads out of')), 15_000);
  expect(readdirSync(path.dirname(out)).some((name) => name.startsWith('escaped'))).toBe(false);
}, 60_000);
