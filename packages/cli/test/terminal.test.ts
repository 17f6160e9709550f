import { expect, test } from 'vitest';
import { createBench, useMock } from './support/bench.js';
import { runInTerminal } from './support/terminal.js';

useMock(8);

test('a terminal shows a bar for the whole run and a line for each running picture', async () => {
  const bench = await createBench();
  await bench.pictures('photos', 8);
  const run = runInTerminal(bench, ['cutout', 'photos', '-o', 'out']);
  await run.shows(' %');
  expect(run.screen()).toMatch(/[█░]{10,} \d\/8/);
  expect(run.screen()).toMatch(
    / {2}photos\/picture \d\.png {2}(\d+ %|waiting|next in the queue|\d ahead in the queue)/,
  );
  expect(await run.ended).toBe(0);
  expect(run.screen()).toMatch(/8 done in .*about 8 credits/);
  expect(run.screen()).not.toContain('█');
  expect(run.raw()).toContain('\u001b[32m');
});

test('NO_COLOR turns colours off, the locale chooses Chinese, and a long Chinese name does not break the lines', async () => {
  const bench = await createBench();
  await bench.pictures(`照片/${'很长的名字'.repeat(8)}`, 3);
  const run = runInTerminal(bench, ['cutout', '照片', '-r', '-o', 'out'], { NO_COLOR: '1', LC_ALL: 'zh_CN.UTF-8' }, 60);
  await run.shows('…');
  expect(await run.ended).toBe(0);
  expect(run.screen()).toMatch(/完成 3；用时 .*约 3 点/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one.
  expect(run.raw()).not.toMatch(/\u001b\[3\dm/);
});

test('an expensive run asks first, and sends nothing if the answer is no', async () => {
  const bench = await createBench();
  await bench.pictures('photos', 3);
  const run = runInTerminal(bench, ['cutout', 'photos', '-o', 'out', '--ask-above', '2']);
  await run.shows('This sends 3 pictures for about 3 credits. Continue?');
  run.type('n\r');
  expect(await run.ended).toBe(130);
  expect(await bench.spent()).toBe(0);
  const yes = runInTerminal(bench, ['cutout', 'photos', '-o', 'out', '--ask-above', '2']);
  await yes.shows('Continue?');
  yes.type('y\r');
  expect(await yes.ended).toBe(0);
  expect(await bench.spent()).toBe(3);
});

test('login reads a key without showing it', async () => {
  const bench = await createBench();
  const key = bench.env.KOUKOUTU_API_KEY ?? '';
  const run = runInTerminal(bench, ['login', '--base-url', bench.env.KOUKOUTU_BASE_URL ?? ''], {
    KOUKOUTU_API_KEY: '',
  });
  await run.shows('API key (not shown):');
  run.type(`${key}\r`);
  expect(await run.ended).toBe(0);
  expect(run.raw()).not.toContain(key);
  const after = await bench.run(['credits', '--json'], { env: { KOUKOUTU_API_KEY: '', KOUKOUTU_BASE_URL: '' } });
  expect(JSON.parse(after.out)).toEqual({ credits: 10_000, vipCredits: 0 });
});
