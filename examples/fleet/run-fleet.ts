import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createQueue } from '@koukoutu/fleet';
import { startMockProcess } from '@koukoutu/mock-server/node';
import { startRedis } from './redis.ts';
import { serveStatusPage } from './status-page.ts';

const COMMAND = fileURLToPath(import.meta.resolve('@koukoutu/fleet')).replace(/index\.js$/, 'cli.js');
const API_KEY = 'kkt-mock-key';

/** Starts Redis, the mock, two workers, a queue and its status page, all on this computer. */
export async function runFleet(out: string, { speed = 1, port = 0 } = {}) {
  const redis = await startRedis();
  const mock = await startMockProcess({ apiKey: API_KEY, speed });
  const workers = await Promise.all([1, 2].map(() => startWorker(redis.url, mock.url, out)));
  const queue = await createQueue({ redis: redis.url });
  const page = await serveStatusPage(redis.url, queue, port);
  return {
    queue,
    url: page.url,
    async stop() {
      await page.close();
      await Promise.all(workers.map(stopWorker));
      await queue.close();
      await mock.stop();
      await redis.stop();
    },
  };
}

/** Starts a worker as a separate process. On another machine the command would be the same. */
async function startWorker(redis: string, baseUrl: string, out: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [COMMAND, 'worker', '--redis', redis, '--base-url', baseUrl, '--out', out], {
    env: { ...process.env, KOUKOUTU_API_KEY: API_KEY },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => String(chunk).includes('worker ready') && resolve());
    child.once('exit', (code) => reject(new Error(`The worker ended with ${code}.`)));
  });
  return child;
}

/** Stops a worker with SIGTERM, so that it finishes its running tasks first. */
async function stopWorker(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
