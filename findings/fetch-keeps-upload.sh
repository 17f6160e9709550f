#!/usr/bin/env bash
# Node 24. Memory for sending a file of 200 MB, given as the Blob of `openAsBlob`.
# Guess: the file is streamed, so memory grows by less than 100 MB.
# Behaviour: fetch keeps what it has sent, for a redirect that may come. With `redirect: 'error'` it does not.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install node@24.21.0
cat >"$folder/send.mjs" <<'JS'
import { openAsBlob, readFileSync } from 'node:fs';

const [url, redirect] = process.argv.slice(2);
const peak = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024;
const before = peak();
await (await fetch(url, { method: 'POST', body: await openAsBlob('large.bin'), redirect })).text();
console.log(peak() - before < 100 ? 'streamed' : 'kept');
process.exit(0);
JS
program <<'JS'
import { execFile } from 'node:child_process';
import { truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { promisify } from 'node:util';
import { finding } from './finding.mjs';

writeFileSync('large.bin', '');
truncateSync('large.bin', 200 << 20);
const server = createServer((request, response) => request.resume().on('end', () => response.end('ok')));
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${server.address().port}`;
const send = async (redirect) =>
  (await promisify(execFile)('node_modules/node/bin/node', ['send.mjs', url, redirect])).stdout.trim();
finding({
  guess: { follow: 'streamed', error: 'streamed' },
  recorded: { follow: 'kept', error: 'streamed' },
  seen: { follow: await send('follow'), error: await send('error') },
});
server.close();
JS
