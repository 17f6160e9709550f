import { expect, test } from 'vitest';
import { freePort } from '../../../scripts/redis.mjs';
import { createQueue, createWorker, folderSink } from '../src/index.js';
import { BASE } from '../src/redis/keys.js';
import { KEY, startMock } from './support/mock.js';
import { collector, files, redisClient, redisServer, temporaryFolder, until } from './support/stage.js';

const SLOTS = 16_384;
const quiet = collector();

/** A Redis Cluster of three nodes; each owns a third of the slots. Returns the node that owns the fleet's keys, and another one. */
async function startCluster() {
  const nodes = await Promise.all(
    [0, 1, 2].map(async (at) => {
      const bus = await freePort();
      const server = await redisServer(['--cluster-enabled', 'yes', '--cluster-port', String(bus)]);
      const client = redisClient(server.url);
      await client.call('CLUSTER', 'ADDSLOTSRANGE', Math.ceil((at * SLOTS) / 3), Math.ceil(((at + 1) * SLOTS) / 3) - 1);
      return { ...server, client, bus, at };
    }),
  );
  const [first, ...others] = nodes as [(typeof nodes)[number], ...typeof nodes];
  for (const { port, bus } of others) await first.client.call('CLUSTER', 'MEET', '127.0.0.1', port, bus);
  await until('every node knows the cluster', async () => {
    const states = await Promise.all(nodes.map(({ client }) => client.call('CLUSTER', 'INFO')));
    return states.every((state) => /cluster_state:ok.*cluster_known_nodes:3/s.test(String(state)));
  });
  const slot = (await first.client.call('CLUSTER', 'KEYSLOT', BASE)) as number;
  const owner = nodes[Math.floor((slot * 3) / SLOTS)] ?? first;
  return { owner, other: nodes.find((node) => node !== owner) ?? first };
}

test('a node of a Redis Cluster that does not own the keys is refused with the address of the one that does', async () => {
  const { owner, other } = await startCluster();
  await expect(createQueue({ redis: other.url, logger: quiet })).rejects.toThrow(
    `Redis at 127.0.0.1:${other.port} is a node of a Redis Cluster that does not own the fleet's keys: ` +
      `connect to 127.0.0.1:${owner.port}, or better to a Redis without Cluster.`,
  );
});

test('the node of a Redis Cluster that owns the keys runs a queue, since all keys of the fleet are on one node', async () => {
  const { owner } = await startCluster();
  const api = await startMock();
  const queue = await createQueue({ redis: owner.url, logger: quiet });
  const worker = await createWorker({
    redis: owner.url,
    accounts: [{ apiKey: KEY, baseUrl: api.url }],
    sink: folderSink(temporaryFolder()),
    logger: quiet,
    pollIntervalMs: 20,
  });
  try {
    await queue.enqueue(files(6));
    await until('all are done', async () => (await queue.status()).done === 6, 30_000);
    expect(await queue.status()).toMatchObject({ done: 6, failed: 0, dead: 0 });
  } finally {
    await worker.close(0);
    await queue.close();
  }
});
