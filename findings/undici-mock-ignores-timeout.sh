#!/usr/bin/env bash
# undici 8.13.1. A mocked delay cannot be used to test a timeout.
# Guess: a reply that MockAgent delays by 500 ms fails a request with a headersTimeout of 50 ms.
# Behaviour: the request waits and succeeds; only an AbortSignal ends it earlier.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install undici@8.13.1
program <<'JS'
import { MockAgent, request } from 'undici';
import { finding } from './finding.mjs';

const dispatcher = new MockAgent();
dispatcher.disableNetConnect();
dispatcher.get('http://mocked.test').intercept({ path: '/' }).reply(200, 'x').delay(500);
const outcome = await request('http://mocked.test/', { dispatcher, headersTimeout: 50 }).then(
  ({ statusCode }) => statusCode,
  ({ code }) => code,
);
finding({ guess: 'UND_ERR_HEADERS_TIMEOUT', recorded: 200, seen: outcome });
JS
