#!/usr/bin/env bash
# Node 24. `AbortSignal.timeout` takes up to 4,294,967,295 ms: a larger number is a RangeError.
# Guess: 30 days (2,592,000,000 ms) is a long time.
# Behaviour: the signal is aborted after 1 ms, with a warning on stderr: the timer below it has 31 bits.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install node@24.21.0
cat >"$folder/wait.mjs" <<'JS'
import { setTimeout } from 'node:timers/promises';

async function isAbortedAfter(days) {
  try {
    const signal = AbortSignal.timeout(days * 24 * 3600 * 1000);
    await setTimeout(300);
    return signal.aborted;
  } catch (error) {
    return error.name;
  }
}
const seen = { 24: await isAbortedAfter(24), 30: await isAbortedAfter(30), 50: await isAbortedAfter(50) };
console.log(JSON.stringify(seen));
process.exit();
JS
program <<'JS'
import { execFileSync } from 'node:child_process';
import { finding } from './finding.mjs';

finding({
  guess: { 24: false, 30: false, 50: 'RangeError' },
  recorded: { 24: false, 30: true, 50: 'RangeError' },
  seen: JSON.parse(execFileSync('node_modules/.bin/node', ['--no-warnings', 'wait.mjs'], { encoding: 'utf8' })),
});
JS
