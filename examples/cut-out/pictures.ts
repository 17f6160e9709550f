import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

const PICTURE = /\.(png|jpe?g|webp)$/i;

/**
 * The pictures that are meant: a file as it stands, a folder by the pictures in it, in the order of their names.
 *
 * @param paths absolute paths of files and folders; what does not exist stays in, and fails when it is read
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
