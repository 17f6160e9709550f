// Promises of a Redis Cluster, and of writes that no replica has. Each try answers what it saw.
import { freePort } from '../../../../scripts/redis.mjs';
import { formCluster, nodeArgs } from './cluster.mjs';
import { sleep } from './tools.mjs';

const KEY = '{koukoutu}:tried';

async function cluster({ server, client }) {
  const nodes = [];
  for (let count = 0; count < 4; count += 1) {
    const bus = await freePort();
    const node = await server(...nodeArgs(bus));
    nodes.push({ ...node, bus, client: client(node) });
  }
  return formCluster(nodes);
}

/** Where a node says that the keys are. */
async function sentTo(node, port) {
  const words = await node.client.set(KEY, 'value').catch((error) => error.message);
  if (/^MOVED \d+ 127\.0\.0\.1:\d+$/.test(words))
    return words.endsWith(`:${port}`) ? 'MOVED to the new master' : 'MOVED elsewhere';
  return words;
}

async function takenOver({ replica }) {
  for (let tries = 0; tries < 200; tries += 1) {
    if (/role:master/.test(await replica.client.info('replication'))) return;
    await sleep(100);
  }
  throw new Error('the replica did not take over');
}

async function planned(nodes) {
  await nodes.replica.client.call('CLUSTER', 'FAILOVER');
  await takenOver(nodes);
  while (/role:master/.test(await nodes.owner.client.info('replication'))) await sleep(50);
}

export const CLUSTER_TRIES = {
  async 'cluster-planned'(tools) {
    const nodes = await cluster(tools);
    await planned(nodes);
    return sentTo(nodes.owner, nodes.replica.port);
  },
  async 'cluster-dead-master'(tools) {
    const nodes = await cluster(tools);
    await nodes.owner.kill();
    await takenOver(nodes);
    await sleep(1000);
    return sentTo(nodes.other, nodes.replica.port);
  },
  async 'cluster-writes'(tools) {
    const nodes = await cluster(tools);
    let counted = 0;
    let busy = true;
    const counting = (async () => {
      for (let at = nodes.owner; busy; ) {
        const moved = await at.client.incr(KEY).then(
          () => false,
          () => true,
        );
        if (moved) at = nodes.replica;
        else counted += 1;
      }
    })();
    await sleep(300);
    await planned(nodes);
    await sleep(300);
    busy = false;
    await counting;
    return `${counted - Number(await nodes.replica.client.get(KEY))} lost`;
  },
  async 'cluster-blocked'(tools) {
    const nodes = await cluster(tools);
    const waiting = tools
      .client(nodes.owner)
      .bzpopmin(KEY, 30)
      .catch((error) => error.message.split(' ')[0]);
    await sleep(300);
    await planned(nodes);
    return `refused, ${await waiting}`;
  },
  async 'cluster-subscriber'(tools) {
    const nodes = await cluster(tools);
    const ears = tools.client(nodes.owner);
    const heard = [];
    ears.on('message', (_, text) => heard.push(text));
    await ears.subscribe(KEY);
    await planned(nodes);
    const count = await nodes.replica.client.publish(KEY, 'message');
    await sleep(500);
    return `${heard.length} message heard, ${count} subscriber counted`;
  },
  async 'unreplicated-write'({ server, replicaOf, client }) {
    const master = await server();
    const redis = client(master);
    const replica = await replicaOf(master);
    await replica.kill();
    await redis.set('key', 'value');
    await master.kill();
    await replica.start();
    await replica.redis.replicaof('NO', 'ONE');
    return (await replica.redis.get('key')) === 'value' ? 'kept' : 'lost';
  },
};
