import { mkdir, readFile, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { transform } from 'esbuild';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { namesFor } from '../journey/journey.mjs';
import { type Consumer, installPacked } from './support/consumer.ts';
import { makePhoto } from './support/photo.ts';
import { KEYS, type Surroundings, startSurroundings } from './support/places.ts';
import { type Ended, runProgram } from './support/program.ts';

const STEPS = namesFor(['key', 'files', 'server', 'refusals']);
const toolchain = inject('toolchain');
const tool = (...parts: string[]) => path.join(toolchain, ...parts);

const DENO = [
  'run',
  // Only the permissions that the SDK needs. A program that requests another one ends.
  '--node-modules-dir=manual',
  '--no-lock',
  '--no-prompt',
  '--allow-net=127.0.0.1',
  '--allow-env=KOUKOUTU_API_KEY,KOUKOUTU_MODELS_API_KEY',
  '--allow-read=.',
  '--allow-write=.',
];
const bun = tool('.bin', 'bun');
const deno = tool('.bin', 'deno');
const nodes = ['20', '22', '24', '26'].map((major) => ({
  name: `Node ${major}`,
  version: new RegExp(`^v${major}\\.`),
  runtime: major === '24' ? process.execPath : tool(`node-${major}`, 'bin', 'node'),
}));
const isBun = { name: 'Bun', version: /^1\./, runtime: bun };
const isDeno = { name: 'Deno', version: /^deno 2\./, runtime: deno };

/** The runtimes with files and processes, and how to run a program on each. */
const RUNTIMES = [
  ...nodes.flatMap((node) => [
    { ...node, kind: 'import', args: ['node/main.mjs'] },
    { ...node, kind: 'require', args: ['node/main.cjs'] },
  ]),
  { ...isBun, kind: 'TypeScript', args: ['--no-install', 'bun/main.ts'] },
  { ...isDeno, kind: 'TypeScript', args: [...DENO, 'deno/main.ts'] },
];

/** The rest of the table of runtimes, which `npm run runtimes` writes: too long for every run of the tests. */
const REST_OF_TABLE = [
  // Node 20 cannot run TypeScript: it gets what a compiler makes of it.
  ...nodes.map((node) => ({
    ...node,
    kind: 'TypeScript',
    args: [node.name === 'Node 20' ? 'node/built.mjs' : 'node/main.mts'],
  })),
  { ...isBun, kind: 'import', args: ['--no-install', 'node/main.mjs'] },
  { ...isBun, kind: 'require', args: ['--no-install', 'node/main.cjs'] },
  { ...isDeno, kind: 'import', args: [...DENO, 'node/main.mjs'] },
  { ...isDeno, kind: 'require', args: [...DENO, 'node/main.cjs'] },
];

let consumer: Consumer;
beforeAll(async () => {
  consumer = await installPacked(['journey', 'node', 'bun', 'deno']);
  for (const name of ['photo.jpg', 'large.jpg']) await writeFile(path.join(consumer.folder, name), await makePhoto());
  await truncate(path.join(consumer.folder, 'large.jpg'), 30 << 20);
  const source = await readFile(path.join(consumer.folder, 'node/main.mts'), 'utf8');
  const { code } = await transform(source, { loader: 'ts', format: 'esm' });
  await writeFile(path.join(consumer.folder, 'node/built.mjs'), code);
});
afterAll(() => consumer?.remove());

const all = process.env.KOUKOUTU_RUNTIMES === 'all' ? [...RUNTIMES, ...REST_OF_TABLE] : RUNTIMES;

describe.each(all)('$name, $kind', ({ name, kind, version, runtime, args }) => {
  let surroundings: Surroundings;
  let ended: Ended;
  let out: string;

  beforeAll(async () => {
    surroundings = await startSurroundings();
    out = path.join(consumer.folder, `out-${`${name} ${kind}`.replaceAll(/\W+/g, '-')}`);
    await mkdir(out);
    const file = (name: string) => path.join(consumer.folder, name);
    const task = { places: surroundings.places, photoPath: file('photo.jpg'), largePath: file('large.jpg'), out };
    ended = await runProgram([runtime, ...args, JSON.stringify(task)], { cwd: consumer.folder, env: KEYS });
  });
  afterAll(() => surroundings?.close());

  test('has the version in its name', async () => {
    const { stdout } = await runProgram([runtime, '--version'], { cwd: consumer.folder, env: {} });
    expect(stdout).toMatch(version);
  });

  test('runs every step, prints nothing else and ends by itself', () => {
    // Deno prints once for every server that it aborts a request's signal after a successful response, too.
    expect(ended.stderr.replace(/^Deno\.serve: request\.signal .*\n/, '')).toBe('');
    expect(ended.code).toBe(0);
    expect(ended.report?.map((step) => step.name)).toEqual(STEPS);
  });

  test.each(STEPS)('%s', (step) => {
    expect(ended.report?.find((each) => each.name === step)?.error).toBeNull();
  });

  test('has saved a picture that can be decoded, with a transparent corner, and no partial file', async () => {
    const { data, info } = await sharp(await readFile(path.join(out, 'saved.png')))
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, data[3]]).toEqual([240, 160, 0]);
  });

  test('prints no key, and sends none to the target of a redirect', () => {
    expect(ended.stdout).toContain('[redacted]');
    expect(ended.stdout + ended.stderr).not.toContain('SECRET');
    expect(surroundings.redirected).toEqual([]);
  });
});
