#!/usr/bin/env bash
# Node 24, Bun 1.4.5, Deno 2.9.6. The type of an uploaded file that names none.
# Guess: the three agree on text/plain, the default of RFC 7578.
# Behaviour: text/plain in Node, image/png in Bun (from the file name), application/octet-stream in Deno.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install bun@1.4.5 deno@2.9.6
program <<'JS'
import { finding, inEachRuntime } from './finding.mjs';

const seen = inEachRuntime(`
  const body = ['--b', 'Content-Disposition: form-data; name="a"; filename="a.png"', '', 'x', '--b--', ''].join('\\r\\n');
  const form = await new Response(body, { headers: { 'content-type': 'multipart/form-data; boundary=b' } }).formData();
  console.log(JSON.stringify(form.get('a').type));`);
finding({
  guess: { node: 'text/plain', bun: 'text/plain', deno: 'text/plain' },
  recorded: { node: 'text/plain', bun: 'image/png', deno: 'application/octet-stream' },
  seen,
});
JS
