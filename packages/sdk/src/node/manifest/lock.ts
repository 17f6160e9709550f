import { HEARTBEAT, hasEnded, type Owner, SILENCE, thisProcess } from '../process-owner.js';
import { ManifestError } from './error.js';

/** The right to write a manifest. Only one process has it at a time. */
export interface Lock {
  /** Whether it is still held. A process that was paused for long may have lost it, because it seemed dead to another one. */
  isHeld(): boolean;
  release(): Promise<void>;
}

/** For so many milliseconds, a lock file without an owner counts as one that is still being written. */
const BEING_WRITTEN = 2_000;

/** An existing lock file. */
interface Found {
  readonly path: string;
  readonly number: number;
  readonly owner: Owner | undefined;
  /** When it last gave a sign of life, by the clock of the disk. */
  readonly touched: number;
}

/**
 * Locks a manifest with a file next to it. The lock of a process that has ended is taken over.
 *
 * A lock file is created exclusively, so only one of several processes succeeds. The file of a dead process is not deleted
 * and created again, since another process might do the same at that moment and delete the new file. Instead, a file with
 * the next number is created, and only then is the dead one deleted. A process that then finds a lock that it has not found
 * dead releases its own and starts over.
 * @param manifest - The path of the manifest, without links.
 * @throws ManifestError if another process holds it, naming the process.
 */
export async function acquireLock(manifest: string): Promise<Lock> {
  const { readFileSync } = await import('node:fs');
  const { rm, utimes, writeFile } = await import('node:fs/promises');
  const { setInterval, clearInterval, setTimeout } = await import('node:timers');
  const me = await thisProcess();
  // A random time, so that two processes do not collide again and again.
  const pause = () => new Promise((resolve) => void setTimeout(resolve, 5 + 20 * Math.random()));
  for (;;) {
    const dead = await findLocks(manifest);
    let isBeingWritten = false;
    for (const lock of dead) {
      const silence = Date.now() - lock.touched;
      if (!lock.owner && silence < BEING_WRITTEN) isBeingWritten = true;
      else if (!(await hasEnded(lock.owner, me, silence))) throw inUse(manifest, lock, me);
    }
    if (isBeingWritten) {
      await pause();
      continue;
    }
    const number = Math.max(0, ...dead.map((lock) => lock.number)) + 1;
    const path = `${manifest}.lock${number > 1 ? `.${number}` : ''}`;
    try {
      await writeFile(path, JSON.stringify(me), { flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new ManifestError(manifest, `cannot be locked: ${(error as Error).message}`, { cause: error });
    }
    const others = (await findLocks(manifest)).filter(({ path: other }) => other !== path);
    const isJudged = ({ path, owner }: Found) =>
      dead.some((lock) => lock.path === path && lock.owner?.token === owner?.token);
    if (!others.every(isJudged)) {
      await rm(path, { force: true });
      await pause();
      continue;
    }
    for (const lock of others) await rm(lock.path, { force: true });
    const isHeld = () => {
      try {
        return readFileSync(path, 'utf8').includes(me.token);
      } catch {
        return false;
      }
    };
    const touch = () => void utimes(path, new Date(), new Date()).catch(() => {});
    // The timer must not keep the program running.
    const heartbeat = setInterval(touch, HEARTBEAT).unref();
    return {
      isHeld,
      async release() {
        clearInterval(heartbeat);
        if (isHeld()) await rm(path, { force: true });
      },
    };
  }
}

async function findLocks(manifest: string): Promise<Found[]> {
  const [{ readdir, readFile, stat }, { basename, dirname, join }] = await Promise.all([
    import('node:fs/promises'),
    import('node:path'),
  ]);
  const folder = dirname(manifest);
  const prefix = `${basename(manifest)}.lock`;
  const found: Found[] = [];
  for (const name of await readdir(folder)) {
    if (!name.startsWith(prefix) || !/^(\.\d+)?$/.test(name.slice(prefix.length))) continue;
    const path = join(folder, name);
    try {
      const [text, { mtimeMs }] = [await readFile(path, 'utf8'), await stat(path)];
      const number = Number(name.slice(prefix.length + 1) || 1);
      found.push({ path, number, owner: ownerOf(text), touched: mtimeMs });
    } catch {
      // It has just been released.
    }
  }
  return found;
}

/** `undefined` for a lock that is still being written, or whose process ended before it was written. */
function ownerOf(text: string): Owner | undefined {
  try {
    const { pid, host, since, token } = JSON.parse(text) as Partial<Owner>;
    const isOne = Number.isSafeInteger(pid) && [host, since, token].every((each) => typeof each === 'string');
    return isOne ? (JSON.parse(text) as Owner) : undefined;
  } catch {
    return undefined;
  }
}

function inUse(manifest: string, { path, owner }: Found, me: Owner): ManifestError {
  const { pid, host, since } = owner ?? {};
  const who =
    owner?.token === undefined
      ? 'another process'
      : pid === me.pid && owner.started === me.started && host === me.host
        ? `another batch of this process, since ${since}`
        : `process ${pid} on ${host}, since ${since}`;
  return new ManifestError(
    manifest,
    `it is in use by ${who}. Two batches with one manifest would pay twice: wait for the other, stop it, or use another ` +
      `manifest. If that process no longer exists, its lock is taken over ${SILENCE / 1000} s after its last sign of life; ` +
      `deleting ${path} takes it over now.`,
    pid !== undefined && host !== undefined && since !== undefined ? { owner: { pid, host, since } } : {},
  );
}
