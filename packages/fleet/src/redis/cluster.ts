import type { Redis } from 'ioredis';

/** A node of a Redis Cluster. */
interface Node {
  readonly host: string;
  readonly port: number;
}

/**
 * The options of a client, on which ioredis calls `retryStrategy` and `reconnectOnError`, and from which it reads the address whenever
 * it connects. Duplicates of the client have their own copy.
 */
export interface Place {
  host?: string | undefined;
  port?: number | undefined;
  /** The nodes of the cluster, if this is one. */
  clusterNodes?: readonly Node[];
}

/**
 * All keys of the fleet are on one node of a cluster, so an ordinary client is enough, as long as it follows that node: if another node
 * has the keys, as after a failover, it is told so with `MOVED <slot> <host>:<port>`.
 * @returns Whether the next connection goes to another node.
 */
export function followMoved(place: Place, message: string): boolean {
  const [, host, port] = /^MOVED \d+ (.*):(\d+)$/.exec(message) ?? [];
  if (port === undefined) return false;
  // A node that does not know its own name sends an empty one, which means the same host.
  if (host) place.host = host;
  place.port = Number(port);
  return true;
}

/** After a failed attempt to connect, chooses another node of the cluster: any living one knows which has the keys. */
export function tryAnotherNode(place: Place, attempt: number): void {
  const { clusterNodes = [] } = place;
  const node = clusterNodes[attempt % Math.max(1, clusterNodes.length)];
  if (node === undefined || attempt < 2) return;
  place.host = node.host;
  place.port = node.port;
}

/** Notes the nodes of the cluster, if this is one. To be called before the client is duplicated. */
export async function noteNodes(redis: Redis): Promise<void> {
  const ranges = (await redis.call('CLUSTER', 'SLOTS')) as [number, number, ...[string | null, number][]][];
  const place = redis.options as Place;
  const nodes = new Map<string, Node>();
  for (const [, , ...all] of ranges) {
    for (const [name, port] of all) {
      const host = name || place.host || 'localhost';
      nodes.set(`${host}:${port}`, { host, port });
    }
  }
  place.clusterNodes = [...nodes.values()];
}
