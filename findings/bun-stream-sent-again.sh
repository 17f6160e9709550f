#!/usr/bin/env bash
# Node 24, Bun 1.4.5, Deno 2.9.6. A POST with a ReadableStream as its body that meets a redirect 307.
# Guess: a TypeError in all three, since a stream cannot be read twice (Fetch standard).
# Behaviour: Bun reads the stream into memory first and sends it again.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install bun@1.4.5 deno@2.9.6
program <<'JS'
import { finding, inEachRuntime } from './finding.mjs';

const seen = inEachRuntime(`
  import { createServer } from 'node:http';
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    if (request.url === '/first') response.writeHead(307, { location: '/second' }).end();
    else response.end(text);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = 'http://127.0.0.1:' + server.address().port + '/first';
  const body = new Blob(['picture']).stream();
  const sent = fetch(url, { method: 'POST', body, duplex: 'half' });
  console.log(JSON.stringify(await sent.then((response) => response.text()).catch((error) => error.name)));
  process.exit(0);`);
finding({
  guess: { node: 'TypeError', bun: 'TypeError', deno: 'TypeError' },
  recorded: { node: 'TypeError', bun: 'picture', deno: 'TypeError' },
  seen,
});
JS
