#!/usr/bin/env bash
# undici 8.13.1. The decompress interceptor passes errors over.
# Guess: a gzipped 404 is unpacked as a gzipped 200 is.
# Behaviour: the body of an error stays packed unless `skipErrorResponses: false` is set; its JSON cannot be read.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install undici@8.13.1
program <<'JS'
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { Agent, interceptors, request } from 'undici';
import { finding } from './finding.mjs';

const server = createServer(({ url }, response) => {
  response.writeHead(Number(url.slice(1)), { 'content-encoding': 'gzip' }).end(gzipSync('text'));
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const dispatcher = new Agent().compose(interceptors.decompress());
const isUnpacked = async (status) => {
  const { body } = await request(`http://127.0.0.1:${server.address().port}/${status}`, { dispatcher });
  return (await body.text()) === 'text';
};
finding({ guess: [true, true], recorded: [true, false], seen: [await isUnpacked(200), await isUnpacked(404)] });
server.close();
await dispatcher.close();
JS
