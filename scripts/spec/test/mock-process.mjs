import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { childEnvironment, root } from '../../lib/run.mjs';

const PROGRAM = path.join(root, 'packages/mock-server/dist/cli.js');

/**
 * Starts the mock as its own process, on a port of its choice.
 *
 * @param {string[]} options more command-line options
 * @returns {Promise<{ url: string, stop(): Promise<void> }>} once it is ready
 */
export async function startMock(...options) {
  if (!existsSync(PROGRAM)) throw new Error('The mock is not built: run `npm run setup`.');
  const child = spawn('node', [PROGRAM, '--port', '0', '--api-key', 'test-key', '--log', 'none', ...options], {
    env: childEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = new Promise((resolve) => child.once('close', resolve));
  const url = await new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk) => {
      output += chunk;
      const ready = output.match(/ready on (http:\S+)/);
      if (ready) resolve(ready[1]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('close', (code) => reject(new Error(`The mock ended with code ${code}:\n${output}`)));
  });
  return {
    url,
    async stop() {
      child.kill();
      await closed;
    },
  };
}
