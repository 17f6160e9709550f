#!/usr/bin/env bash
# openapi-fetch 0.17.0. A path parameter of null leaves the braces in the address.
# Guess: the word null, `/task/null`.
# Behaviour: `/task/%7Bid%7D` is requested, without an error.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install openapi-fetch@0.17.0
program <<'JS'
import createClient from 'openapi-fetch';
import { finding } from './finding.mjs';

let path;
const client = createClient({
  baseUrl: 'http://127.0.0.1',
  fetch: async (request) => {
    path = new URL(request.url).pathname;
    return Response.json({});
  },
});
await client.GET('/task/{id}', { params: { path: { id: null } } });
finding({ guess: '/task/null', recorded: '/task/%7Bid%7D', seen: path });
JS
