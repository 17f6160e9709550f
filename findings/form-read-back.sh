#!/usr/bin/env bash
# Node 24, Bun 1.4.5, Deno 2.9.6. Reading a file back from the form that it was put into.
# Guess: `form.set('a', file, 'new.png')` gives a File of that name, and a Blob without a name becomes "blob".
# Behaviour: in Bun the file keeps its old name, and the Blob stays without one.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install bun@1.4.5 deno@2.9.6
program <<'JS'
import { finding, inEachRuntime } from './finding.mjs';

const seen = inEachRuntime(`
  const form = new FormData();
  form.set('a', new File(['x'], 'old.png'), 'new.png');
  form.set('b', new Blob(['x']));
  console.log(JSON.stringify([form.get('a').name, form.get('b').name ?? null]));`);
finding({
  guess: { node: ['new.png', 'blob'], bun: ['new.png', 'blob'], deno: ['new.png', 'blob'] },
  recorded: { node: ['new.png', 'blob'], bun: ['old.png', null], deno: ['new.png', 'blob'] },
  seen,
});
JS
