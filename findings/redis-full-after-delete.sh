#!/usr/bin/env bash
# Redis 7.0 (ioredis 6.0.0). What a script may write when Redis is full.
# Guess: every script that writes is refused with OOM, whatever it did before.
# Behaviour: a script that first deletes something may then write what it likes, also keys that are new.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install ioredis@6.0.0
start_redis
program <<'JS'
import Redis from 'ioredis';
import { finding } from './finding.mjs';

const redis = new Redis(process.env.REDIS_SOCKET);
await redis.config('SET', 'maxmemory', '500kb');
const run = (script) => redis.eval(script, 2, 'old', 'new').catch((error) => error.message.split(' ')[0]);
const seen = {
  write: await run("redis.call('SET', KEYS[2], 'x') return 'written'"),
  deleteAndWrite: await run("redis.call('DEL', KEYS[1]) redis.call('SET', KEYS[2], 'x') return 'written'"),
};
finding({
  guess: { write: 'OOM', deleteAndWrite: 'OOM' },
  recorded: { write: 'OOM', deleteAndWrite: 'written' },
  seen,
});
redis.disconnect();
JS
