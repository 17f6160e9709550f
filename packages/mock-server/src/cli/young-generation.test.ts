import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const MIB = 1024 * 1024;

/** Runs a program that keeps its latest objects for a while, as the journal does, and returns the size of its young generation. */
async function youngGeneration(first: string, ...flags: string[]): Promise<number> {
  const { outputFiles } = await build({
    stdin: {
      contents: `
import { getHeapSpaceStatistics } from 'node:v8';
import { limitYoungGeneration } from './young-generation.js';
${first}
const latest = new Array(50_000);
for (let turn = 0; turn < 500; turn += 1) {
  for (let at = 0; at < 5000; at += 1) latest[(turn * 5000 + at) % latest.length] = { turn, list: [turn, at] };
  await new Promise(setImmediate);
}
console.log(getHeapSpaceStatistics().find((space) => space.space_name === 'new_space').space_size);
`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
  });
  const input = outputFiles[0]?.text ?? '';
  return Number(
    spawnSync(process.execPath, [...flags, '--input-type=module', '-'], { input, encoding: 'utf8' }).stdout,
  );
}

test('limitYoungGeneration stops the young generation at 16 MiB, which otherwise grows further', async () => {
  expect(await youngGeneration('')).toBeGreaterThanOrEqual(32 * MIB);
  expect(await youngGeneration('limitYoungGeneration();')).toBe(16 * MIB);
}, 60_000);

test('limitYoungGeneration leaves alone a size that was chosen when Node was started', async () => {
  const chosen = ['--min-semi-space-size=16', '--max-semi-space-size=16'];
  expect(await youngGeneration('limitYoungGeneration();', ...chosen)).toBe(32 * MIB);
}, 60_000);
