#!/usr/bin/env bash
# picomatch 4.0.7. A star before parentheses starts an extended pattern.
# Guess: `*(1).jpg` finds "photo(1).jpg", the name that a browser gives to a second download.
# Behaviour: it means "any number of 1": 11.jpg matches, photo(1).jpg does not. `*\(1\).jpg` finds it.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install picomatch@4.0.7
program <<'JS'
import picomatch from 'picomatch';
import { finding } from './finding.mjs';

const plain = picomatch('*(1).jpg');
finding({
  guess: [true, false, true],
  recorded: [false, true, true],
  seen: [plain('photo(1).jpg'), plain('11.jpg'), picomatch('*\\(1\\).jpg')('photo(1).jpg')],
});
JS
