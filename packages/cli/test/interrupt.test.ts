import { execFile } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { type Bench, COMMAND, createBench, jsonLines, useMock } from './support/bench.js';
import { runInTerminal } from './support/terminal.js';

useMock(8);

const results = async (bench: Bench) =>
  (await readdir(bench.file('out')).catch(() => [])).filter((name) => name.endsWith('.webp'));

test('the first Ctrl-C lets running pictures finish, and the same command processes the rest', async () => {
  const bench = await createBench();
  await bench.pictures('photos', 40);
  const run = runInTerminal(bench, ['cutout', 'photos', '-o', 'out']);
  await run.shows('2/40');
  run.type('\x03');
  await run.shows('Stopping: running pictures are finished first');
  expect(await run.ended).toBe(130);
  const there = await results(bench);
  expect(there.length).toBeGreaterThanOrEqual(2);
  expect(there.length).toBeLessThan(40);
  expect(run.screen()).toContain(`${40 - there.length} not started`);
  expect(await bench.spent()).toBe(there.length);
  expect((await bench.run(['cutout', 'photos', '-o', 'out'])).code).toBe(0);
  expect(await bench.spent()).toBe(40);
});

test('the second Ctrl-C aborts, and names the tasks that may still run; their results are fetched without paying', async () => {
  const bench = await createBench();
  await bench.pictures('photos', 12);
  const run = bench.start(['cutout', 'photos', '-o', 'out']);
  await run.printed('1/12');
  run.child.kill('SIGINT');
  await run.printed('Stopping');
  await setTimeout(350); // one press that arrives twice is still one
  run.child.kill('SIGINT');
  const { code, err } = await run.ended;
  expect(code).toBe(130);
  expect(err).toMatch(/task \d+ may still run/);
  expect((await bench.run(['cutout', 'photos', '-o', 'out', '--repeat-unknown'])).code).toBe(0);
  expect(await results(bench)).toHaveLength(12);
});

test('60 pictures and 10 SIGKILLs: no picture is paid twice, and every result is there or reported as unknown', async () => {
  const bench = await createBench();
  await bench.pictures('photos', 60);
  for (let kill = 0; kill < 10; kill += 1) {
    const run = bench.start(['cutout', 'photos', '-o', 'out']);
    await run.printed('✓').catch(() => {});
    await setTimeout((kill * 137) % 400);
    run.child.kill('SIGKILL');
    await run.ended;
  }
  const { out } = await bench.run(['cutout', 'photos', '-o', 'out', '--json']);
  const outcomes = jsonLines(out).filter(({ type }) => type === 'picture');
  const unknown = outcomes.filter(({ status }) => status === 'failed');
  for (const { error } of unknown) expect(error).toMatchObject({ name: 'AmbiguousSubmitError', mayHaveRun: true });
  const there = await results(bench);
  expect(there.length + unknown.length).toBe(60);
  // At most one request of each was charged: those of unknown outcome may have been, and are not repeated.
  expect(await bench.spent()).toBeGreaterThanOrEqual(there.length);
  expect(await bench.spent()).toBeLessThanOrEqual(60);
  for (const name of there) expect((await sharp(bench.file('out', name)).stats()).isOpaque).toBe(false);
  expect((await readdir(bench.file('out'))).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  const last = await bench.run(['cutout', 'photos', '-o', 'out', '--repeat-unknown']);
  expect(last.code).toBe(0);
  expect(await results(bench)).toHaveLength(60);
}, 180_000);

test('a second run in the same output folder is refused, names the running process, and pays nothing', async () => {
  const bench = await createBench();
  await bench.pictures('photos', 10);
  const first = bench.start(['cutout', 'photos', '-o', 'out']);
  await first.printed('1/10');
  const second = await bench.run(['cutout', 'photos', '-o', 'out']);
  expect(second.code).toBe(1);
  expect(second.err).toContain(String(first.child.pid));
  expect((await first.ended).code).toBe(0);
  expect(await bench.spent()).toBe(10);
});

test('a full disk ends the run before more is paid, and the next run fetches what was paid for', async () => {
  const bench = await createBench();
  await mkdir(bench.file('photos'));
  for (let number = 0; number < 30; number += 1) {
    // Noise does not compress: each result is larger than the limit of the shell below.
    const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 };
    const picture = sharp({ create: { width: 200, height: 200, channels: 3, background: '#808080', noise } });
    await picture.png().toFile(bench.file('photos', `${number}.png`));
  }
  const command = `ulimit -f 40; exec "${process.execPath}" "${COMMAND}" cutout photos -o out --format png --json`;
  const full = await new Promise<{ code: unknown; stdout: string }>((resolve) => {
    const options = { cwd: bench.folder, env: bench.env };
    execFile('bash', ['-c', command], options, (error, stdout) => resolve({ code: error?.code, stdout }));
  });
  expect(full.code).toBe(1);
  expect(jsonLines(full.stdout).at(-1)).toMatchObject({ done: 0, stopped: 'disk' });
  const paid = await bench.spent();
  expect(paid).toBeLessThanOrEqual(2 * 16);
  expect((await bench.run(['cutout', 'photos', '-o', 'out', '--format', 'png'])).code).toBe(0);
  expect(await bench.spent()).toBe(60);
}, 90_000);
