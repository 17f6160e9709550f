#!/usr/bin/env bash
# msw 3.0.5 in Node 24. A program fetches from a server before the test calls `listen()`; the server keeps the connection open.
# Guess: after `listen()`, every request goes to the handlers.
# Behaviour: fetch uses the open connection again, and the request reaches the real server. It is not even reported as unhandled.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install msw@3.0.5
program <<'JS'
import { createServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { finding } from './finding.mjs';

async function afterListen(connection) {
  const real = createServer((_, response) => response.setHeader('connection', connection).end('real'));
  await new Promise((resolve) => real.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${real.address().port}/`;
  const ask = async () => (await fetch(url)).text();
  await ask();
  await setTimeout(200); // The connection is free again.
  const server = setupServer(http.get(url, () => HttpResponse.text('mocked')));
  server.listen({ onUnhandledFrame: 'error' });
  const text = await ask();
  server.close();
  real.close().closeAllConnections();
  return text;
}
finding({
  guess: { closed: 'mocked', kept: 'mocked' },
  recorded: { closed: 'mocked', kept: 'real' },
  seen: { closed: await afterListen('close'), kept: await afterListen('keep-alive') },
});
JS
