#!/usr/bin/env bash
# Prism 5.16.0 (@stoplight/prism-cli), OpenAPI 3.1. A list in an application/x-www-form-urlencoded body, sent as sizes=1&sizes=2.
# Guess: accepted: in forms, `style: form` with `explode: true` is the default.
# Behaviour: 422, and for a list of one too. Only with an `encoding` object that repeats the default is it read as a list.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install @stoplight/prism-cli@5.16.0
cat >"$folder/api.yaml" <<'YAML'
openapi: 3.1.0
info: { title: Example, version: '1' }
components:
  schemas:
    Form: { type: object, properties: { sizes: { type: array, items: { type: integer } } } }
  responses:
    Done: { description: Done., content: { application/json: { schema: { const: done } } } }
paths:
  /plain:
    post:
      requestBody:
        content: { application/x-www-form-urlencoded: { schema: { $ref: '#/components/schemas/Form' } } }
      responses: { '200': { $ref: '#/components/responses/Done' } }
  /encoding:
    post:
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema: { $ref: '#/components/schemas/Form' }
            encoding: { sizes: { style: form, explode: true } }
      responses: { '200': { $ref: '#/components/responses/Done' } }
YAML
program <<'JS'
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { finding } from './finding.mjs';

const port = await new Promise((resolve) => {
  const free = createServer().listen(0, '127.0.0.1', () => {
    const { port } = free.address();
    free.close(() => resolve(port));
  });
});
const prism = spawn(process.execPath, ['node_modules/.bin/prism', 'mock', 'api.yaml', '-p', port], { stdio: 'ignore' });
const send = async (path, form) => {
  const body = new URLSearchParams(form);
  return (await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body })).status;
};
let tries = 0;
while ((await send('/', '').catch(() => undefined)) === undefined) {
  tries += 1;
  if (tries > 300) process.exit(2);
  await setTimeout(200);
}
finding({
  guess: { plain: [200, 200], encoding: [200, 200] },
  recorded: { plain: [422, 422], encoding: [200, 200] },
  seen: {
    plain: [await send('/plain', 'sizes=1&sizes=2'), await send('/plain', 'sizes=1')],
    encoding: [await send('/encoding', 'sizes=1&sizes=2'), await send('/encoding', 'sizes=1')],
  },
});
prism.kill();
JS
