import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root, runCaptured } from './lib/run.mjs';
import { KitError } from './lib/setup.mjs';

const folder = path.join(root, 'node_modules', '.cache', 'python');
const works = (env) =>
  spawnSync('python3', ['-c', 'import requests'], { env: { ...process.env, ...env } }).status === 0;

/**
 * Finds the Python package requests. If it is missing, installs it into a cache folder of this repository.
 *
 * @returns {Promise<Record<string, string>>} the variables under which Python finds it
 * @throws {KitError} if it cannot be installed
 */
export async function ensureRequests() {
  const own = { PYTHONPATH: folder };
  for (const env of [{}, own]) if (works(env)) return env;
  process.stderr.write('Installing requests for the Python example …\n');
  const file = path.join(root, 'examples/python/requirements.txt');
  await runCaptured('python3', ['-m', 'pip', 'install', '--quiet', '--target', folder, '-r', file]).catch(
    () => undefined,
  );
  if (works(own)) return own;
  throw new KitError('The Python example needs Python 3 with requests, and it could not be installed. Install both.');
}
