import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { COMMAND, spawnWorker } from './support/crew.js';
import { KEY, startMock } from './support/mock.js';
import { file, files, openStage, redisServer, temporaryFolder, until } from './support/stage.js';

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command to its end. */
function fleet(args: readonly string[], env: Record<string, string> = {}): Promise<Run> {
  const { KOUKOUTU_API_KEY: _, ...rest } = process.env;
  return new Promise((resolve) => {
    execFile(process.execPath, [COMMAND, ...args], { env: { ...rest, ...env } }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, err });
    });
  });
}

test('add prints the ids of files, folders, globs, links and lists; a worker runs them; status counts them', async () => {
  const { redis, api, out } = await openStage();
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'shirts'));
  const place = (name: string, from: number) => writeFileSync(path.join(folder, name), readFileSync(file(from)));
  for (const [at, name] of ['shirts/red.png', 'shirts/blue.png', 'one.png', 'glob-a.png', 'glob-b.png'].entries()) {
    place(name, at);
  }
  writeFileSync(path.join(folder, 'shirts', 'notes.txt'), 'no picture');
  writeFileSync(
    path.join(folder, 'list.txt'),
    `# more\nhttps://shop.example/x.jpg\n\n${path.join(folder, 'one.png')}\n`,
  );
  const on = ['--redis', redis.url];
  const words = ['shirts', 'one.png', 'glob-*.png'].map((name) => path.join(folder, name));
  const added = await fleet(['add', ...on, '--format', 'png', ...words, `@${path.join(folder, 'list.txt')}`]);
  expect(added.err).toBe('');
  const ids = added.out.trim().split('\n');
  expect(ids).toHaveLength(7);
  expect(new Set(ids).size).toBe(6);
  const worker = await spawnWorker([...on, '--base-url', api.url, '--out', out, '--poll-interval', '0.05']);
  const drained = await fleet(['drain', ...on, '--timeout', '40', '--json']);
  expect(drained.code).toBe(0);
  expect(JSON.parse((await fleet(['status', ...on, '--json'])).out)).toEqual({
    waiting: 0,
    active: 0,
    delayed: 0,
    done: 6,
    failed: 0,
    dead: 0,
    slots: { held: 0, limit: 5 },
    creditsLeft: expect.any(Number),
  });
  expect(readdirSync(out)).toHaveLength(6);
  expect(readdirSync(out).every((name) => name.endsWith('.png'))).toBe(true);
  const down = await fleet(['down', ...on, '--timeout', '20']);
  expect(down.out).toBe('1 worker has ended.\n');
  expect(await worker.ended).toBe(0);
}, 90_000);

test('pause and resume reach the workers, and down says so if there are none', async () => {
  const { redis, queue } = await openStage();
  const on = ['--redis', redis.url];
  expect((await fleet(['pause', ...on])).code).toBe(0);
  expect(await queue.isPaused()).toBe(true);
  expect((await fleet(['resume', ...on])).code).toBe(0);
  expect(await queue.isPaused()).toBe(false);
  expect((await fleet(['down', ...on])).out).toBe('No worker is running.\n');
  await queue.enqueue(files(1));
  expect((await fleet(['drain', ...on, '--timeout', '0.1'])).code).toBe(3);
}, 60_000);

test('dead letters are listed with their reason, retried and dropped by id', async () => {
  const { redis, queue, api, startWorker, ended } = await openStage();
  await api.fault({ fault: { kind: 'error', code: 500 }, operations: ['createTask'], times: 2 });
  await queue.enqueue(files(2));
  await startWorker();
  await ended(2);
  const on = ['--redis', redis.url];
  const letters = JSON.parse((await fleet(['dead', 'list', ...on, '--json'])).out);
  expect(letters).toHaveLength(2);
  expect(letters[0]).toMatchObject({ charged: 'maybe', taskId: null, reason: expect.stringContaining('HTTP 500') });
  expect((await fleet(['dead', 'list', ...on])).out).toContain('charged: maybe  no task id  background-removal');
  expect((await fleet(['dead', 'drop', ...on])).err).toContain('name ids, or pass --all');
  const wrong = await fleet(['dead', 'drop', ...on, 'unknown']);
  expect([wrong.code, wrong.err]).toEqual([1, 'unknown is not a dead letter.\n']);
  expect((await fleet(['dead', 'drop', ...on, letters[0].id])).out).toBe(`${letters[0].id}\n`);
  expect((await fleet(['dead', 'retry', ...on, '--all'])).out).toBe(`${letters[1].id}\n`);
  await ended(1);
  expect(await queue.status()).toMatchObject({ done: 1, dead: 0, failed: 0 });
}, 60_000);

