import { readFile, rm, writeFile } from 'node:fs/promises';

/**
 * Takes a lock file, which holds the id of the process that has it. One that was left behind by a process that is gone is
 * taken over.
 *
 * @returns gives the lock back
 * @throws Error when another process has it
 */
export async function takeLock(file: string): Promise<() => Promise<void>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await writeFile(file, String(process.pid), { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = Number(await readFile(file, 'utf8').catch(() => ''));
    if (attempt === 2 || isAlive(holder)) {
      throw new Error(`another run (process ${holder || 'unknown'}) uses it; if there is none, remove ${file}`);
    }
    await rm(file, { force: true });
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
