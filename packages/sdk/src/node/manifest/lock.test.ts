import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { thisProcess } from '../process-owner.js';
import { acquireLock } from './lock.js';

/** Runs at the moment when a process looks whether the owner of a lock has ended. */
let meanwhile: () => Promise<void> = async () => {};

vi.mock('../process-owner.js', async (importOriginal) => {
  const original = await importOriginal<typeof import('../process-owner.js')>();
  return {
    ...original,
    async hasEnded(...given: Parameters<typeof original.hasEnded>) {
      const ended = await original.hasEnded(...given);
      await meanwhile();
      return ended;
    },
  };
});

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

test('acquireLock gives up its lock if another process took over the lock of the dead process at the same moment', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'koukoutu-'));
  folders.push(folder);
  const manifest = join(folder, 'batch.jsonl');
  const me = await thisProcess();
  await writeFile(`${manifest}.lock`, JSON.stringify({ ...me, started: 'long ago', token: 'of the dead' }));
  meanwhile = async () => {
    meanwhile = async () => {};
    // The other process has taken over, finished and begun again, so its lock has the old name.
    await writeFile(`${manifest}.lock`, JSON.stringify({ ...me, token: 'of the living' }));
  };
  await expect(acquireLock(manifest)).rejects.toMatchObject({ name: 'ManifestError', owner: { pid: me.pid } });
  expect(await readdir(folder)).toEqual(['batch.jsonl.lock']);
});
