import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { KEY } from './mock.js';

/** The command, as it is built. */
export const COMMAND = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** A worker as a process of its own. */
export interface WorkerProcess {
  readonly process: ChildProcess;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
  kill(signal: NodeJS.Signals): void;
}

/** Starts a worker and waits until it takes jobs. It is killed after the test. */
export async function spawnWorker(args: readonly string[]): Promise<WorkerProcess> {
  const child = spawn(process.execPath, [COMMAND, 'worker', ...args], {
    env: { ...process.env, KOUKOUTU_API_KEY: KEY },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => String(chunk).includes('worker ready') && resolve());
    ended.then((code) => reject(new Error(`the worker ended with ${code}: ${said}`)));
  });
  return { process: child, ended, kill: (signal) => void child.kill(signal) };
}
