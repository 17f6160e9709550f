import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { clientOf, errorOf } from './support/client.js';
import { pictures } from './support/pictures.js';
import { buildSdk } from './support/processes.js';
import type { ImageResult } from './support/sdk.js';
import { paths, startStub } from './support/stub-api.js';
import { temporaryFolder } from './support/temporary.js';

/** Saves a picture whose bytes never end. */
const PROGRAM = `
import { save } from './sdk.mjs';
const stream = () => new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(9)), pull: () => new Promise(() => {}) });
setInterval(() => {}, 1e8);
await save({ stream, contentType: 'image/png' }, process.argv[2]);
`;

const png = await pictures.png();
const children = new Set<ChildProcess>();
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

/** A process that is in the middle of a save, and the name of its temporary file. */
async function startSaving(folder: string): Promise<{ readonly temporary: string; kill(): Promise<void> }> {
  const program = join(await buildSdk(), 'save.mjs');
  await writeFile(program, PROGRAM);
  const before = await readdir(folder);
  const child = spawn(process.execPath, [program, join(folder, 'out.png')]);
  children.add(child);
  for (;;) {
    const temporary = (await readdir(folder)).find((name) => !before.includes(name));
    if (temporary === undefined) continue;
    return {
      temporary,
      async kill() {
        child.kill('SIGKILL');
        await once(child, 'close');
      },
    };
  }
}

/** `save` of a program that has just been started. */
async function newSave(): Promise<(file: string) => Promise<string>> {
  vi.resetModules();
  const { save } = await import('./support/sdk.js');
  const api = (await startStub()).on(paths.sync, () => ({ body: png }));
  const result = await clientOf(api).removeBackground(png);
  return (file) => save(result as unknown as ImageResult, file);
}

test('save deletes the temporary files of a save that was killed, and nothing else', async () => {
  const folder = await temporaryFolder();
  const saving = await startSaving(folder);
  await saving.kill();
  const others = ['.out.png.tmp', '.out.png.1-a-b.tmp', 'out.1-a-b.0123456789ab.tmp'];
  for (const name of others) await writeFile(join(folder, name), '');
  await (await newSave())(join(folder, 'new.png'));
  expect((await readdir(folder)).sort()).toEqual([...others, 'new.png'].sort());
});

test('save leaves the temporary file of a process that is still writing it', async () => {
  const folder = await temporaryFolder();
  const saving = await startSaving(folder);
  await (await newSave())(join(folder, 'new.png'));
  expect(await readdir(folder)).toContain(saving.temporary);
  await saving.kill();
});

test('save deletes a temporary file of another machine only when it is a day old', async () => {
  const folder = await temporaryFolder();
  const [young, old] = ['.a.png.1-elsewhere-b.0123456789ab.tmp', '.b.png.1-elsewhere-b.0123456789ab.tmp'];
  const yesterday = new Date(Date.now() - 25 * 3_600_000);
  await writeFile(join(folder, young), '');
  await writeFile(join(folder, old), '');
  await utimes(join(folder, old), yesterday, yesterday);
  await (await newSave())(join(folder, 'new.png'));
  expect((await readdir(folder)).sort()).toEqual([young, 'new.png'].sort());
});

test('save keeps the permissions of a file that it replaces', async () => {
  const file = join(await temporaryFolder(), 'out.png');
  await writeFile(file, 'old');
  await chmod(file, 0o640);
  await (await newSave())(file);
  expect((await stat(file)).mode & 0o777).toBe(0o640);
  expect((await stat(file)).size).toBe(png.length);
});

test('if save cannot write, the error names the file and says how to download the result of a task again', async () => {
  const { save } = await import('./support/sdk.js');
  const result = await clientOf(await startStub()).removeBackground(png, { mode: 'task' });
  const lost = join(await temporaryFolder(), 'no', 'out.webp');
  const { message } = await errorOf(save(result as unknown as ImageResult, lost));
  expect(message).toContain(`save: cannot write ${lost}: ENOENT`);
  expect(message).toContain(`tasks.resume(${result.taskId})`);
});
