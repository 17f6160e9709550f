#!/usr/bin/env bash
# msw 3.0.5 in Node. A handler looks at how fetch was called.
# Guess: `request.redirect`, `credentials`, `cache` and `keepalive` are those of the call.
# Behaviour: they always have their defaults: the handler's request is read from the connection. A test that asserts them proves nothing.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install msw@3.0.5
program <<'JS'
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { finding } from './finding.mjs';

const server = setupServer(
  http.get('http://api.test/', ({ request: { redirect, credentials, cache, keepalive } }) =>
    HttpResponse.json({ redirect, credentials, cache, keepalive }),
  ),
);
server.listen();
const options = { redirect: 'error', credentials: 'include', cache: 'no-store', keepalive: true };
const response = await fetch('http://api.test/', options);
finding({
  guess: options,
  recorded: { redirect: 'follow', credentials: 'same-origin', cache: 'default', keepalive: false },
  seen: await response.json(),
});
server.close();
JS
