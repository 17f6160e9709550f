#!/usr/bin/env bash
# BullMQ 6.7.0 on Redis 7.0. `lifo` does nothing for a job with a priority.
# Guess: of two jobs with priority 1 and `lifo: true`, the later one runs first.
# Behaviour: they run in the order in which they were added.
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
for (const name of ['first', 'second']) await queue.add(name, {}, { priority: 1, lifo: true });
const order = [];
const worker = new Worker('queue', async (job) => { order.push(job.name); }, { connection });
await until(() => order.length === 2);
finding({ guess: ['second', 'first'], recorded: ['first', 'second'], seen: order });
await worker.close();
await queue.close();
JS
