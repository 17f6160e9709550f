import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname } from 'node:path';
import { expect, test } from 'vitest';
import { all, cutOut, newFile, payingApi, png } from './support/batches.js';
import { errorOf } from './support/client.js';
import { startBatch } from './support/processes.js';
import { manifestFile } from './support/sdk.js';

const locksBeside = async (file: string) =>
  (await readdir(dirname(file))).filter((name) => name.startsWith(`${basename(file)}.lock`));

/** A lock as a process of this machine would write it, with what differs. */
async function writeLock(file: string, fields: object, age = 0): Promise<void> {
  const running = await startBatch({ url: 'http://127.0.0.1:1', manifest: file, count: 1, png, hang: true });
  await running.ready;
  const text = await readFile(`${file}.lock`, 'utf8');
  await running.kill();
  await writeFile(`${file}.lock`, JSON.stringify({ ...JSON.parse(text), ...fields }));
  const then = new Date(Date.now() - age);
  await utimes(`${file}.lock`, then, then);
}

test('a second process on the same manifest sends nothing and gets an error that names the first process', async () => {
  const api = await payingApi();
  const manifest = await newFile();
  const first = await startBatch({ url: api.url, manifest, count: 3, png, hang: true });
  await first.ready;
  const second = await startBatch({ url: api.url, manifest, count: 3, png });
  const { errors = [] } = (await second.result) ?? {};
  await first.kill();
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatchObject({ name: 'ManifestError', path: manifest });
  expect(errors[0]?.owner).toEqual({ pid: first.pid, host: hostname(), since: expect.stringMatching(/^\d{4}-.*Z$/) });
  expect(errors[0]?.message).toContain(`process ${first.pid} on ${hostname()}, since `);
  expect(api.paid()).toBe(0);
});

test('six processes that start at once on one manifest never pay for the same input twice', async () => {
  const api = await payingApi();
  const manifest = await newFile();
  const started = await Promise.all(
    Array.from({ length: 6 }, () => startBatch({ url: api.url, manifest, count: 20, png })),
  );
  const results = await Promise.all(started.map(({ result }) => result));
  const ran = results.filter((result) => result?.errors.length === 0);
  const refused = results.filter((result) => result?.errors[0]?.name === 'ManifestError');
  expect(ran.length).toBeGreaterThan(0);
  expect(ran.length + refused.length).toBe(6);
  expect(api.paid()).toBe(20);
  expect(await locksBeside(manifest)).toEqual([]);
});

test('six processes that find the lock of a dead one at once take it over one at a time', async () => {
  const api = await payingApi();
  const manifest = await newFile();
  await writeLock(manifest, {});
  const started = await Promise.all(
    Array.from({ length: 6 }, () => startBatch({ url: api.url, manifest, count: 20, png })),
  );
  const results = await Promise.all(started.map(({ result }) => result));
  expect(results.some((result) => result?.errors.length === 0)).toBe(true);
  expect(api.paid()).toBe(20);
  expect(await locksBeside(manifest)).toEqual([]);
});

test('a second batch of the same process is refused, until the first has ended', async () => {
  const file = await newFile();
  const first = await manifestFile(file).open();
  expect((await errorOf(manifestFile(file).open())).message).toContain('another batch of this process');
  await first.close();
  await (await manifestFile(file).open()).close();
  expect(await locksBeside(file)).toEqual([]);
});

test.each<[string, object, number]>([
  ['of a process that was killed', {}, 0],
  ['whose number another process has now', { pid: process.pid, started: 'long ago 1' }, 0],
  ['of another machine that has given no sign of life for over a minute', { host: 'elsewhere' }, 61_000],
  ['of another container that has given no sign of life for over a minute', { space: 'pid:[1]' }, 61_000],
])('a lock %s is taken over', async (_what, fields, age) => {
  const api = await payingApi();
  const file = await newFile();
  await writeLock(file, fields, age);
  expect(await all(cutOut(api, file, 2))).toHaveLength(2);
  expect(await locksBeside(file)).toEqual([]);
});

test.each<[string, object, string]>([
  ['another machine', { host: 'elsewhere', pid: 1 }, 'process 1 on elsewhere'],
  ['another container under the same name', { space: 'pid:[1]', pid: 1 }, `process 1 on ${hostname()}`],
])('a lock of %s is respected while it is refreshed', async (_what, fields, words) => {
  const file = await newFile();
  await writeLock(file, fields, 20_000);
  const { message } = await errorOf(manifestFile(file).open());
  expect(message).toContain(words);
  expect(message).toContain(`deleting ${file}.lock`);
});

test('a lock of a running process is respected even if it has not been refreshed for long', async () => {
  const file = await newFile();
  const other = await startBatch({ url: 'http://127.0.0.1:1', manifest: file, count: 1, png, hang: true });
  await other.ready;
  const longAgo = new Date(Date.now() - 3_600_000);
  await utimes(`${file}.lock`, longAgo, longAgo);
  other.child.kill('SIGSTOP');
  expect(await errorOf(manifestFile(file).open())).toMatchObject({ owner: { pid: other.pid } });
  await other.kill();
});

test('a lock file that a process was about to write when it ended is taken over', async () => {
  const file = await newFile();
  await writeFile(`${file}.lock`, '{"pid":');
  const longAgo = new Date(Date.now() - 61_000);
  await utimes(`${file}.lock`, longAgo, longAgo);
  await (await manifestFile(file).open()).close();
  expect(await locksBeside(file)).toEqual([]);
});

test('a batch whose lock was taken over sends nothing more', async () => {
  const api = await payingApi();
  const file = await newFile();
  const run = cutOut(api, file, 8);
  const errors: (Error | undefined)[] = [];
  for await (const { error } of run) {
    if (errors.length === 0) await writeFile(`${file}.lock`, '{"token":"of another"}');
    errors.push(error);
  }
  const refused = errors.filter((error) => error?.name === 'ManifestError');
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]?.message).toContain('taken over by another process');
  expect(api.paid()).toBe(8 - refused.length);
  // It is not its own any more.
  expect(await locksBeside(file)).toHaveLength(1);
});
