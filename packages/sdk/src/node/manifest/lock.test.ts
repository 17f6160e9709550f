import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import * as owners from '../process-owner.js';
import { acquireLock } from './lock.js';

const folders: string[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

test('acquireLock gives up its lock if another process took over the lock of the dead process at the same moment', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'koukoutu-'));
  folders.push(folder);
  const manifest = join(folder, 'batch.jsonl');
  const me = await owners.thisProcess();
  await writeFile(`${manifest}.lock`, JSON.stringify({ ...me, started: 'long ago', token: 'of the dead' }));
  const { hasEnded } = owners;
  vi.spyOn(owners, 'hasEnded').mockImplementationOnce(async (...given) => {
    const ended = await hasEnded(...given);
    // Meanwhile the other process has taken over, finished and begun again, so its lock has the old name.
    await writeFile(`${manifest}.lock`, JSON.stringify({ ...me, token: 'of the living' }));
    return ended;
  });
  await expect(acquireLock(manifest)).rejects.toMatchObject({ name: 'ManifestError', owner: { pid: me.pid } });
  expect(await readdir(folder)).toEqual(['batch.jsonl.lock']);
});
