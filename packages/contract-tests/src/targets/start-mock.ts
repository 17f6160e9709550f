import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Keys } from '../model/case.js';

/** A mock in a process of its own. */
export interface RunningMock {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts the mock's command on a free port and waits until it is ready.
 *
 * @param keys the keys that it takes
 * @param speed tasks run so many times as fast as in life
 * @throws Error when it ends before it is ready
 */
export async function startMock(keys: Keys, speed: number): Promise<RunningMock> {
  const cli = fileURLToPath(new URL('./cli.js', import.meta.resolve('@koukoutu/mock-server/node')));
  const args = [
    cli,
    '--port',
    '0',
    '--api-key',
    keys.matting,
    '--models-api-key',
    keys.models ?? '',
    '--speed',
    String(speed),
  ];
  const child = spawn(process.execPath, [...args, '--log', 'none'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString('utf8');
      const found = /https?:\/\/[\w.:[\]-]+/.exec(said)?.[0];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the mock ended with code ${code} before it was ready`)));
    child.once('error', reject);
  });
  return {
    url,
    stop: async () => {
      if (child.exitCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}
