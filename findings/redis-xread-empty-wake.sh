#!/usr/bin/env bash
# Redis 7.0 (ioredis 6.0.0). A blocked stream reader can wake up to nothing.
# Guess: an entry that is added and deleted in one transaction leaves XREAD BLOCK asleep; it ends with nil.
# Behaviour: it wakes with the stream's name and an empty list. Code that takes the first entry fails.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install ioredis@6.0.0
start_redis
program <<'JS'
import Redis from 'ioredis';
import { finding } from './finding.mjs';

const redis = new Redis(process.env.REDIS_SOCKET);
const reader = redis.duplicate();
const reading = reader.xread('BLOCK', 3000, 'STREAMS', 'stream', '$');
while (!(await redis.client('LIST')).includes('cmd=xread')) await new Promise((resolve) => setTimeout(resolve, 20));
await redis.multi().xadd('stream', '1-1', 'field', 'value').xdel('stream', '1-1').exec();
finding({ guess: null, recorded: [['stream', []]], seen: await reading });
redis.disconnect();
reader.disconnect();
JS
