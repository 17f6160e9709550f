#!/usr/bin/env bash
# undici 8.13.1, the interceptors responseError and retry. The server answers 503 once, then 200.
# Guess: in either order of `compose` the request is repeated and ends with 200.
# Behaviour: not with `compose(responseError(), retry())`: retry sees an error that it does not know, and gives up at once.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install undici@8.13.1
program <<'JS'
import { createServer } from 'node:http';
import { Agent, interceptors, request } from 'undici';
import { finding } from './finding.mjs';

let requests = 0;
const server = createServer((_, response) => {
  requests += 1;
  response.writeHead(requests === 1 ? 503 : 200).end();
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${server.address().port}`;
const retry = interceptors.retry({ minTimeout: 1, maxTimeout: 2 });
async function ask(...order) {
  requests = 0;
  const dispatcher = new Agent().compose(...order);
  return request(url, { dispatcher }).then(({ statusCode }) => statusCode, (error) => error.name);
}
finding({
  guess: { retryFirst: 200, errorFirst: 200 },
  recorded: { retryFirst: 200, errorFirst: 'ResponseError' },
  seen: {
    retryFirst: await ask(retry, interceptors.responseError()),
    errorFirst: await ask(interceptors.responseError(), retry),
  },
});
server.close().closeAllConnections();
JS
