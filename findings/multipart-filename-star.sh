#!/usr/bin/env bash
# Node 24, Bun 1.4.5, Deno 2.9.6. Who reads the UTF-8 name of an uploaded file.
# Guess: `filename*=UTF-8''…` is ignored by all three, because forms of browsers do not use it.
# Behaviour: Node takes it, Bun and Deno take `filename`. The same upload has two names.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install bun@1.4.5 deno@2.9.6
program <<'JS'
import { finding, inEachRuntime } from './finding.mjs';

const seen = inEachRuntime(`
  const part = 'Content-Disposition: form-data; name="a"; filename="plain.png"; filename*=UTF-8\\'\\'%E5%9B%BE.png';
  const body = ['--b', part, '', 'x', '--b--', ''].join('\\r\\n');
  const form = await new Response(body, { headers: { 'content-type': 'multipart/form-data; boundary=b' } }).formData();
  console.log(JSON.stringify(form.get('a').name));`);
finding({
  guess: { node: 'plain.png', bun: 'plain.png', deno: 'plain.png' },
  recorded: { node: '图.png', bun: 'plain.png', deno: 'plain.png' },
  seen,
});
JS
