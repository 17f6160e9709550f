#!/usr/bin/env bash
# BullMQ 6.7.0 on Redis 7.0. What is thrown must be an Error.
# Guess: `throw 'boom'` fails the job with the reason "boom".
# Behaviour: the reason is the text "null"; what went wrong is lost.
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
const { id } = await queue.add('job', {});
const worker = new Worker('queue', async () => { throw 'boom'; }, { connection });
await until(async () => (await queue.getFailedCount()) === 1);
finding({ guess: 'boom', recorded: 'null', seen: (await queue.getJob(id)).failedReason });
await worker.close();
await queue.close();
JS
