#!/usr/bin/env bash
# Node 24, Bun 1.4.5, Deno 2.9.6. Unpacking a gzip file of two members, which RFC 1952 allows.
# Guess: DecompressionStream gives both parts, as gunzip does, in all three.
# Behaviour: Node and Deno throw a TypeError after the first member; Bun reads both.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install bun@1.4.5 deno@2.9.6
program <<'JS'
import { finding, inEachRuntime } from './finding.mjs';

const seen = inEachRuntime(`
  const through = (data, stream) => new Response(new Blob(data).stream().pipeThrough(stream));
  const member = await through(['hi'], new CompressionStream('gzip')).arrayBuffer();
  const text = await through([member, member], new DecompressionStream('gzip')).text().catch((error) => error.name);
  console.log(JSON.stringify(text));`);
finding({
  guess: { node: 'hihi', bun: 'hihi', deno: 'hihi' },
  recorded: { node: 'TypeError', bun: 'hihi', deno: 'TypeError' },
  seen,
});
JS
