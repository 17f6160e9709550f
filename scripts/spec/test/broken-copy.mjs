import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../lib/run.mjs';

/**
 * Copies the spec, changes files of the copy, and looks for findings in it.
 *
 * @param {{ file: string, change: (text: string) => string }[]} changes `file`: inside `openapi/`. Each change must change something
 * @param {(folder: string) => Promise<T>} look
 * @returns {Promise<{ result: T, lineOf(file: string, text: string): number }>} the result of `look`, and a function that finds a
 *   text's line in a changed file
 * @template T
 */
export async function withBrokenCopy(changes, look) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'koukoutu-broken-'));
  try {
    await cp(path.join(root, 'openapi'), path.join(folder, 'openapi'), { recursive: true });
    // The lint settings refer to their plugin by a path relative to the spec.
    await cp(path.join(root, 'scripts/spec/lint-plugin.mjs'), path.join(folder, 'scripts/spec/lint-plugin.mjs'));
    const texts = new Map();
    for (const { file, change } of changes) {
      const place = path.join(folder, 'openapi', file);
      const before = texts.get(file) ?? (await readFile(place, 'utf8'));
      const after = change(before);
      if (after === before) throw new Error(`The change to ${file} changed nothing.`);
      texts.set(file, after);
      await writeFile(place, after);
    }
    const lineOf = (file, text) => texts.get(file).slice(0, texts.get(file).indexOf(text)).split('\n').length;
    return { result: await look(path.join(folder, 'openapi')), lineOf };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
