// Tries every promise of Redis and BullMQ that the fleet relies on.
import { createRequire } from 'node:module';
import { withTools } from './tools.mjs';
import { BULLMQ_TRIES } from './tries-bullmq.mjs';
import { CLUSTER_TRIES } from './tries-cluster.mjs';
import { REDIS_TRIES } from './tries-redis.mjs';

const TRIES = { ...REDIS_TRIES, ...CLUSTER_TRIES, ...BULLMQ_TRIES };
const versionOf = (name) => createRequire(import.meta.url)(`${name}/package.json`).version;

/**
 * @param {{ rows?: readonly string[], say?: (line: string) => void }} [options]
 * @returns {Promise<{ versions: Record<string, string>, cells: Record<string, { seen: string }> }>}
 */
export async function measure({ rows = Object.keys(TRIES), say = () => {} } = {}) {
  const cells = {};
  for (const row of rows) {
    say(row);
    cells[row] = { seen: await withTools(TRIES[row]).catch((error) => `error: ${error.message}`) };
  }
  const redis = await withTools(async ({ server, client }) => {
    const info = await client(await server()).info('server');
    return /redis_version:(\S+)/.exec(info)[1];
  });
  return { versions: { Redis: redis, ioredis: versionOf('ioredis'), BullMQ: versionOf('bullmq') }, cells };
}
