#!/usr/bin/env bash
# Redis 7.0 (ioredis 6.0.0). A script has two clocks.
# Guess: time stands still in a script, for TIME as for expiry.
# Behaviour: TIME goes on, expiry stands still: a key that had 1 ms to live is there after TIME moved by more.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install ioredis@6.0.0
start_redis
program <<'JS'
import Redis from 'ioredis';
import { finding } from './finding.mjs';

const redis = new Redis(process.env.REDIS_SOCKET);
const script = `
  redis.call('SET', KEYS[1], 'value', 'PX', 1)
  local function now() local t = redis.call('TIME') return t[1] * 1000000 + t[2] end
  local started = now()
  local moved = 'TIME stood still'
  for round = 1, 2000000 do
    if now() - started > 20000 then moved = 'TIME moved' break end
  end
  return { moved, redis.call('EXISTS', KEYS[1]) }`;
finding({ guess: ['TIME stood still', 1], recorded: ['TIME moved', 1], seen: await redis.eval(script, 1, 'key') });
redis.disconnect();
JS
