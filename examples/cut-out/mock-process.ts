import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const command = path.join(path.dirname(fileURLToPath(import.meta.resolve('@koukoutu/mock-server'))), 'cli.js');

/** A mock server that runs in a process of its own. */
export interface MockProcess {
  /** Base URL of all hosts, for the client's `baseUrl`. */
  url: string;
  /** A key that the mock takes. */
  apiKey: string;
  /** Stops the server and waits for its end. */
  stop(): Promise<void>;
}

/**
 * Starts the mock's command on a free port of the loopback interface, as a user would in a second terminal.
 *
 * @param options `speed`: how many times faster than life its tasks run
 * @throws Error when the command ends before it is ready, with what it said
 */
export async function startMock(options: { speed: number }): Promise<MockProcess> {
  const apiKey = 'example-key';
  const args = [command, '--port', '0', '--api-key', apiKey, '--speed', String(options.speed)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  child.stderr.on('data', (chunk) => said.push(String(chunk)));
  const ended = once(child, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      said.push(`${line}\n`);
      const found = /http:\/\/[\d.]+:\d+/.exec(line);
      if (found !== null) resolve(found[0]);
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`The mock server did not start. It said:\n${said.join('')}`)));
  });
  return {
    url,
    apiKey,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
