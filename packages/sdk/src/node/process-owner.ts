import type { ManifestOwner } from './manifest/error.js';

/** What a lock says about the process that holds it. */
export interface Owner extends ManifestOwner {
  /** When the process started, so that another one with the same number is not taken for it. */
  readonly started?: string | undefined;
  /** The namespace of process ids: each container counts its own, even under the same host name. */
  readonly space?: string | undefined;
  /** Tells locks of one process apart. */
  readonly token: string;
}

/** Milliseconds between two signs of life of a lock. */
export const HEARTBEAT = 10_000;

/** Milliseconds without a sign of life after which a process that cannot be looked up counts as dead. */
export const SILENCE = 60_000;

/** This process, as a new owner. */
export async function thisProcess(): Promise<Owner> {
  const [{ hostname }, { default: process }, { readlink }] = await Promise.all([
    import('node:os'),
    import('node:process'),
    import('node:fs/promises'),
  ]);
  let host = 'unknown host';
  try {
    host = hostname();
  } catch {
    // Deno without --allow-sys.
  }
  return {
    pid: process.pid,
    host,
    since: new Date().toISOString(),
    started: await startOf(process.pid),
    space: await readlink('/proc/self/ns/pid').catch(() => undefined),
    token: crypto.randomUUID(),
  };
}

/**
 * Whether the process that wrote a lock has ended. If its id can be looked up, that decides: a process that is paused, or
 * too busy to give signs of life, is alive. On another machine or in another container, only its silence tells.
 * @param silence - Milliseconds since the last sign of life.
 */
export async function hasEnded(owner: Owner | undefined, me: Owner, silence: number): Promise<boolean> {
  if (!owner || owner.host !== me.host || owner.space !== me.space) return silence > SILENCE;
  const started = await lookUp(owner.pid);
  if (started === 'ended') return true;
  if (started === undefined || owner.started === undefined) return silence > SILENCE && owner.pid !== me.pid;
  return started !== owner.started;
}

/**
 * Looks for a process of this machine and container.
 * @returns When it started, as text to compare; `ended` if there is none; `undefined` if the system does not say.
 */
export async function lookUp(pid: number): Promise<string | undefined> {
  const { default: process } = await import('node:process');
  try {
    process.kill(pid, 0);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ESRCH') return 'ended';
    // EPERM: the process exists and belongs to another user. Any other code: Deno without --allow-run does not tell.
    if (code !== 'EPERM') return undefined;
  }
  return startOf(pid);
}

/** Like {@link lookUp}, for a process that exists. A zombie counts as ended. */
async function startOf(pid: number): Promise<string | undefined> {
  const { readFile } = await import('node:fs/promises');
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ]);
    // The name, in brackets, may contain spaces and brackets. The first field after it is the state, the 20th the start time.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? 'ended' : `${boot.trim()} ${fields[19]}`;
  } catch {
    return undefined;
  }
}
