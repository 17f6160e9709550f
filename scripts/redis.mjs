import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { runCaptured } from './lib/run.mjs';
import { KitError } from './lib/setup.mjs';

const INSTALLED = [
  '/usr/bin/redis-server',
  '/usr/local/bin/redis-server',
  '/opt/homebrew/bin/redis-server',
  '/usr/bin/valkey-server',
  '/usr/local/bin/valkey-server',
];

/**
 * Finds a Redis server for the fleet's tests and benchmarks. If there is none, installs Debian's package (as root). Its service is
 * not started, because every run starts a separate server on a free port.
 *
 * @returns {Promise<string>} the executable's path
 * @throws {KitError} if no server is found and none can be installed
 */
export async function ensureRedis() {
  const named = process.env.REDIS_SERVER_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new KitError(`REDIS_SERVER_PATH names "${named}", which does not exist. Correct it or unset it.`);
  }
  const find = () => INSTALLED.find((file) => existsSync(file));
  const found = find();
  if (found !== undefined) return found;
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stderr.write('Installing Redis for the fleet tests …\n');
    // In this run level the package does not start its service.
    const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
    for (const args of [
      ['update', '-qq'],
      ['install', '-y', '-qq', '--no-install-recommends', 'redis-server'],
    ]) {
      await runCaptured('apt-get', args, { env }).catch(() => undefined);
    }
  }
  const installed = find();
  if (installed !== undefined) return installed;
  throw new KitError(
    'The fleet tests need redis-server 7 or later, and it could not be installed. Install it, or set REDIS_SERVER_PATH to its path.',
  );
}

/** A free port of the loopback address. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * Starts a Redis server on a free loopback port, in a temporary folder that is removed when it stops.
 *
 * @param {{ args?: string[], port?: number }} [options] more settings, such as `['--maxmemory', '4mb']`
 */
export async function startRedis({ args = [], port } = {}) {
  const executable = await ensureRedis();
  const folder = mkdtempSync(path.join(tmpdir(), 'koukoutu-redis-'));
  const own = port ?? (await freePort());
  const settings = ['--port', String(own), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'yes'];
  let child;
  const start = () =>
    new Promise((resolve, reject) => {
      let said = '';
      child = spawn(executable, [...settings, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
      child.stdout.on('data', (chunk) => {
        said += chunk;
        if (/Ready to accept connections/.test(said)) resolve();
      });
      child.once('error', reject);
      child.once('exit', () => reject(new Error(`redis-server ended while starting:\n${said}`)));
    });
  const kill = (signal) =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once('exit', () => resolve());
      child.kill(signal);
    });
  const stop = async () => {
    child.kill('SIGCONT');
    await kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  await start();
  return {
    url: `redis://127.0.0.1:${own}`,
    port: own,
    /** Suspends the server and leaves its connections open. */
    pause: () => child.kill('SIGSTOP'),
    /** Continues after `pause`. */
    resume: () => child.kill('SIGCONT'),
    /** Kills the server. Its data stays on the disk. */
    kill: () => kill('SIGKILL'),
    /** Starts the server again with its data. */
    start,
    /** Stops the server and removes its folder. */
    stop,
  };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.argv.includes('--path')) console.log(await ensureRedis());
  else {
    const redis = await startRedis();
    console.log(`${redis.url} (Ctrl-C stops it and deletes its data)`);
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => redis.stop().then(() => process.exit(0)));
  }
}
