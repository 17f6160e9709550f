import { appendFile, chmod, link, writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { createBench, makePicture, useMock } from './support/bench.js';

useMock();

test('--watch cuts out what is there and what is added, once the file is whole, and ends with Ctrl-C', async () => {
  const bench = await createBench();
  await bench.pictures('incoming', 1);
  const run = bench.start(['cutout', 'incoming', '-o', 'incoming/done', '--watch']);
  await run.printed('picture 1.webp');
  const late = await makePicture(5);
  await writeFile(bench.file('incoming', 'late.png'), late.subarray(0, 100));
  await setTimeout(400);
  await appendFile(bench.file('incoming', 'late.png'), late.subarray(100));
  await run.printed('late.webp');
  run.child.kill('SIGINT');
  const { code } = await run.ended;
  expect(code).toBe(130);
  expect(await sharp(bench.file('incoming', 'done', 'late.webp')).metadata()).toMatchObject({ width: 96 });
  expect(await bench.spent()).toBe(2);
});

test('--watch does not pay again for a picture that only got new permissions or a hard link, as backups make', async () => {
  const bench = await createBench();
  await bench.pictures('incoming', 2);
  const run = bench.start(['cutout', 'incoming', '-o', 'done', '--watch']);
  await run.printed('picture 1.webp');
  await run.printed('picture 2.webp');
  await link(bench.file('incoming', 'picture 1.png'), bench.file('backup.png'));
  await chmod(bench.file('incoming', 'picture 2.png'), 0o600);
  await writeFile(bench.file('incoming', 'last.png'), await makePicture(5));
  await run.printed('last.webp');
  run.child.kill('SIGINT');
  await run.ended;
  expect(await bench.spent()).toBe(3);
});
