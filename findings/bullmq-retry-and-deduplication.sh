#!/usr/bin/env bash
# BullMQ 6.7.0 on Redis 7.0. A retried job is no longer protected against its double.
# Guess: a failed job that is put back with retry() holds its deduplication id again.
# Behaviour: it does not. The next add() with the same id makes a second job beside it: the work is paid for twice.
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
const add = () => queue.add('job', {}, { deduplication: { id: 'picture' } });
const { id } = await add();
const worker = new Worker('queue', async () => { throw new Error('failed'); }, { connection });
await until(async () => (await queue.getFailedCount()) === 1);
await worker.close();
await (await queue.getJob(id)).retry();
const second = await add();
finding({ guess: ['same job', 1], recorded: ['another job', 2], seen: [second.id === id ? 'same job' : 'another job', await queue.count()] });
await queue.close();
JS
