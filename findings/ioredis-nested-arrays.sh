#!/usr/bin/env bash
# ioredis 6.0.0 on Redis 7.0. Nested arrays are flattened once.
# Guess: [1, [2, 3]] as arguments of RPUSH gives the three elements 1, 2 and 3.
# Behaviour: two elements, 1 and the text "2,3".
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install ioredis@6.0.0
start_redis
program <<'JS'
import Redis from 'ioredis';
import { finding } from './finding.mjs';

const redis = new Redis(process.env.REDIS_SOCKET);
await redis.rpush('list', [1, [2, 3]]);
finding({ guess: ['1', '2', '3'], recorded: ['1', '2,3'], seen: await redis.lrange('list', 0, -1) });
redis.disconnect();
JS
