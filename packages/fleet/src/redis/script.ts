import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';

/** A Lua script that Redis runs in one step. It is sent once and then called by its hash. */
export type Script = (redis: Redis, keys: readonly string[], args: readonly (string | number)[]) => Promise<unknown>;

/**
 * @param lua - The script. The `flags` of Redis 7 are added as its first line.
 * @param flags - `allow-oom` for what must be written even if Redis is full, such as the id of a task that was paid for.
 */
export function script(lua: string, flags?: 'allow-oom'): Script {
  const text = `#!lua${flags === undefined ? '' : ` flags=${flags}`}\n${lua}`;
  const hash = createHash('sha1').update(text).digest('hex');
  return async (redis, keys, args) => {
    try {
      return await redis.evalsha(hash, keys.length, ...keys, ...args);
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
      return redis.eval(text, keys.length, ...keys, ...args);
    }
  };
}
