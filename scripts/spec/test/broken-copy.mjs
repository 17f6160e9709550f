import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../lib/run.mjs';

/**
 * Copies the spec, changes one file of the copy, and looks for findings in it.
 *
 * @param {string} name the file to change, inside `openapi/`
 * @param {(text: string) => string} change must change something
 * @param {(folder: string) => Promise<T>} look
 * @returns {Promise<{ result: T, lineOf(text: string): number }>} the result of `look`, and a function that finds a text's line
 * @template T
 */
export async function withBrokenCopy(name, change, look) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'koukoutu-broken-'));
  try {
    await cp(path.join(root, 'openapi'), path.join(folder, 'openapi'), { recursive: true });
    // The lint settings refer to their plugin by a path relative to the spec.
    await cp(path.join(root, 'scripts/spec/lint-plugin.mjs'), path.join(folder, 'scripts/spec/lint-plugin.mjs'));
    const file = path.join(folder, 'openapi', name);
    const before = await readFile(file, 'utf8');
    const after = change(before);
    if (after === before) throw new Error(`The change to ${name} changed nothing.`);
    await writeFile(file, after);
    const lineOf = (text) => after.slice(0, after.indexOf(text)).split('\n').length;
    return { result: await look(path.join(folder, 'openapi')), lineOf };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
