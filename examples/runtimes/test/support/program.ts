import { spawn } from 'node:child_process';
import { REPORT } from '../../journey/task.mjs';

/** The outcome of a program. */
export interface Ended {
  /** Exit code, or the signal that ended it. */
  readonly code: number | string;
  readonly stdout: string;
  readonly stderr: string;
  /** The program's report on its steps; `undefined` if it printed none. */
  readonly report: { name: string; error: string | null }[] | undefined;
}

/** Time limit of a program in milliseconds. */
const PATIENCE = 90_000;

/** Runs a program to its end with only the environment that it needs. */
export async function runProgram(
  [command, ...args]: readonly [string, ...string[]],
  { cwd, env }: { cwd: string; env: Record<string, string> },
): Promise<Ended> {
  const child = spawn(command, args, {
    cwd,
    env: { PATH: process.env.PATH ?? '', HOME: cwd, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: PATIENCE,
    killSignal: 'SIGKILL',
  });
  const [stdout, stderr] = ['', ''].map(() => [] as string[]) as [string[], string[]];
  child.stdout.setEncoding('utf8').on('data', (text: string) => stdout.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => stderr.push(text));
  const code = await new Promise<number | string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => resolve(status ?? signal ?? 'unknown'));
  });
  const out = stdout.join('');
  const line = out.split('\n').find((each) => each.startsWith(REPORT));
  return {
    code,
    stdout: out,
    stderr: stderr.join(''),
    report: line === undefined ? undefined : JSON.parse(line.slice(REPORT.length)),
  };
}
