import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root, runCaptured } from './lib/run.mjs';
import { KitError } from './lib/setup.mjs';

/** Variables under which Python may find the package: none, our cache folder, the folder of Debian. */
const OWN = path.join(root, 'node_modules', '.cache', 'python');
const PLACES = [{}, { PYTHONPATH: OWN }, { PYTHONPATH: '/usr/lib/python3/dist-packages' }];

const works = (env) =>
  spawnSync('python3', ['-c', 'import requests'], { env: { ...process.env, ...env } }).status === 0;
const find = () => PLACES.find(works);

/** Ways to install it, tried in this order. */
const WAYS = [
  [
    'python3',
    '-m',
    'pip',
    'install',
    '--quiet',
    '--target',
    OWN,
    '-r',
    path.join(root, 'examples/python/requirements.txt'),
  ],
  ...(process.getuid?.() === 0
    ? [
        ['apt-get', 'update', '-qq'],
        ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'python3-requests'],
      ]
    : []),
];

/**
 * Finds the Python package requests. If it is missing, installs it into a cache folder with pip, or as Debian's package (as root).
 *
 * @returns {Promise<Record<string, string>>} the variables under which Python finds it
 * @throws {KitError} if it cannot be installed
 */
export async function ensureRequests() {
  const there = find();
  if (there !== undefined) return there;
  process.stderr.write('Installing requests for the Python example …\n');
  for (const [command, ...args] of WAYS) {
    await runCaptured(command, args, { env: { DEBIAN_FRONTEND: 'noninteractive' } }).catch(() => undefined);
    const found = find();
    if (found !== undefined) return found;
  }
  throw new KitError('The Python example needs Python 3 with requests, and it could not be installed. Install both.');
}
