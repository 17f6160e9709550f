#!/usr/bin/env bash
# log-update 8.0.0. A terminal without a size has 0 columns, for example under script(1) in CI or in `docker run -t`.
# Guess: the text is drawn as it is, or as for 80 columns.
# Behaviour: every character gets a line of its own.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install log-update@8.0.0
program <<'JS'
import { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { createLogUpdate } from 'log-update';
import { finding } from './finding.mjs';

function draw(columns) {
  let written = '';
  const stream = new Writable({ write: (chunk, _encoding, done) => ((written += chunk), done()) });
  Object.assign(stream, { isTTY: true, columns, rows: 24 });
  createLogUpdate(stream, { showCursor: true })('7 of 9');
  return stripVTControlCharacters(written).trim().split('\n');
}
finding({
  guess: { 80: ['7 of 9'], 0: ['7 of 9'] },
  recorded: { 80: ['7 of 9'], 0: ['7', ' ', 'o', 'f', ' ', '9'] },
  seen: { 80: draw(80), 0: draw(0) },
});
JS
