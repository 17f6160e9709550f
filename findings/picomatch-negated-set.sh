#!/usr/bin/env bash
# picomatch 4.0.7. A negated set is not written as in a shell.
# Guess: `[!a].jpg` matches b.jpg and not !.jpg, as in POSIX shells.
# Behaviour: `!` is an ordinary member of the set: b.jpg is refused and !.jpg matches. `[^a].jpg` negates.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install picomatch@4.0.7
program <<'JS'
import picomatch from 'picomatch';
import { finding } from './finding.mjs';

const posix = picomatch('[!a].jpg');
const caret = picomatch('[^a].jpg');
finding({
  guess: [true, false, true],
  recorded: [false, true, true],
  seen: [posix('b.jpg'), posix('!.jpg'), caret('b.jpg')],
});
JS
