#!/usr/bin/env bash
# p-retry 9.0.0. An aborted fetch is tried again.
# Guess: a DOMException named AbortError ends the attempts, as the library's own AbortError does.
# Behaviour: only the library's own class (and an aborted `signal` option) ends them; the call runs three times.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install p-retry@9.0.0
program <<'JS'
import pRetry from 'p-retry';
import { finding } from './finding.mjs';

let calls = 0;
const aborted = () => {
  calls += 1;
  throw new DOMException('This operation was aborted', 'AbortError');
};
await pRetry(aborted, { retries: 2, minTimeout: 1 }).catch(() => {});
finding({ guess: 1, recorded: 3, seen: calls });
JS
