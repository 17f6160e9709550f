import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A mock in a process of its own. */
export interface RunningMock {
  readonly url: string;
  stop(): Promise<void>;
}

/** The keys that a mock takes; it has some of its own. */
export interface MockKeys {
  readonly matting: string | undefined;
  readonly models: string | undefined;
}

/**
 * Starts the mock's command on a free port and waits until it is ready.
 *
 * @param keys the keys that it takes
 * @param speed tasks run so many times as fast as in life
 * @param apart keeps Ctrl-C at a terminal from it, which reaches a whole group: a mock that went first would look like one that
 *   breaks off its answers. Whoever asks for that ends the mock on a signal.
 * @throws Error when it ends before it is ready
 */
export async function startMock(keys: MockKeys, speed: number, apart = false): Promise<RunningMock> {
  const cli = fileURLToPath(new URL('./cli.js', import.meta.resolve('@koukoutu/mock-server/node')));
  const given = [...option('--api-key', keys.matting), ...option('--models-api-key', keys.models)];
  const args = [cli, '--port', '0', ...given, '--speed', String(speed)];
  const child = spawn(process.execPath, [...args, '--log', 'none'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: apart,
    windowsHide: true,
  });
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

function option(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [name, value];
}
