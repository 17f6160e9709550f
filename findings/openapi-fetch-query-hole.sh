#!/usr/bin/env bash
# openapi-fetch 0.17.0. A missing element of an array leaves a hole in the query.
# Guess: [1, undefined, 2] writes the word undefined between the two.
# Behaviour: an empty pair stays between two ampersands.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install openapi-fetch@0.17.0
program <<'JS'
import createClient from 'openapi-fetch';
import { finding } from './finding.mjs';

let query;
const client = createClient({
  baseUrl: 'http://127.0.0.1',
  fetch: async (request) => {
    query = new URL(request.url).search;
    return Response.json({});
  },
});
await client.GET('/list', { params: { query: { a: [1, undefined, 2] } } });
finding({ guess: '?a=1&a=undefined&a=2', recorded: '?a=1&&a=2', seen: query });
JS
