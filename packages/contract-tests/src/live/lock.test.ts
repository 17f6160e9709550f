import { access, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { takeLock } from './lock.js';

/** No process has an id this high. */
const NOBODY = '99999999';

async function newFile(text?: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'lock-')), 'it.lock');
  if (text !== undefined) await writeFile(file, text);
  return file;
}

/** Lets several callers take the same lock at once. Returns the release functions of those that got it. */
async function contend(file: string, contenders: number) {
  const all = await Promise.allSettled(Array.from({ length: contenders }, () => takeLock(file)));
  return all.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}

describe('a lock', () => {
  test.each([
    ['nobody has taken it before', undefined],
    ['a process that no longer exists has left it behind', NOBODY],
  ])('goes to exactly one of several callers at once, if %s', async (_, text) => {
    for (let round = 0; round < 50; round += 1) {
      const file = await newFile(text);
      const [release, ...others] = await contend(file, 5);
      expect(others).toEqual([]);
      expect(await readFile(file, 'utf8')).toBe(String(process.pid));
      await release?.();
    }
  });

  test('can be taken again after it was released, and leaves no file behind', async () => {
    const file = await newFile(NOBODY);
    await (await takeLock(file))();
    await (await takeLock(file))();
    await expect(access(file)).rejects.toThrow('ENOENT');
    await expect(access(`${file}.takeover`)).rejects.toThrow('ENOENT');
  });

  test('is kept if its process is unknown, because that process may be about to write its number', async () => {
    const file = await newFile('');
    await expect(takeLock(file)).rejects.toThrow(
      `another run (process unknown) uses it. If that process does not exist, remove ${file}`,
    );
  });

  test('names the file to remove if a process ended while it took the lock over', async () => {
    const file = await newFile(NOBODY);
    await writeFile(`${file}.takeover`, NOBODY);
    await expect(takeLock(file)).rejects.toThrow(`remove ${file}.takeover`);
  });
});
