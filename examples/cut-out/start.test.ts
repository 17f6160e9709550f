import { spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createMockServer } from '@koukoutu/mock-server/node';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.resolve(here, '../../out');
const sample = path.resolve(here, '../assets/sample.jpg');
const name = '测试 picture of a shirt';
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'koukoutu example '));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await rm(path.join(out, `${name}-cut-out.png`), { force: true });
  await rm(path.join(out, `${name}-cut-out.webp`), { force: true });
});

/** Runs the example as `npm start -- …` does, from the folder of the pictures. */
const start = (...args: string[]) => startWith({}, ...args);

async function startWith(environment: NodeJS.ProcessEnv, ...args: string[]) {
  const { KOUKOUTU_API_KEY: _key, KOUKOUTU_BASE_URL: _url, ...inherited } = process.env;
  const env = { ...inherited, INIT_CWD: folder, ...environment };
  const child = spawn(process.execPath, [path.join(here, 'start.ts'), ...args], { env });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, output, errors };
}

/** The share of fully transparent and of fully opaque pixels, each from 0 to 1. */
async function transparency(file: string) {
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  let clear = 0;
  let solid = 0;
  for (let at = 3; at < data.length; at += 4) {
    if (data[at] === 0) clear += 1;
    if (data[at] === 255) solid += 1;
  }
  const pixels = info.width * info.height;
  return { clear: clear / pixels, solid: solid / pixels, corner: data[3], width: info.width, height: info.height };
}

test('a picture with spaces and Chinese characters in its name is cut out twice, with a transparent background', async () => {
  await copyFile(sample, path.join(folder, `${name}.jpg`));
  const { code, output, errors } = await start(`${name}.jpg`);
  expect(errors).toBe('');
  expect(code).toBe(0);

  const original = await sharp(sample).metadata();
  for (const format of ['png', 'webp'] as const) {
    const file = path.join(out, `${name}-cut-out.${format}`);
    expect((await sharp(file).metadata()).format).toBe(format);
    const seen = await transparency(file);
    expect([seen.width, seen.height]).toEqual([original.width, original.height]);
    expect(seen.corner).toBe(0);
    expect(seen.clear).toBeGreaterThan(0.2);
    expect(seen.solid).toBeGreaterThan(0.1);
  }

  const told = [
    'Mock server ready on http://127.0.0.1:',
    'synchronously',
    'wrote',
    'task',
    'wrote',
    'Mock server stopped',
  ];
  let from = 0;
  for (const words of told) {
    const at = output.indexOf(words, from);
    expect(at, `"${words}" is told, and in its order`).toBeGreaterThanOrEqual(from);
    from = at + words.length;
  }
});

test('a file that is missing or not a picture is reported in one sentence, and the others are still cut out', async () => {
  await copyFile(sample, path.join(folder, `${name}.jpg`));
  await writeFile(path.join(folder, 'notes.txt'), 'not a picture');
  const { code, output, errors } = await start('missing.jpg', 'notes.txt', `${name}.jpg`);
  expect(code).toBe(1);
  const complaints = errors.trim().split('\n');
  expect(complaints).toHaveLength(2);
  expect(complaints[0]).toContain('missing.jpg');
  expect(complaints[1]).toContain('notes.txt');
  expect(errors).not.toMatch(/^\s+at /m);
  expect(output).toContain('1 of 3 done');
});

test('a folder means the pictures in it, and KOUKOUTU_BASE_URL and KOUKOUTU_API_KEY choose the server', async () => {
  const pictures = path.join(folder, 'shop');
  await mkdir(path.join(pictures, 'older'), { recursive: true });
  for (const one of ['a.jpg', 'b.JPEG', '.hidden.jpg']) await copyFile(sample, path.join(pictures, one));
  await writeFile(path.join(pictures, 'list.txt'), 'no picture');
  const mock = await createMockServer({ port: 0, accounts: [{ key: 'key-of-a-user' }] });
  try {
    const environment = { KOUKOUTU_BASE_URL: mock.url, KOUKOUTU_API_KEY: 'key-of-a-user' };
    const { code, output, errors } = await startWith(environment, 'shop');
    expect(errors).toBe('');
    expect(code).toBe(0);
    expect(output).toContain(`Calling ${mock.url}`);
    expect(output).toContain('2 of 2 done');
    expect(output).not.toContain('key-of-a-user');
  } finally {
    await mock.close();
    for (const one of ['a', 'b']) {
      for (const format of ['png', 'webp']) await rm(path.join(out, `${one}-cut-out.${format}`), { force: true });
    }
  }
});

test('a folder without a picture is reported in one sentence', async () => {
  await mkdir(path.join(folder, 'empty'), { recursive: true });
  const { code, errors } = await start('empty');
  expect(code).toBe(1);
  expect(errors).toBe('No png, jpeg or webp picture was found in the given paths.\n');
});
