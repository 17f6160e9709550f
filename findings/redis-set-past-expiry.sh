#!/usr/bin/env bash
# Redis 7.0 (ioredis 6.0.0). A key that is set with an expiry in the past looks alive to a listener.
# Guess: the events are `set` and `del`.
# Behaviour: `set` and `expire`, as for a living key; `expired` follows only when somebody touches it. `del` never comes.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install ioredis@6.0.0
start_redis
program <<'JS'
import Redis from 'ioredis';
import { finding } from './finding.mjs';

const redis = new Redis(process.env.REDIS_SOCKET);
await redis.config('SET', 'notify-keyspace-events', 'AKE');
const listener = redis.duplicate();
const events = [];
listener.on('pmessage', (_pattern, _channel, event) => events.push(event));
await listener.psubscribe('__keyspace@0__:*');
await redis.set('key', 'value', 'PXAT', 1000);
await redis.get('key');
await new Promise((resolve) => setTimeout(resolve, 500));
finding({ guess: ['set', 'del', 0], recorded: ['set', 'expire', 'expired', 0], seen: [...events, await redis.exists('key')] });
redis.disconnect();
listener.disconnect();
JS
