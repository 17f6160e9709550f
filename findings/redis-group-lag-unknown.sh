#!/usr/bin/env bash
# Redis 7.0 (ioredis 6.0.0). The lag of a consumer group can be unknown.
# Guess: a group that is created at the second of three entries lags by 1.
# Behaviour: XINFO answers nil, although one entry is certainly unread. An alarm on `lag > n` stays silent.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install ioredis@6.0.0
start_redis
program <<'JS'
import Redis from 'ioredis';
import { finding } from './finding.mjs';

const redis = new Redis(process.env.REDIS_SOCKET);
for (const id of ['1-1', '1-2', '1-3']) await redis.xadd('stream', id, 'field', 'value');
await redis.xgroup('CREATE', 'stream', 'group', '1-2');
const [group] = await redis.xinfo('GROUPS', 'stream');
finding({ guess: 1, recorded: null, seen: group[group.indexOf('lag') + 1] });
redis.disconnect();
JS
