import { readFile, rm, writeFile } from 'node:fs/promises';

/**
 * Takes a lock file, which contains the id of its process. A lock of a process that no longer exists is
 * taken over.
 *
 * @returns a function that releases the lock
 * @throws Error if another process has it, or may have it
 */
export async function takeLock(file: string): Promise<() => Promise<void>> {
  const release = () => rm(file, { force: true });
  if (await create(file)) return release;
  if (await isLeft(file)) {
    // Only one process at a time takes over. Otherwise each of several would remove the lock of the one before.
    const takeover = `${file}.takeover`;
    if (!(await create(takeover))) throw inUse(takeover);
    try {
      if (await isLeft(file)) {
        await writeFile(file, String(process.pid));
        return release;
      }
    } finally {
      await rm(takeover, { force: true });
    }
  }
  throw inUse(file, await holderOf(file));
}

/** Creates the file; false if it exists. */
async function create(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

const holderOf = async (file: string) => Number(await readFile(file, 'utf8').catch(() => ''));

/** Whether the process of the lock no longer exists. A lock without a number may be about to get one. */
async function isLeft(file: string): Promise<boolean> {
  const holder = await holderOf(file);
  return Number.isInteger(holder) && holder > 0 && !isAlive(holder);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const inUse = (file: string, holder = 0) =>
  new Error(`another run (process ${holder || 'unknown'}) uses it. If that process does not exist, remove ${file}`);
