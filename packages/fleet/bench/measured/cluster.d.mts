import type { Redis } from 'ioredis';

interface Node {
  readonly port: number;
  readonly bus: number;
  readonly client: Redis;
}

/** Settings of a node. */
export function nodeArgs(bus: number): string[];

/** Makes four empty nodes a cluster. Three are masters, and the last one is the replica of the master with the fleet's keys. */
export function formCluster<N extends Node>(nodes: readonly N[]): Promise<{ owner: N; other: N; replica: N }>;
