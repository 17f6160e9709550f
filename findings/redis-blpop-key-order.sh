#!/usr/bin/env bash
# Redis 7.0 (ioredis 6.0.0). The order of BLPOP's keys is no priority for a reader that waits.
# Guess: `BLPOP urgent normal` takes the urgent one when a transaction fills both lists.
# Behaviour: it takes from the list that was filled first in the transaction.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install ioredis@6.0.0
start_redis
program <<'JS'
import Redis from 'ioredis';
import { finding } from './finding.mjs';

const redis = new Redis(process.env.REDIS_SOCKET);
const reader = redis.duplicate();
const reading = reader.blpop('urgent', 'normal', 3);
while (!(await redis.client('LIST')).includes('cmd=blpop')) await new Promise((resolve) => setTimeout(resolve, 20));
await redis.multi().lpush('normal', 'b').lpush('urgent', 'a').exec();
finding({ guess: ['urgent', 'a'], recorded: ['normal', 'b'], seen: await reading });
redis.disconnect();
reader.disconnect();
JS
