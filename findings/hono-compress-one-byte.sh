#!/usr/bin/env bash
# hono 4.13.19. The compression middleware has a lower limit that most responses do not meet.
# Guess: a response of one byte is not compressed, because the limit is 1,024 bytes.
# Behaviour: it is gzipped: the limit reads Content-Length, which `c.text()` does not set.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install hono@4.13.19
program <<'JS'
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { finding } from './finding.mjs';

const app = new Hono().use(compress()).get('/', (c) => c.text('x'));
const response = await app.request('/', { headers: { 'accept-encoding': 'gzip' } });
finding({ guess: null, recorded: 'gzip', seen: response.headers.get('content-encoding') });
JS
