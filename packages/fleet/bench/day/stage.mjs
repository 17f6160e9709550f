// The stage of the long run: a Redis, the stand-in for the API and workers, each a process.
import { fork, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { startRedis } from '../../../../scripts/redis.mjs';
import { createQueue } from '../../dist/index.js';

const quiet = { info() {}, warn() {}, error() {} };
const fileOf = (name) => fileURLToPath(new URL(`./${name}.mjs`, import.meta.url));

/**
 * @param {{ workers: number, accounts: number, slots: number, lease: number, remember: number, speed: number, seed: number }} options
 *   slots of each account; milliseconds of a lease, and for which a finished job is remembered; how fast the API's time passes
 */
export async function openStage({ workers, accounts, slots, lease, remember, speed, seed }) {
  const server = await startRedis({ args: ['--hash-max-listpack-value', '512'] });
  const api = fork(fileOf('api'), [slots, speed, seed].map(String));
  const { url } = await new Promise((resolve) => api.once('message', resolve));
  const queue = await createQueue({ redis: server.url, logger: quiet });
  const redis = new Redis(server.url, { maxRetriesPerRequest: null });
  redis.on('error', () => {});
  const children = new Set();
  const args = [server.url, url, accounts, slots, lease, remember].map(String);
  const startWorker = async () => {
    const child = spawn(process.execPath, [fileOf('worker'), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.add(child);
    child.once('exit', () => children.delete(child));
    await new Promise((resolve, reject) => {
      child.stdout.once('data', resolve);
      child.once('exit', (code) => reject(new Error(`a worker ended with ${code}`)));
    });
    return child;
  };
  const kill = (child) =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once('exit', resolve);
      child.kill('SIGKILL');
    });
  const crew = [];
  for (let count = 0; count < workers; count += 1) crew.push(await startWorker());
  return {
    server,
    api,
    queue,
    redis,
    crew,
    startWorker,
    kill,
    /** @returns {Promise<object>} what the stand-in has counted, and the tasks of each picture */
    ledger: () =>
      new Promise((resolve) => {
        api.once('message', resolve);
        api.send('ledger');
      }),
    async close() {
      await Promise.all([...children].map(kill));
      redis.disconnect();
      await queue.close();
      api.kill();
      await server.stop();
    },
  };
}
