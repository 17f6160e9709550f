#!/usr/bin/env bash
# BullMQ 6.7.0 on Redis 7.0. A delay is counted from now, whatever the job's timestamp says.
# Guess: a job with a timestamp 5 s ago and a delay of 1 s is due at once.
# Behaviour: it is delayed. A job that is moved to another queue with its timestamp waits again in full.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install bullmq@6.7.0 ioredis@6.0.0
start_redis
program <<'JS'
import { Queue, Worker } from 'bullmq';
import { finding } from './finding.mjs';

const connection = { path: process.env.REDIS_SOCKET, maxRetriesPerRequest: null };
const queue = new Queue('queue', { connection });
const job = await queue.add('job', {}, { delay: 1000, timestamp: Date.now() - 5000 });
finding({ guess: 'waiting', recorded: 'delayed', seen: await job.getState() });
await queue.close();
JS
