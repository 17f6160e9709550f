#!/usr/bin/env bash
# hono 4.13.19. A middleware calls `c.header` before `next()`; the handler returns a Response that `fetch` gave it.
# Guess: the header is added to that response, as it is to `c.text()` and `c.body()`.
# Behaviour: it is lost. After `await next()` it would have been added.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install hono@4.13.19
program <<'JS'
import { Hono } from 'hono';
import { finding } from './finding.mjs';

const app = new Hono()
  .use(async (c, next) => {
    c.header('x-before', 'yes');
    await next();
    c.header('x-after', 'yes');
  })
  .get('/text', (c) => c.text('a'))
  .get('/raw', () => new Response('a'));
const headers = async (path) => {
  const response = await app.request(path);
  return [response.headers.get('x-before'), response.headers.get('x-after')];
};
finding({
  guess: { text: ['yes', 'yes'], raw: ['yes', 'yes'] },
  recorded: { text: ['yes', 'yes'], raw: [null, 'yes'] },
  seen: { text: await headers('/text'), raw: await headers('/raw') },
});
JS
