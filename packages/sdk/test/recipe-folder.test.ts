import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { payingApi, png } from './support/batches.js';
import { arrived } from './support/client.js';
import { paths, type StubApi, taskState } from './support/stub-api.js';
import { temporaryFolder } from './support/temporary.js';

const guide = join(import.meta.dirname, '../../../docs/sdk/recipes.md');
const children = new Set<ChildProcess>();
let program = '';

beforeAll(async () => {
  const code = /## A folder of photos[\s\S]*?```ts\n([\s\S]*?)```/.exec(await readFile(guide, 'utf8'))?.[1] ?? '';
  const ours = code.replace(
    'new Koukoutu()',
    'new Koukoutu({ baseUrl: process.env.API_OF_THE_TEST, pollInterval: 20 })',
  );
  // A test must not reach the real hosts.
  expect(ours).toContain('API_OF_THE_TEST');
  program = join(await temporaryFolder(), 'folder.mjs');
  await build({
    stdin: { contents: ours, resolveDir: import.meta.dirname, loader: 'ts' },
    alias: { '@koukoutu/sdk/node': join(import.meta.dirname, '../src/node.ts') },
    outfile: program,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
  });
});
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

/** A folder with as many photos. */
async function folderOf(count: number): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'photos'));
  for (let at = 0; at < count; at++) await writeFile(join(folder, 'photos', `${at}.png`), png);
  return folder;
}

/** Runs the recipe as a user would. */
function start(folder: string, api: StubApi) {
  const env = { ...process.env, KOUKOUTU_API_KEY: 'kkt-test', API_OF_THE_TEST: api.url };
  const child = spawn(process.execPath, [program], { cwd: folder, env });
  children.add(child);
  let output = '';
  let heard = () => {};
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      output += text;
      heard();
    });
  }
  return {
    interrupt: () => child.kill('SIGINT'),
    async says(words: string): Promise<void> {
      while (!output.includes(words)) {
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
      }
    },
    ended: new Promise<{ code: number | null; lastLine: string | undefined }>((resolve) => {
      child.on('close', (code) => {
        children.delete(child);
        resolve({ code, lastLine: output.trim().split('\n').at(-1) });
      });
    }),
  };
}

/** An API whose tasks stay in the queue until they are let go. */
async function heldApi() {
  const api = await payingApi();
  let held = true;
  api.on(paths.file, () => ({ body: png }));
  api.on(paths.query, () => (held ? taskState(0) : taskState(1, { result_file: api.url + paths.file })));
  return Object.assign(api, {
    letGo: () => {
      held = false;
    },
  });
}

test('the recipe for a folder saves every picture and exits with 0', async () => {
  const api = (await payingApi()).on(paths.file, () => ({ body: png }));
  const folder = await folderOf(3);
  expect(await start(folder, api).ended).toEqual({
    code: 0,
    lastLine: '3 done, 0 failed, 0 done earlier, 0 cut off, 0 not started',
  });
  expect((await readdir(join(folder, 'out'))).sort()).toEqual(['0.png.png', '1.png.png', '2.png.png']);
});

test('the recipe for a folder finishes what runs at the first Ctrl-C, exits with 1, and does the rest the next time', async () => {
  const api = await heldApi();
  const folder = await folderOf(8);
  const run = start(folder, api);
  await arrived(api, paths.query, 5);
  run.interrupt();
  await run.says('Press Ctrl-C again');
  api.letGo();
  expect(await run.ended).toEqual({
    code: 1,
    lastLine: '5 done, 0 failed, 0 done earlier, 0 cut off, 3 not started',
  });
  expect(await readdir(join(folder, 'out'))).toHaveLength(5);
  expect(await start(folder, api).ended).toEqual({
    code: 0,
    lastLine: '3 done, 0 failed, 5 done earlier, 0 cut off, 0 not started',
  });
  expect(api.paid()).toBe(8);
});

test('the recipe for a folder aborts at the second Ctrl-C, and the next run continues the tasks', async () => {
  const api = await heldApi();
  const folder = await folderOf(8);
  const run = start(folder, api);
  await arrived(api, paths.query, 5);
  run.interrupt();
  await run.says('Press Ctrl-C again');
  run.interrupt();
  expect(await run.ended).toEqual({
    code: 1,
    lastLine: '0 done, 0 failed, 0 done earlier, 5 cut off, 3 not started',
  });
  api.letGo();
  expect((await start(folder, api).ended).code).toBe(0);
  expect(api.paid()).toBe(8);
});
