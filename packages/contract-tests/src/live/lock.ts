import { readFile, rm, writeFile } from 'node:fs/promises';

/**
 * Takes a lock file, which holds the id of the process that has it. One that was left behind by a process that is gone is
 * taken over.
 *
 * @returns gives the lock back
 * @throws Error when another process has it, or may have it
 */
export async function takeLock(file: string): Promise<() => Promise<void>> {
  const release = () => rm(file, { force: true });
  if (await create(file)) return release;
  if (await isLeft(file)) {
    // One at a time looks again and takes over: else each of several would throw out the one before it.
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

/** Whether the file could be made; false when it is there. */
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

/** Whether the process that has the lock is gone. One without a number may be about to write it. */
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
  new Error(`another run (process ${holder || 'unknown'}) uses it; if there is none, remove ${file}`);
