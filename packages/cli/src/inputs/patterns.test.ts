import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { glob } from 'tinyglobby';
import { expect, onTestFinished, test } from 'vitest';
import { fromShellPattern } from './patterns.js';

const FILES = ['a1.jpg', 'b1.jpg', '!1.jpg', '01.jpg', '02.jpg', '03.jpg', 'photo(1).jpg', '[!x.jpg'];

async function namesFor(pattern: string): Promise<string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'patterns-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const name of FILES) await writeFile(path.join(folder, name), '');
  return (await glob(fromShellPattern(pattern), { cwd: folder, expandDirectories: false })).sort();
}

test.each([
  ['[!a]1.jpg', ['!1.jpg', '01.jpg', 'b1.jpg']],
  ['{01..03}.jpg', ['01.jpg', '02.jpg', '03.jpg']],
  ['{03..02}.jpg', ['02.jpg', '03.jpg']],
  ['{02..02}.jpg', ['02.jpg']],
  ['*[(]1[)].jpg', ['photo(1).jpg']],
  ['[a-b]1.jpg', ['a1.jpg', 'b1.jpg']],
])('the pattern %s finds the same files as in a shell', async (pattern, names) => {
  expect(await namesFor(pattern)).toEqual(names);
});

test('fromShellPattern leaves an escaped bracket, an unpadded range and a very long range as they are', () => {
  for (const pattern of ['\\[!x.jpg', '{1..12}.jpg', '{000001..900000}.jpg']) {
    expect(fromShellPattern(pattern)).toBe(pattern);
  }
});
