#!/usr/bin/env bash
# Redis 7.0 (ioredis 6.0.0). Scripts and commands add fractions differently.
# Guess: 0.1 + 0.2 is stored as 0.3 both by INCRBYFLOAT and by a script that sets the sum.
# Behaviour: INCRBYFLOAT gives 0.3, the script 0.30000000000000004. Count money and credits in whole numbers.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install ioredis@6.0.0
start_redis
program <<'JS'
import Redis from 'ioredis';
import { finding } from './finding.mjs';

const redis = new Redis(process.env.REDIS_SOCKET);
await redis.set('command', '0.1');
await redis.eval("redis.call('SET', KEYS[1], 0.1 + 0.2)", 1, 'script');
finding({
  guess: ['0.3', '0.3'],
  recorded: ['0.3', '0.30000000000000004'],
  seen: [await redis.incrbyfloat('command', 0.2), await redis.get('script')],
});
redis.disconnect();
JS
