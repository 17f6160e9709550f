#!/usr/bin/env bash
# Redis 7.0 (ioredis 6.0.0). TTL 0 does not mean that the key is gone.
# Guess: a key with 400 ms to live has a TTL of 1, rounded up.
# Behaviour: TTL rounds to the nearest second, so the last half second of a lease reads as 0. Use PTTL.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install ioredis@6.0.0
start_redis
program <<'JS'
import Redis from 'ioredis';
import { finding } from './finding.mjs';

const redis = new Redis(process.env.REDIS_SOCKET);
const [[, set], [, ttl], [, exists]] = await redis.multi().set('key', 'value', 'PX', 400).ttl('key').exists('key').exec();
finding({ guess: ['OK', 1, 1], recorded: ['OK', 0, 1], seen: [set, ttl, exists] });
redis.disconnect();
JS
