#!/usr/bin/env bash
# Node 24. `AbortSignal.timeout` takes up to 4,294,967,295 ms: a larger number is a RangeError.
# Guess: 30 days (2,592,000,000 ms) is a long time.
# Behaviour: the signal is aborted after 1 ms, with a warning on stderr: the timer below it has 31 bits.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install node@24.21.0
cat >"$folder/wait.mjs" <<'JS'
const [days, signal] = [24 * 3600 * 1000, (time) => AbortSignal.timeout(time)];
const signals = { 24: signal(24 * days), 30: signal(30 * days) };
let tooLarge;
try {
  signal(50 * days);
} catch (error) {
  tooLarge = error.name;
}
setTimeout(() => console.log(JSON.stringify({ 24: signals[24].aborted, 30: signals[30].aborted, 50: tooLarge })), 300);
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
