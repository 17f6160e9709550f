#!/usr/bin/env bash
# Node 24. node:readline reads a file that holds one JSON value per line.
# Guess: lines end at LF, CRLF and CR only. U+2028, which JSON.stringify leaves in a text, does not end one.
# Behaviour: it does, and so does U+2029: one line of valid JSON arrives as two lines that are not JSON.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install node@24.21.0
cat >"$folder/lines.mjs" <<'JS'
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';

const text = `${JSON.stringify('a\u2028b')}\n${JSON.stringify('c\u2029d')}\n`;
const lines = [];
for await (const line of createInterface({ input: Readable.from([text]) })) lines.push(line);
console.log(JSON.stringify(lines));
JS
program <<'JS'
import { execFileSync } from 'node:child_process';
import { finding } from './finding.mjs';

finding({
  guess: ['"a\u2028b"', '"c\u2029d"'],
  recorded: ['"a', 'b"', '"c', 'd"'],
  seen: JSON.parse(execFileSync('node_modules/.bin/node', ['lines.mjs'], { encoding: 'utf8' })),
});
JS
