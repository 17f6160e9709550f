#!/usr/bin/env bash
# BullMQ 6.7.0 on Redis 7.0. A scheduler stays listed after its last run.
# Guess: after the only run of a scheduler with `limit: 1` there is no scheduler left.
# Behaviour: getJobSchedulersCount() still says 1, with no job to come.
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
let runs = 0;
const worker = new Worker('queue', async () => { runs += 1; }, { connection });
await queue.upsertJobScheduler('scheduler', { every: 200, limit: 1 });
await until(() => runs === 1);
await new Promise((resolve) => setTimeout(resolve, 800));
finding({
  guess: [1, 0, 0],
  recorded: [1, 0, 1],
  seen: [runs, await queue.count(), await queue.getJobSchedulersCount()],
});
await worker.close();
await queue.close();
JS
