#!/usr/bin/env bash
# BullMQ 6.7.0 on Redis 7.0. A negative priority is accepted, and is no higher than none.
# Guess: `priority: -1` is refused, as 1.5 and 2097152 are.
# Behaviour: it is accepted; the job runs after a job without a priority and before priority 1.
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
const accepted = await queue.add('minus one', {}, { priority: -1 }).then(() => 'accepted', () => 'refused');
await queue.add('none', {});
await queue.add('one', {}, { priority: 1 });
const order = [];
const worker = new Worker('queue', async (job) => { order.push(job.name); }, { connection });
await until(() => order.length === 3);
finding({ guess: ['refused', 'none', 'one'], recorded: ['accepted', 'none', 'minus one', 'one'], seen: [accepted, ...order] });
await worker.close();
await queue.close();
JS
