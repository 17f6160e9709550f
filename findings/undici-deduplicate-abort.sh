#!/usr/bin/env bash
# undici 8.13.1, the deduplicate interceptor. Two equal GET requests share one connection; the first caller aborts.
# Guess: the first gets an AbortError, the second its response.
# Behaviour: the second gets the first one's AbortError, although nobody aborted it.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install undici@8.13.1
program <<'JS'
import { createServer } from 'node:http';
import { Agent, interceptors, request } from 'undici';
import { finding } from './finding.mjs';

let answer;
const arrived = new Promise((resolve) => {
  answer = resolve;
});
const server = createServer((_, response) => {
  answer();
  setTimeout(() => response.end('answer'), 500);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${server.address().port}`;
const dispatcher = new Agent().compose(interceptors.deduplicate());
const ask = async (signal) => (await request(url, { dispatcher, signal })).body.text();
const controller = new AbortController();
const both = [ask(controller.signal), ask()].map((text) => text.catch((error) => error.name));
await arrived;
controller.abort();
finding({ guess: ['AbortError', 'answer'], recorded: ['AbortError', 'AbortError'], seen: await Promise.all(both) });
server.close().closeAllConnections();
await dispatcher.close();
JS
