#!/usr/bin/env bash
# BullMQ 6.7.0 on Redis 7.0. Removing a scheduler does not call off its first run.
# Guess: removeJobScheduler() leaves no job in the queue.
# Behaviour: the first job of an `every` scheduler is already waiting, and stays; it will run.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install bullmq@6.7.0 ioredis@6.0.0
start_redis
program <<'JS'
import { Queue, Worker } from 'bullmq';
import { finding } from './finding.mjs';

const connection = { path: process.env.REDIS_SOCKET, maxRetriesPerRequest: null };
const queue = new Queue('queue', { connection });
await queue.upsertJobScheduler('scheduler', { every: 60_000 });
const removed = await queue.removeJobScheduler('scheduler');
const { waiting, delayed } = await queue.getJobCounts('waiting', 'delayed');
finding({ guess: [true, 0, 0], recorded: [true, 1, 0], seen: [removed, waiting, delayed] });
await queue.close();
JS
