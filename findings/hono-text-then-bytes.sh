#!/usr/bin/env bash
# hono 4.13.19. A middleware logs `c.req.text()`; the handler then reads the picture with `c.req.arrayBuffer()`.
# Guess: hono keeps the bytes, since reading twice works, so the handler gets what was sent.
# Behaviour: the handler gets the text as bytes again. Whatever is not UTF-8 has become U+FFFD, without an error.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install hono@4.13.19
program <<'JS'
import { Hono } from 'hono';
import { finding } from './finding.mjs';

const png = [0x89, 0x50, 0x4e, 0x47];
const app = new Hono().post('/', async (c) => {
  if (c.req.query('log')) await c.req.text();
  return c.json([...new Uint8Array(await c.req.arrayBuffer())]);
});
const send = async (path) => (await app.request(path, { method: 'POST', body: new Uint8Array(png) })).json();
finding({
  guess: { bytes: png, afterText: png },
  recorded: { bytes: png, afterText: [0xef, 0xbf, 0xbd, 0x50, 0x4e, 0x47] },
  seen: { bytes: await send('/'), afterText: await send('/?log=1') },
});
JS
