// A small Redis Cluster for tests and measurements.

const SLOTS = 16_384;
/** The key that decides on which node the fleet's keys are. */
const TAG = '{koukoutu}';

/** Settings of a node: its bus, and milliseconds after which a silent node counts as failed. */
export const nodeArgs = (bus) => [
  ...['--cluster-enabled', 'yes', '--cluster-port', String(bus), '--cluster-node-timeout', '1500'],
  ...['--cluster-replica-validity-factor', '0'],
];

/** Waits until a condition holds. */
async function until(what, holds) {
  const deadline = performance.now() + 30_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Not within 30 s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Makes four empty nodes a cluster. Three are masters, and the last one is the replica of the master with the fleet's keys. */
export async function formCluster(nodes) {
  const [replica, ...masters] = [...nodes].reverse();
  for (const [at, { client }] of masters.entries()) {
    const edge = (part) => Math.ceil((part * SLOTS) / masters.length);
    await client.call('CLUSTER', 'ADDSLOTSRANGE', edge(at), edge(at + 1) - 1);
  }
  for (const [at, { client }] of nodes.entries()) await client.call('CLUSTER', 'SET-CONFIG-EPOCH', at + 1);
  for (const { port, bus } of masters) await replica.client.call('CLUSTER', 'MEET', '127.0.0.1', port, bus);
  await until('every node knows the cluster', async () => {
    const states = await Promise.all(nodes.map(({ client }) => client.call('CLUSTER', 'INFO')));
    return states.every((state) => /cluster_state:ok.*cluster_known_nodes:4/s.test(String(state)));
  });
  const slot = Number(await replica.client.call('CLUSTER', 'KEYSLOT', TAG));
  const owner = masters[Math.floor((slot * masters.length) / SLOTS)];
  const other = masters.find((node) => node !== owner);
  await replica.client.call('CLUSTER', 'REPLICATE', String(await owner.client.call('CLUSTER', 'MYID')));
  await until('the replica follows', async () =>
    (await replica.client.info('replication')).includes('master_link_status:up'),
  );
  await until('the others know the replica', async () =>
    String(await other.client.call('CLUSTER', 'NODES')).includes('slave'),
  );
  return { owner, other, replica };
}
