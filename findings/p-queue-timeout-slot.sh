#!/usr/bin/env bash
# p-queue 10.0.0. A queue with `concurrency: 1` and a timeout; the first task takes longer than that and cannot be stopped.
# Guess: its promise rejects, and the next task starts when the first has ended, since only one may run.
# Behaviour: the next one starts at once, so two run at a time: the limit does not protect an account's slots.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install p-queue@10.0.0
program <<'JS'
import PQueue from 'p-queue';
import { finding } from './finding.mjs';

const queue = new PQueue({ concurrency: 1, timeout: 20 });
let running = 0;
let end;
const first = queue.add(async () => {
  running += 1;
  await new Promise((resolve) => {
    end = resolve;
  });
  running -= 1;
});
const reason = first.then(() => 'resolved', (error) => error.name);
const second = queue.add(() => running);
setTimeout(() => end(), 1000);
finding({ guess: ['TimeoutError', 0], recorded: ['TimeoutError', 1], seen: [await reason, await second] });
JS
