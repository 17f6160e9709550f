import { expect, onTestFinished, test } from 'vitest';
import { createQueue } from '../src/index.js';
import { startCluster } from './support/cluster.js';
import { spawnWorker } from './support/crew.js';
import { startMock } from './support/mock.js';
import { collector, files, temporaryFolder, until } from './support/stage.js';

type Cluster = Awaited<ReturnType<typeof startCluster>>;

/** Twenty pictures and two workers, all of which are told of a node that does not have the fleet's keys. */
async function openCrew({ other }: Cluster) {
  const api = await startMock({ speed: 4 });
  const queue = await createQueue({ redis: other.url, logger: collector() });
  onTestFinished(() => queue.close());
  await queue.enqueue(files(20));
  const args = ['--redis', other.url, '--base-url', api.url, '--out', temporaryFolder()];
  for (let count = 0; count < 2; count += 1) await spawnWorker([...args, '--lease', '2', '--poll-interval', '0.05']);
  await until('some are done', async () => (await queue.status()).done >= 4, 30_000);
  return {
    api,
    queue,
    async judge() {
      await until(
        'all have come to an end',
        async () => {
          const { done, dead, waiting, active, delayed } = await queue.status();
          return done + dead >= 20 && waiting + active + delayed === 0;
        },
        60_000,
      );
      expect(Math.max(...(await api.paid()).values())).toBe(1);
      return queue.status();
    },
  };
}

test('in a Redis Cluster, a fleet that is told of any node finds its keys and follows a planned failover', async () => {
  const cluster = await startCluster();
  const { judge } = await openCrew(cluster);
  await cluster.replica.client.call('CLUSTER', 'FAILOVER');
  expect(await judge()).toMatchObject({ done: 20, failed: 0, dead: 0 });
  expect(await cluster.replica.client.role()).toContain('master');
}, 120_000);

test('in a Redis Cluster, workers go on when the node with the keys dies: no job is lost, none is paid for twice', async () => {
  const cluster = await startCluster();
  const { judge } = await openCrew(cluster);
  await cluster.owner.kill();
  const { done, dead, failed } = await judge();
  expect({ ended: done + dead, failed }).toEqual({ ended: 20, failed: 0 });
  expect(await cluster.replica.client.role()).toContain('master');
}, 120_000);
