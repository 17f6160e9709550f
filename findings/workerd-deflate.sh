#!/usr/bin/env bash
# workerd (miniflare 4.20260730.0). An answer in gzip, brotli and deflate.
# Guess: all three are unpacked, as in Node and in browsers.
# Behaviour: deflate arrives as it was sent, without an error.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install miniflare@4.20260730.0
program <<'JS'
import { createServer } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { Log, LogLevel, Miniflare } from 'miniflare';
import { finding } from './finding.mjs';

const packed = { gzip: gzipSync('picture'), br: brotliCompressSync('picture'), deflate: deflateSync('picture') };
const server = createServer((request, response) => {
  const encoding = request.url.slice(1);
  response.writeHead(200, { 'content-encoding': encoding }).end(packed[encoding]);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const worker = new Miniflare({
  modules: true,
  compatibilityDate: '2025-11-01',
  log: new Log(LogLevel.NONE),
  bindings: { BASE: `http://127.0.0.1:${server.address().port}/` },
  script: `export default {
    async fetch(request, { BASE }) {
      const seen = {};
      for (const encoding of ['gzip', 'br', 'deflate']) {
        seen[encoding] = (await (await fetch(BASE + encoding)).text()) === 'picture' ? 'unpacked' : 'as sent';
      }
      return Response.json(seen);
    },
  };`,
});
finding({
  guess: { gzip: 'unpacked', br: 'unpacked', deflate: 'unpacked' },
  recorded: { gzip: 'unpacked', br: 'unpacked', deflate: 'as sent' },
  seen: await (await worker.dispatchFetch('http://worker.example/')).json(),
});
await worker.dispose();
server.close();
JS
