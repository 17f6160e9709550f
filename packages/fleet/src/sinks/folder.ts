import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { save } from '@koukoutu/sdk/node';
import { FleetError, wordsOf } from '../internal/errors.js';
import type { Sink } from './sink.js';

/**
 * Writes results into a folder. A file appears under its name only when it is complete. An existing file is replaced.
 * @param folder - Created if it is missing. For workers on several machines it must be a shared folder, or each machine keeps a part.
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
