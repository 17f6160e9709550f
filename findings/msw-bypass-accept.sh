#!/usr/bin/env bash
# msw 3.0.5 in Node. What a real server receives as Accept from `fetch(bypass(url))`.
# Guess: */*, as from any fetch; the mark that msw puts there is taken out again.
# Behaviour: no Accept header at all. Where no server listens, the mark itself arrives: msw/passthrough.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install msw@3.0.5
program <<'JS'
import { createServer } from 'node:http';
import { bypass } from 'msw';
import { setupServer } from 'msw/node';
import { finding } from './finding.mjs';

const real = createServer((request, response) => {
  response.setHeader('connection', 'close').end(request.headers.accept ?? 'none');
});
await new Promise((resolve) => real.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${real.address().port}/`;
// A connection that msw has not seen open would be used again.
const ask = async (input) => (await fetch(input)).text();
const plain = await ask(url);
const idle = await ask(bypass(url));
const server = setupServer();
server.listen();
const listening = await ask(bypass(url));
server.close();
finding({
  guess: { plain: '*/*', idle: '*/*', listening: '*/*' },
  recorded: { plain: '*/*', idle: 'msw/passthrough', listening: 'none' },
  seen: { plain, idle, listening },
});
real.close().closeAllConnections();
JS
