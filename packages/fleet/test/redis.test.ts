import { connect, createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../../../scripts/redis.mjs';
import { createQueue, createWorker, folderSink } from '../src/index.js';
import { queueKeys } from '../src/redis/keys.js';
import { spawnWorker } from './support/crew.js';
import { KEY, startMock } from './support/mock.js';
import {
  collector,
  files,
  openStage,
  redisClient,
  redisServer,
  sleep,
  temporaryFolder,
  until,
} from './support/stage.js';

const quiet = collector();

async function refusalOf(redis: string): Promise<string> {
  return createQueue({ redis, logger: quiet }).then(
    async (queue) => {
      await queue.close();
      return 'it was opened';
    },
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

test('a Redis that cannot be reached is reported in one sentence with its address', async () => {
  const port = await freePort();
  expect(await refusalOf(`redis://user:secret-word@127.0.0.1:${port}`)).toBe(
    `FleetError: Redis at 127.0.0.1:${port} cannot be reached (ECONNREFUSED): start it, or correct the redis:// URL.`,
  );
});

test('a missing and a wrong password are reported in one sentence without the password', async () => {
  const { port } = await redisServer(['--requirepass', 'right-word']);
  expect(await refusalOf(`redis://127.0.0.1:${port}`)).toBe(
    `FleetError: Redis at 127.0.0.1:${port} requires a password: correct it in the redis:// URL.`,
  );
  expect(await refusalOf(`redis://:wrong-word@127.0.0.1:${port}`)).toBe(
    `FleetError: Redis at 127.0.0.1:${port} refused the user name or the password: correct it in the redis:// URL.`,
  );
  expect(await refusalOf(`redis://:right-word@127.0.0.1:${port}`)).toBe('it was opened');
});

test.each(['allkeys-lru', 'volatile-ttl'])('a Redis that may drop keys (%s) is refused', async (policy) => {
  const { port, url } = await redisServer(['--maxmemory-policy', policy]);
  expect(await refusalOf(url)).toBe(
    `FleetError: Redis at 127.0.0.1:${port} has maxmemory-policy ${policy}, which drops jobs when memory is short: set it to noeviction.`,
  );
});

test('a Redis without an append-only file is used with a warning', async () => {
  const { url } = await redisServer(['--appendonly', 'no']);
  const log = collector();
  await (await createQueue({ redis: url, logger: log })).close();
  expect(log.lines.join()).toContain('after a crash it forgets the newest jobs and task ids');
});

test('an old Redis is refused with its version', async () => {
  // It speaks just enough to be asked for its version.
  const old = createServer((socket) => {
    socket.on('data', (data) => {
      const text = '# Server\r\nredis_version:6.2.14\r\nloading:0\r\n';
      for (const [, name = ''] of String(data).matchAll(/\*\d+\r\n\$\d+\r\n(\w+)\r\n/g)) {
        if (name.toLowerCase() === 'info') socket.write(`$${text.length}\r\n${text}\r\n`);
        else socket.write(name.toLowerCase() === 'hello' ? "-ERR unknown command 'hello'\r\n" : '+OK\r\n');
      }
    });
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => old.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void old.close());
  const { port } = old.address() as { port: number };
  expect(await refusalOf(`redis://127.0.0.1:${port}`)).toBe(
    `FleetError: Redis at 127.0.0.1:${port} is version 6.2.14, and the fleet needs 7.0 or later: upgrade it.`,
  );
});

test.each([
  ['not a url', 'The Redis address must be a URL such as redis://127.0.0.1:6379.'],
  [
    'http://127.0.0.1:6379',
    'The Redis address must start with redis://, rediss:// or redis-sentinel:// (got http://).',
  ],
  [
    'redis-sentinel://127.0.0.1',
    'A redis-sentinel:// address must look like redis-sentinel://host:port,host:port/master-name.',
  ],
])('the address "%s" is refused', async (address, words) => {
  expect(await refusalOf(address)).toBe(`FleetError: ${words}`);
});

test('a queue that another version made is refused and not changed', async () => {
  const { url } = await redisServer();
  await redisClient(url).set(queueKeys().layout, '99');
  expect(await refusalOf(url)).toMatch(
    /^FleetError: Queue "default" has layout 99, but this version .* works with layout 1/,
  );
});

test('a second fleet with another number of slots for the same account is refused with both numbers', async () => {
  const { startWorker, api } = await openStage();
  await startWorker();
  const second = startWorker({ accounts: [{ apiKey: KEY, baseUrl: api.url, slots: 9 }] });
  await expect(second).rejects.toThrow(/is in use with 5 slots, and this process asks for 9/);
});

test('with a full Redis no task starts, ids of running tasks are kept, and work continues when there is room', async () => {
  const { redis, queue, api, startWorker, ended, log } = await openStage({ mock: { speed: 1 } });
  await queue.enqueue(files(10));
  await startWorker();
  await until('five tasks run', async () => (await api.creates()).length === 5);
  const client = redisClient(redis.url);
  await client.config('SET', 'maxmemory', '1');
  await api.setSpeed(20);
  await sleep(2500);
  expect(await api.creates()).toHaveLength(5);
  await client.config('SET', 'maxmemory', '0');
  await ended(10, 40_000);
  expect(await queue.status()).toMatchObject({ done: 10, dead: 0, failed: 0 });
  expect([...(await api.paid()).values()]).toEqual(Array(10).fill(1));
  expect(log.lines.join()).not.toContain(KEY);
}, 60_000);

/** Passes bytes on to a port that may change, and cuts or freezes all connections when told. */
async function openProxy(port: number) {
  const pairs = new Set<[Socket, Socket]>();
  let target = port;
  let frozen = false;
  const server = createServer((socket) => {
    const upstream = connect(target, '127.0.0.1');
    const pair: [Socket, Socket] = [socket, upstream];
    pairs.add(pair);
    for (const each of pair) each.on('error', () => {});
    socket.on('data', (data) => !frozen && upstream.write(data));
    upstream.on('data', (data) => !frozen && socket.write(data));
    socket.on('close', () => upstream.destroy());
    upstream.on('close', () => {
      pairs.delete(pair);
      socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    for (const pair of pairs) for (const each of pair) each.destroy();
  };
  onTestFinished(() => {
    cut();
    server.close();
  });
  return {
    port: (server.address() as { port: number }).port,
    cut,
    pointTo(port: number) {
      target = port;
      cut();
    },
    /** Nothing passes any more, and nobody is told. */
    freeze: () => {
      frozen = true;
    },
    thaw: () => {
      frozen = false;
      cut();
    },
  };
}

test('a failover to a replica loses no job and pays for none twice', async () => {
  const master = await redisServer();
  const replica = await redisServer(['--replicaof', '127.0.0.1', String(master.port)]);
  const client = redisClient(replica.url);
  await until('the replica follows', async () => (await client.info('replication')).includes('master_link_status:up'));
  const proxy = await openProxy(master.port);
  const url = `redis://127.0.0.1:${proxy.port}`;
  const api = await startMock({ speed: 2 });
  const out = temporaryFolder();
  const queue = await createQueue({ redis: url, logger: quiet });
  onTestFinished(() => queue.close());
  await queue.enqueue(files(25));
  await until('the replica has the jobs', async () => (await client.zcard('{koukoutu}:default:prioritized')) === 25);
  const args = ['--redis', url, '--base-url', api.url, '--out', out, '--lease', '2', '--poll-interval', '0.05'];
  await spawnWorker(args);
  await spawnWorker(args);
  await until('some are done', async () => (await queue.status()).done >= 6, 20_000);
  await master.kill();
  await client.replicaof('NO', 'ONE');
  proxy.pointTo(replica.port);
  await until(
    'all have come to an end',
    async () => {
      const { done, dead, waiting, active } = await queue.status();
      return done + dead >= 25 && waiting + active === 0;
    },
    60_000,
  );
  const { done, dead, failed } = await queue.status();
  expect({ ended: done + dead, failed }).toEqual({ ended: 25, failed: 0 });
  expect(Math.max(...(await api.paid()).values())).toBe(1);
}, 90_000);

test('after Redis has lost all its data, its workers continue without a restart', async () => {
  const { redis, queue, api, startWorker, ended } = await openStage({ mock: { speed: 2 } });
  await queue.enqueue(files(8));
  await startWorker();
  await until('five tasks run', async () => (await api.creates()).length === 5);
  await redisClient(redis.url).flushall();
  await until('what ran is done', async () => (await queue.status()).done === 5, 20_000);
  await queue.enqueue(files(20).slice(10));
  await ended(15, 30_000);
  expect(await queue.status()).toMatchObject({ done: 15, dead: 0, failed: 0 });
  await until('the account is known again', async () => (await queue.status()).slots.limit === 5);
}, 60_000);

test('nothing is sent before a replica knows of it, so that a failover forgets no request', async () => {
  const { redis, queue, api, startWorker, ended } = await openStage();
  const replica = await redisServer(['--replicaof', '127.0.0.1', String(redis.port)]);
  const client = redisClient(replica.url);
  await until('the replica follows', async () => (await client.info('replication')).includes('master_link_status:up'));
  replica.pause();
  await queue.enqueue(files(3));
  await startWorker();
  await until('a job was put back', async () => (await queue.status()).delayed > 0);
  expect(await api.creates()).toHaveLength(0);
  replica.resume();
  await ended(3, 30_000);
  expect(await api.charged()).toBe(3);
}, 60_000);

test('a worker whose connection to Redis is silently cut is replaced, and nothing is paid twice', async () => {
  const server = await redisServer();
  const proxy = await openProxy(server.port);
  const api = await startMock({ speed: 1 });
  const out = temporaryFolder();
  const queue = await createQueue({ redis: server.url, logger: quiet });
  onTestFinished(() => queue.close());
  await queue.enqueue(files(15));
  const args = ['--base-url', api.url, '--out', out, '--lease', '2', '--poll-interval', '0.05'];
  await spawnWorker(['--redis', `redis://127.0.0.1:${proxy.port}`, ...args]);
  await until('five tasks run', async () => (await api.creates()).length === 5);
  await sleep(100);
  proxy.freeze();
  await spawnWorker(['--redis', server.url, ...args]);
  await sleep(4000);
  proxy.thaw();
  await until(
    'all have come to an end',
    async () => {
      const { done, dead, waiting, active } = await queue.status();
      return done + dead >= 15 && waiting + active === 0;
    },
    60_000,
  );
  expect(Math.max(...(await api.paid()).values())).toBe(1);
  expect(await api.mostAtOnce()).toBeLessThanOrEqual(5);
}, 90_000);

test('a client of ioredis is duplicated, and stays open', async () => {
  const { url } = await redisServer();
  const client = redisClient(url);
  const api = await startMock();
  const worker = await createWorker({
    redis: client,
    accounts: [{ apiKey: KEY, baseUrl: api.url }],
    sink: folderSink(temporaryFolder()),
    logger: quiet,
  });
  const queue = await createQueue({ redis: client, logger: quiet });
  await queue.enqueue(files(1));
  await until('it is done', async () => (await queue.status()).done === 1);
  await queue.close();
  await worker.close();
  expect(await client.ping()).toBe('PONG');
});

test('enqueue reports a full Redis in one sentence, and the same pictures can be added again later', async () => {
  const { url } = await redisServer();
  const queue = await createQueue({ redis: url, logger: quiet });
  onTestFinished(() => queue.close());
  const client = redisClient(url);
  await client.config('SET', 'maxmemory', '1');
  await expect(queue.enqueue(files(3))).rejects.toThrow(/^Redis is full \(maxmemory\), so not all jobs were added/);
  await client.config('SET', 'maxmemory', '0');
  expect((await queue.enqueue(files(3))).map(({ outcome }) => outcome)).toEqual(['added', 'added', 'added']);
});
