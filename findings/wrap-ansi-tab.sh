#!/usr/bin/env bash
# wrap-ansi 10.0.2. Tabs become spaces even in a line that fits.
# Guess: "a<tab>b" stays as it is at 20 columns.
# Behaviour: the tab is replaced by seven spaces, so a wrapped table can no longer be pasted into a spreadsheet.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install wrap-ansi@10.0.2
program <<'JS'
import wrapAnsi from 'wrap-ansi';
import { finding } from './finding.mjs';

finding({ guess: 'a\tb', recorded: 'a       b', seen: wrapAnsi('a\tb', 20) });
JS
