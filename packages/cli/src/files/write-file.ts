import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';

/** Names this computer in temporary files, since process ids of other computers on a shared disk mean nothing here. */
const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const LEFTOVER = /\.koukoutu-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{8}\.tmp$/;

/**
 * Writes a file through a temporary one next to it, so that the file never holds half of its content.
 * @param mode - The permissions, if others must not read the file. They hold from the first byte on.
 */
export async function writeWhole(file: string, content: Uint8Array | string, mode?: number): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const name = path.basename(file).slice(0, 40);
  const mark = `koukoutu-${HOST}-${process.pid}-${randomUUID().slice(0, 8)}`;
  const temporary = path.join(path.dirname(file), `.${name}.${mark}.tmp`);
  try {
    const handle = await open(temporary, 'wx', mode);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Deletes the temporary files of runs that were killed while they wrote. Those of a living process stay. */
export async function deleteLeftovers(folder: string): Promise<void> {
  // With `withFileTypes`, readdir does not follow links out of the folder, or round and round.
  for (const { name, parentPath } of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const [, host, pid] = LEFTOVER.exec(name) ?? [];
    if (host === HOST && !isAlive(Number(pid))) await rm(path.join(parentPath, name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Writes a picture to standard output, and waits until it has left. */
export const toStdout = (bytes: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => process.stdout.write(bytes, (error) => (error ? reject(error) : resolve())));
