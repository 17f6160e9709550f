import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

const PICTURE = /\.(png|jpe?g|webp)$/i;

/**
 * Finds the pictures to cut out: files as they are given, and for a folder the pictures in it, sorted by name.
 *
 * @param paths absolute paths of files and folders. A path that does not exist is kept, and fails when it is read
 */
export async function picturesOf(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    paths.map(async (one) => {
      const info = await stat(one).catch(() => undefined);
      if (!info?.isDirectory()) return [one];
      const entries = await readdir(one, { withFileTypes: true });
      return entries
        .filter((entry) => !entry.isDirectory() && PICTURE.test(entry.name) && !entry.name.startsWith('.'))
        .map((entry) => path.join(one, entry.name))
        .sort((a, b) => a.localeCompare(b, undefined, { numeric: true }));
    }),
  );
  return found.flat();
}
