#!/usr/bin/env bash
# Node 24, Bun 1.4.5, Deno 2.9.6. A slice of a Blob and its type.
# Guess: a slice has an empty type unless one is given, and 1.7 is cut to 1, in all three.
# Behaviour: Bun keeps the Blob's type, and cuts at 1 where Node and Deno cut at 2.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install bun@1.4.5 deno@2.9.6
program <<'JS'
import { finding, inEachRuntime } from './finding.mjs';

const seen = inEachRuntime(`
  const blob = new Blob(['abc'], { type: 'image/png' });
  console.log(JSON.stringify([blob.slice(0, 1).type, await blob.slice(1.7).text()]));`);
finding({
  guess: { node: ['', 'bc'], bun: ['', 'bc'], deno: ['', 'bc'] },
  recorded: { node: ['', 'c'], bun: ['image/png', 'bc'], deno: ['', 'c'] },
  seen,
});
JS
