import { freePort } from '../../../../scripts/redis.mjs';
import { formCluster, nodeArgs } from '../../bench/measured/cluster.mjs';
import { redisClient, redisServer } from './stage.js';

/** A Redis Cluster of three masters, each with a third of the slots. The one that has the fleet's keys has a replica. */
export async function startCluster() {
  const nodes = await Promise.all(
    [1, 2, 3, 4].map(async () => {
      const bus = await freePort();
      const server = await redisServer(nodeArgs(bus));
      return { ...server, bus, client: redisClient(server.url) };
    }),
  );
  return formCluster(nodes);
}
