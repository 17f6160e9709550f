#!/usr/bin/env bash
# Redis 7.0 (ioredis 6.0.0). A score comes back with other digits than it was given.
# Guess: a member that is added with 3e-7 has the score "3e-7".
# Behaviour: "2.9999999999999999e-07" from ZSCORE. Compare scores as numbers, never as text.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install ioredis@6.0.0
start_redis
program <<'JS'
import Redis from 'ioredis';
import { finding } from './finding.mjs';

const redis = new Redis(process.env.REDIS_SOCKET);
await redis.zadd('set', 3e-7, 'member');
finding({ guess: '3e-7', recorded: '2.9999999999999999e-07', seen: await redis.zscore('set', 'member') });
redis.disconnect();
JS
