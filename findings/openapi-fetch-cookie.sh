#!/usr/bin/env bash
# openapi-fetch 0.17.0. A parameter that the OpenAPI document places in a cookie; its types ask for `params.cookie`.
# Guess: it is sent in a Cookie header, as `params.header` is sent in headers.
# Behaviour: it is dropped without an error, also in Node, where fetch may send cookies.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install openapi-fetch@0.17.0
program <<'JS'
import createClient from 'openapi-fetch';
import { finding } from './finding.mjs';

let sent;
const client = createClient({
  baseUrl: 'http://api.test',
  fetch: async (request) => {
    sent = request;
    return Response.json({});
  },
});
await client.GET('/', { params: { cookie: { session: '1' }, header: { 'x-session': '1' } } });
finding({
  guess: { cookie: 'session=1', header: '1' },
  recorded: { cookie: null, header: '1' },
  seen: { cookie: sent.headers.get('cookie'), header: sent.headers.get('x-session') },
});
JS
