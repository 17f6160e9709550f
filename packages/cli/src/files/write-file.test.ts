import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { deleteLeftovers, writeWhole } from './write-file.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'koukoutu-write-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

/** The temporary file that a process of this computer leaves if it is killed while it writes. */
function leftover(): string {
  const { pid } = spawnSync(process.execPath, ['--version']);
  const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
  return `.red.webp.koukoutu-${host}-${pid}-01234567.tmp`;
}

test('deleteLeftovers deletes the temporary files of ended processes, in folders below too', async () => {
  mkdirSync(path.join(folder, 'shirts'));
  writeFileSync(path.join(folder, leftover()), '');
  writeFileSync(path.join(folder, 'shirts', leftover()), '');
  writeFileSync(path.join(folder, 'red.webp'), '');
  await deleteLeftovers(folder);
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual(['red.webp', 'shirts']);
});

test('deleteLeftovers does not follow links, neither out of the folder nor in a circle', async () => {
  const results = path.join(folder, 'results');
  const elsewhere = path.join(folder, 'elsewhere');
  mkdirSync(results);
  mkdirSync(elsewhere);
  const name = leftover();
  writeFileSync(path.join(elsewhere, name), '');
  symlinkSync(elsewhere, path.join(results, 'link'), 'junction');
  for (const each of ['a', 'b']) symlinkSync(results, path.join(results, each), 'junction');
  await deleteLeftovers(results);
  expect(readdirSync(elsewhere)).toEqual([name]);
});

test('writeWhole takes a name of 80 Chinese characters', async () => {
  const name = `${'图'.repeat(80)}.png`;
  await writeWhole(path.join(folder, name), 'x');
  expect(readdirSync(folder)).toEqual([name]);
});
