import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type Bench, createBench, jsonLines, makePicture, useMock } from './support/bench.js';

useMock();

const summaryOf = (out: string) => jsonLines(out).at(-1);
const results = async (bench: Bench) =>
  (await readdir(bench.file('out'))).filter((name) => !name.startsWith('.')).length;

test('a dry run lists what would be sent and what it costs, and sends and writes nothing', async () => {
  const bench = await createBench();
  await bench.pictures('photos', 3);
  await writeFile(bench.file('photos', 'same.png'), await makePicture(0));
  await writeFile(bench.file('photos', 'cut.png'), (await makePicture(7)).subarray(0, 300));
  const { code, out, err } = await bench.run(['cutout', 'photos', '-o', 'out', '--format', 'png', '--dry-run']);
  expect(code).toBe(0);
  expect(out.match(/^send /gm)).toHaveLength(3);
  expect(out).toMatch(/^copy .*same\.png.*same picture as/m);
  expect(out).toMatch(/^refuse .*cut\.png.*its end is missing/m);
  expect(err).toContain('Would send 3 pictures for about 6 credits');
  expect(await readdir(bench.folder)).toEqual(['photos']);
  expect(await bench.spent()).toBe(0);
});

test('equal pictures are paid once, in one run and in the next, unless --no-dedupe asks otherwise', async () => {
  const bench = await createBench();
  await bench.pictures('photos', 2);
  await writeFile(bench.file('photos', 'same.png'), await makePicture(0));
  const first = await bench.run(['cutout', 'photos', '-o', 'out', '--json']);
  expect(summaryOf(first.out)).toMatchObject({ done: 2, duplicates: 1, exitCode: 0 });
  await writeFile(bench.file('photos', 'later.png'), await makePicture(1));
  const second = await bench.run(['cutout', 'photos', '-o', 'out', '--json']);
  expect(summaryOf(second.out)).toMatchObject({ done: 0, duplicates: 1, skipped: 3 });
  expect(await bench.spent()).toBe(2);
  await bench.run(['cutout', 'photos', '-o', 'other', '--no-dedupe']);
  expect(await bench.spent()).toBe(6);
});

test('a second run skips existing results and fetches deleted ones without paying, and --force announces that it pays again', async () => {
  const bench = await createBench();
  await bench.pictures('photos', 3);
  await bench.run(['cutout', 'photos', '-o', 'out']);
  await rm(bench.file('out', 'picture 2.webp'));
  const second = await bench.run(['cutout', 'photos', '-o', 'out', '--json']);
  expect(summaryOf(second.out)).toMatchObject({ done: 1, skipped: 2, creditsSpent: 0, exitCode: 0 });
  expect(await results(bench)).toBe(3);
  expect(await bench.spent()).toBe(3);
  const third = await bench.run(['cutout', 'photos', '-o', 'out', '--force']);
  expect(third.code).toBe(0);
  expect(third.err).toContain('--force makes 3 pictures again and pays for them: about 3 credits');
  expect(await bench.spent()).toBe(6);
});

test('results that were made with other options are not replaced, and the run says so', async () => {
  const bench = await createBench();
  await bench.pictures('photos', 1);
  await bench.run(['cutout', 'photos', '-o', 'out']);
  const { out, code } = await bench.run(['cutout', 'photos', '-o', 'out', '--edge', '2', '--json']);
  expect(code).toBe(0);
  expect(jsonLines(out)[0]).toMatchObject({ status: 'skipped', reason: expect.stringContaining('other options') });
});

test('--max-credits stops the run before it is passed, with exit code 4, and a higher limit continues', async () => {
  const bench = await createBench();
  await bench.pictures('photos', 5);
  const first = await bench.run(['cutout', 'photos', '-o', 'out', '--max-credits', '3', '--json']);
  expect(first.code).toBe(4);
  expect(summaryOf(first.out)).toMatchObject({ done: 3, notStarted: 2, stopped: 'max-credits' });
  expect(await bench.spent()).toBe(3);
  expect((await bench.run(['cutout', 'photos', '-o', 'out', '--max-credits', '9'])).code).toBe(0);
  expect(await bench.spent()).toBe(5);
});

test('an account without credits ends the run with exit code 4, and the same command continues after a top-up', async () => {
  const bench = await createBench({ credits: 2 });
  await bench.pictures('photos', 6);
  const { code, out, err } = await bench.run(['cutout', 'photos', '-o', 'out', '--json']);
  expect(code).toBe(4);
  expect(summaryOf(out)).toMatchObject({ done: 2, failed: 0, notStarted: 4, stopped: 'out-of-credits' });
  expect(err).toContain('Top up the account');
  const { accounts } = (await bench.control('GET', '/accounts')) as { accounts: { id: string; credits: number }[] };
  const account = accounts.find(({ credits }) => credits === 0);
  await bench.control('PATCH', `/accounts/${account?.id}`, { credits: 10 });
  expect((await bench.run(['cutout', 'photos', '-o', 'out'])).code).toBe(0);
  expect(await results(bench)).toBe(6);
});

test('a key that the API refuses ends the run with exit code 3 and is not tried for each picture', async () => {
  const bench = await createBench();
  await bench.pictures('photos', 4);
  const { code, err, out } = await bench.run(['cutout', 'photos', '-o', 'out'], {
    env: { KOUKOUTU_API_KEY: 'wrong-key-1234' },
  });
  expect({ code, out }).toEqual({ code: 3, out: '' });
  expect(err).toContain('koukoutu login');
  expect(err).not.toContain('wrong-key-1234');
});

test('without a terminal the command asks nothing, and --quiet prints nothing about a run that succeeds', async () => {
  const bench = await createBench();
  await bench.pictures('photos', 2);
  const run = await bench.run(['cutout', 'photos', '-o', 'out', '--ask-above', '1', '--quiet']);
  expect(run).toMatchObject({ code: 0, out: '', err: '' });
});

test('--json prints one object per picture and a summary, with the documented fields', async () => {
  const bench = await createBench();
  await bench.pictures('photos', 1);
  const { out } = await bench.run(['cutout', 'photos', '-o', 'out', '--json']);
  const [picture, summary] = jsonLines(out);
  expect(picture).toEqual({
    type: 'picture',
    status: 'done',
    input: path.join('photos', 'picture 1.png'),
    output: path.join('out', 'picture 1.webp'),
    taskId: expect.any(Number),
    width: 96,
    height: 96,
    bytes: expect.any(Number),
    credits: 1,
  });
  expect(summary).toEqual({
    type: 'summary',
    total: 1,
    done: 1,
    skipped: 0,
    duplicates: 0,
    refused: 0,
    failed: 0,
    notStarted: 0,
    creditsSpent: 1,
    creditsLeft: 9999,
    stopped: null,
    seconds: expect.any(Number),
    exitCode: 0,
  });
});
