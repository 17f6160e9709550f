// The stage of every run: a Redis, a mock and workers, each a process.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startMockProcess } from '@koukoutu/mock-server/node';
import { startRedis } from '../../../scripts/redis.mjs';

/** The command under test. */
export const COMMAND = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

/**
 * @param {{ slots?: number, medianMs?: number, speed?: number, credits?: number, redisArgs?: string[], mock?: object }} [options]
 */
export async function openStage({ slots = 5, medianMs, speed = 1, credits = 10_000_000, redisArgs, mock = {} } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'koukoutu-fleet-'));
  const config = path.join(folder, 'mock.json');
  const durations = medianMs === undefined ? {} : { durations: { median: medianMs } };
  const accounts = [{ key: 'shop-key', credits, slots }];
  writeFileSync(
    config,
    JSON.stringify({ accounts, speed, ...durations, maxTasks: 200_000, journalSize: 1_000_000, ...mock }),
  );
  const redis = await startRedis(redisArgs === undefined ? {} : { args: redisArgs });
  const api = await startMockProcess({ args: ['--config', config] });
  const out = path.join(folder, 'out');
  /** @type {Set<import('node:child_process').ChildProcess>} */
  const children = new Set();
  let errors = '';

  /** Starts a program of Node and waits for a line that begins with `ready`. */
  const run = async (file, args, ready) => {
    const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    children.add(child);
    child.once('exit', () => children.delete(child));
    child.stderr.on('data', (chunk) => {
      errors = (errors + chunk).slice(-20_000);
    });
    await new Promise((resolve, reject) => {
      let said = '';
      child.stdout.on('data', (chunk) => {
        said += chunk;
        if (said.includes(ready)) resolve();
      });
      child.once('exit', (code) => reject(new Error(`${path.basename(file)} ended with ${code}:\n${errors}`)));
    });
    return child;
  };
  const startWorker = (args = []) =>
    run(
      COMMAND,
      ['worker', '--redis', redis.url, '--api-key', 'shop-key', '--base-url', api.url, '--out', out]
        .concat(['--slots', String(slots)])
        .concat(args),
      'worker ready',
    );
  /** Kills a process and waits for its end. */
  const kill = (child, signal = 'SIGKILL') =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once('exit', () => resolve());
      child.kill(signal);
    });
  return {
    redis,
    api,
    out,
    folder,
    slots,
    run,
    startWorker,
    kill,
    errors: () => errors,
    written: (name) => existsSync(path.join(out, name)),
    async close() {
      await Promise.all([...children].map((child) => kill(child)));
      await api.stop();
      await redis.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export { sleep };
