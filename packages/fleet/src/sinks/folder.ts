import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { save } from '@koukoutu/sdk/node';
import { FleetError, wordsOf } from '../internal/errors.js';
import type { Sink } from './sink.js';

/** The names that the SDK's `save` writes under before it renames. */
const TEMPORARY = /^\..*\.[0-9a-f-]{36}\.tmp$/;

/** Milliseconds after which a temporary file belongs to no living worker. */
const STALE = 60 * 60_000;

/**
 * Writes results into a folder. A file appears under its name only when it is whole; one that is there is replaced.
 * @param folder - Created if it is missing. For workers on several machines it must be shared, or each keeps its own part.
 * @throws FleetError from the sink if a name leads out of the folder.
 */
export function folderSink(folder: string): Sink {
  const root = path.resolve(folder);
  const made = new Set<string>();
  return async (result, { name, signal }) => {
    const file = path.resolve(root, name);
    if (!file.startsWith(root + path.sep))
      throw new FleetError('sink', `The result's name leads out of ${root}: ${name}`);
    const parent = path.dirname(file);
    if (!made.has(parent)) {
      await mkdir(parent, { recursive: true });
      await sweep(parent);
      made.add(parent);
    }
    try {
      return await save(result, file, { signal });
    } catch (error) {
      made.delete(parent);
      throw new FleetError('sink', `${file} could not be written: ${wordsOf(error)}`, { cause: error });
    }
  };
}

/** Removes what workers that were killed in the middle of writing have left. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!TEMPORARY.test(name)) continue;
    const file = path.join(folder, name);
    const age =
      Date.now() -
      (await stat(file).then(
        ({ mtimeMs }) => mtimeMs,
        () => Number.POSITIVE_INFINITY,
      ));
    if (age > STALE && age !== Number.NEGATIVE_INFINITY) await rm(file, { force: true });
  }
}
