import { mkdir, readFile, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
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

/** The runtimes with files and processes, and how to run a program on each. */
const RUNTIMES: readonly { name: string; version: RegExp; runtime: string; args: string[] }[] = [
  ...(['20', '22', '26'] as const).flatMap((major) =>
    ['mjs', 'cjs'].map((kind) => ({
      name: `Node ${major}, ${kind === 'mjs' ? 'import' : 'require'}`,
      version: new RegExp(`^v${major}\\.`),
      runtime: tool(`node-${major}`, 'bin', 'node'),
      args: [`node/main.${kind}`],
    })),
  ),
  ...['mjs', 'cjs'].map((kind) => ({
    name: `Node 24, ${kind === 'mjs' ? 'import' : 'require'}`,
    version: /^v24\./,
    runtime: process.execPath,
    args: [`node/main.${kind}`],
  })),
  { name: 'Bun', version: /^1\./, runtime: tool('.bin', 'bun'), args: ['--no-install', 'bun/main.ts'] },
  {
    name: 'Deno',
    version: /^deno 2\./,
    runtime: tool('.bin', 'deno'),
    // Only the permissions that the SDK needs. A program that requests another one ends.
    args: [
      'run',
      '--node-modules-dir=manual',
      '--no-lock',
      '--no-prompt',
      '--allow-net=127.0.0.1',
      '--allow-env=KOUKOUTU_API_KEY,KOUKOUTU_MODELS_API_KEY',
      '--allow-read=.',
      '--allow-write=.',
      'deno/main.ts',
    ],
  },
];

let consumer: Consumer;
beforeAll(async () => {
  consumer = await installPacked(['journey', 'node', 'bun', 'deno']);
  for (const name of ['photo.jpg', 'large.jpg']) await writeFile(path.join(consumer.folder, name), await makePhoto());
  await truncate(path.join(consumer.folder, 'large.jpg'), 30 << 20);
});
afterAll(() => consumer?.remove());

describe.each(RUNTIMES)('$name', ({ name, version, runtime, args }) => {
  let surroundings: Surroundings;
  let ended: Ended;
  let out: string;

  beforeAll(async () => {
    surroundings = await startSurroundings();
    out = path.join(consumer.folder, `out-${name.replaceAll(/\W+/g, '-')}`);
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