test('--key-prefix recognises a picture by its place, whatever is in the file', async () => {
  const { url } = await redisServer();
  const picture = path.join(temporaryFolder(), 'a.png');
  writeFileSync(picture, readFileSync(file(0)));
  const add = (prefix: string) => fleet(['add', '--redis', url, '--key-prefix', prefix, picture]);
  const first = (await add('spring/')).out;
  writeFileSync(picture, readFileSync(file(1)));
  expect((await add('spring/')).out).toBe(first);
  expect((await add('autumn/')).out).not.toBe(first);
});

test('several accounts come from a file, and their keys may come from environment variables', async () => {
  const accounts = [
    { key: KEY, id: 'shop' },
    { key: 'other-key-99', id: 'other' },
  ];
  const { redis, queue, out, ended } = await openStage();
  const api = await startMock({ accounts });
  const list = path.join(temporaryFolder(), 'accounts.json');
  writeFileSync(
    list,
    JSON.stringify([
      { apiKeyEnv: 'KOUKOUTU_API_KEY', slots: 2 },
      { apiKey: 'other-key-99', slots: 3 },
    ]),
  );
  await queue.enqueue(files(10));
  await spawnWorker([
    '--redis',
    redis.url,
    '--accounts',
    list,
    '--base-url',
    api.url,
    '--out',
    out,
    '--poll-interval',
    '0.05',
  ]);
  await ended(10, 30_000);
  expect((await queue.status()).slots.limit).toBe(5);
  expect((await api.charged('shop')) + (await api.charged('other'))).toBe(10);
}, 60_000);

test('the metrics endpoint returns the Prometheus format without a key', async () => {
  const { redis, api, out, queue, ended } = await openStage();
  const port = String(20_000 + Math.floor(Math.random() * 20_000));
  await queue.enqueue(files(3));
  await spawnWorker([
    '--redis',
    redis.url,
    '--base-url',
    api.url,
    '--out',
    out,
    '--metrics-port',
    port,
    '--poll-interval',
    '0.05',
  ]);
  await ended(3);
  const response = await fetch(`http://127.0.0.1:${port}/metrics`);
  expect(response.headers.get('content-type')).toContain('text/plain');
  const text = await response.text();
  expect(text).toContain('koukoutu_fleet_jobs_total{outcome="done"} 3');
  expect(text).toMatch(/koukoutu_fleet_slots\{account="[0-9a-f]{16}",what="limit"\} 5/);
  expect(text).not.toContain(KEY);
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
}, 60_000);

test.each([
  [['frobnicate'], 'There is no command "frobnicate". Use worker, add, status, dead, drain, pause, resume, down.'],
  [['status'], 'status: --redis is missing, for example --redis redis://127.0.0.1:6379.'],
  [
    ['worker', '--redis', 'redis://127.0.0.1:1', '--out', 'x'],
    'worker: --api-key is missing. Set KOUKOUTU_API_KEY, or pass --accounts FILE.',
  ],
  [
    ['worker', '--redis', 'redis://127.0.0.1:1', '--api-key', 'k'],
    'worker: --out is missing, for example --out cutouts.',
  ],
  [
    ['worker', '--redis', 'r', '--api-key', 'k', '--out', 'x', '--concurrency', '0'],
    '--concurrency must be a whole number of 1 or more (got "0").',
  ],
  [['status', '--redis', 'r', '--jsn'], "status: Unknown option '--jsn'"],
])('%s is refused with exit code 2 and one sentence', async (args, words) => {
  const { code, err, out } = await fleet(args);
  expect([code, out, err]).toEqual([2, '', `koukoutu-fleet: ${words}\n`]);
});

test('a Redis that cannot be reached ends any command with exit code 1 and one sentence', async () => {
  const { code, err } = await fleet(['status', '--redis', 'redis://127.0.0.1:1', '--json']);
  expect(code).toBe(1);
  expect(err).toBe(
    'koukoutu-fleet: Redis at 127.0.0.1:1 cannot be reached (ECONNREFUSED): start it, or correct the redis:// URL.\n',
  );
});

test('--help lists every command', async () => {
  const { code, out } = await fleet(['--help']);
  expect(code).toBe(0);
  for (const name of ['worker', 'add', 'status', 'dead list', 'drain', 'pause', 'down']) expect(out).toContain(name);
});

test('an account whose key is refused stops its jobs with one sentence and loses none', async () => {
  const { queue, startWorker, log, api } = await openStage();
  await queue.enqueue(files(2));
  await startWorker({ accounts: [{ apiKey: 'wrong-key-77', baseUrl: api.url }] });
  await until('it is told', () => log.lines.some((line) => line.includes('was refused: its jobs wait')));
  await until('the jobs wait', async () => (await queue.status()).waiting === 2);
  expect(await queue.status()).toMatchObject({ waiting: 2, active: 0, failed: 0, dead: 0 });
  expect(log.lines.join('\n')).not.toContain('wrong-key-77');
});
