#!/usr/bin/env bash
# picomatch 4.0.7. A range with leading zeros does not count like bash.
# Guess: `{01..03}.jpg` matches 01.jpg to 03.jpg.
# Behaviour: it matches none of them. Without the zeros it works: `{1..3}.jpg` matches 2.jpg.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install picomatch@4.0.7
program <<'JS'
import picomatch from 'picomatch';
import { finding } from './finding.mjs';

const padded = picomatch('{01..03}.jpg');
finding({
  guess: [true, true, true, true],
  recorded: [false, false, false, true],
  seen: [padded('01.jpg'), padded('02.jpg'), padded('03.jpg'), picomatch('{1..3}.jpg')('2.jpg')],
});
JS
