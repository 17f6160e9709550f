import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, onTestFinished } from 'vitest';
import { type RedisServer, startRedis } from '../../../../scripts/redis.mjs';
import { writePictures } from '../../bench/pictures.mjs';
import { createQueue, createWorker, folderSink, type Queue, type Worker, type WorkerOptions } from '../../src/index.js';
import { KEY, type MockConfig, startMock } from './mock.js';

let written: { path: string; bytes: number }[] | undefined;
const pictureFolder = mkdtempSync(path.join(tmpdir(), 'koukoutu-pictures-'));
afterAll(() => rmSync(pictureFolder, { recursive: true, force: true }));

/** Small pictures in files, each of another size, made once for a file of tests. */
export function pictures(count: number): { path: string; bytes: number }[] {
  written ??= writePictures(pictureFolder, 40);
  return written.slice(0, count);
}

/** Their paths. */
export const files = (count: number): string[] => pictures(count).map((picture) => picture.path);

/** The path of the picture with that number. */
export const file = (at: number): string => files(40)[at] ?? '';

/** Collects log lines in place of the standard error stream. */
export function collector() {
  const lines: string[] = [];
  const add = (line: string) => void lines.push(line);
  return { lines, info: add, warn: add, error: add };
}

/** A folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'koukoutu-fleet-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A Redis that ends with the test. */
export async function redisServer(args: string[] = []): Promise<RedisServer> {
  const server = await startRedis({ args });
  onTestFinished(() => server.stop());
  return server;
}

/** A client that is closed after the test. */
export function redisClient(url: string): Redis {
  const client = new Redis(url, { maxRetriesPerRequest: null });
  client.on('error', () => {});
  onTestFinished(() => client.disconnect());
  return client;
}

/** Waits until a condition holds, ten seconds at most. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, limit = 10_000): Promise<void> {
  const started = performance.now();
  while (!(await holds())) {
    if (performance.now() - started > limit) throw new Error(`Not within ${limit} ms: ${what}`);
    await sleep(25);
  }
}

/** A Redis, a mock, a queue, and workers as asked for. */
export async function openStage(options: { mock?: MockConfig; redisArgs?: string[] } = {}) {
  const redis = await redisServer(options.redisArgs);
  const api = await startMock(options.mock);
  const out = temporaryFolder();
  const log = collector();
  const queue: Queue = await createQueue({ redis: redis.url, logger: log });
  onTestFinished(() => queue.close());
  const startWorker = async (more: Partial<WorkerOptions> = {}): Promise<Worker> => {
    const worker = await createWorker({
      redis: redis.url,
      accounts: [{ apiKey: KEY, baseUrl: api.url }],
      sink: folderSink(out),
      logger: log,
      leaseMs: 2000,
      pollIntervalMs: 50,
      ...more,
    });
    onTestFinished(() => worker.close(0));
    return worker;
  };
  /** Waits until so many jobs have come to an end. */
  const ended = (count: number, limit?: number) =>
    until(
      `${count} jobs have ended`,
      async () => {
        const { done, failed, dead, active, waiting } = await queue.status();
        return done + failed + dead >= count && active + waiting === 0;
      },
      limit,
    );
  return { redis, api, out, log, queue, startWorker, ended };
}

export { sleep };
