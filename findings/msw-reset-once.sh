#!/usr/bin/env bash
# msw 3.0.5. A handler with `once: true` among the initial handlers, and `resetHandlers()` after each test.
# Guess: every test finds the handler unused.
# Behaviour: resetHandlers leaves it used. Only `restoreHandlers()` makes it answer again.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install msw@3.0.5
program <<'JS'
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { finding } from './finding.mjs';

const server = setupServer(
  http.get('http://api.test/', () => HttpResponse.text('once'), { once: true }),
  http.get('http://api.test/', () => HttpResponse.text('always')),
);
server.listen();
const ask = async () => (await fetch('http://api.test/')).text();
const start = await ask();
server.resetHandlers();
const reset = await ask();
server.restoreHandlers();
const restored = await ask();
server.close();
finding({
  guess: { start: 'once', reset: 'once', restored: 'once' },
  recorded: { start: 'once', reset: 'always', restored: 'once' },
  seen: { start, reset, restored },
});
JS
