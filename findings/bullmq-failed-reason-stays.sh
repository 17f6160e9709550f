#!/usr/bin/env bash
# BullMQ 6.7.0 on Redis 7.0. A job that succeeded keeps the reason of an earlier failure.
# Guess: failedReason is empty once the second attempt has succeeded.
# Behaviour: it still holds the first attempt's message. Only the state says whether a job failed.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install bullmq@6.7.0 ioredis@6.0.0
start_redis
program <<'JS'
import { Queue, Worker } from 'bullmq';
import { finding } from './finding.mjs';

const connection = { path: process.env.REDIS_SOCKET, maxRetriesPerRequest: null };
const queue = new Queue('queue', { connection });
const until = async (condition) => {
  for (let round = 0; round < 400 && !(await condition()); round += 1) await new Promise((resolve) => setTimeout(resolve, 25));
};
const { id } = await queue.add('job', {}, { attempts: 2 });
const worker = new Worker('queue', async (job) => { if (job.attemptsMade === 0) throw new Error('first attempt'); }, { connection });
await until(async () => (await queue.getCompletedCount()) === 1);
const job = await queue.getJob(id);
finding({ guess: ['completed', null], recorded: ['completed', 'first attempt'], seen: [await job.getState(), job.failedReason ?? null] });
await worker.close();
await queue.close();
JS
