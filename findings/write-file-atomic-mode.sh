#!/usr/bin/env bash
# write-file-atomic 8.0.0. The option `mode: 0o666` under a umask of 022.
# Guess: the file has 0644, as with `fs.writeFile` and without the option.
# Behaviour: it has 0666: the mode is set with chmod, which knows no umask.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install write-file-atomic@8.0.0
program <<'JS'
import { statSync, writeFileSync } from 'node:fs';
import writeFileAtomic from 'write-file-atomic';
import { finding } from './finding.mjs';

process.umask(0o022);
const modeOf = (name) => (statSync(name).mode & 0o777).toString(8);
writeFileSync('plain', 'x', { mode: 0o666 });
await writeFileAtomic('without', 'x');
await writeFileAtomic('with', 'x', { mode: 0o666 });
finding({
  guess: { plain: '644', without: '644', with: '644' },
  recorded: { plain: '644', without: '644', with: '666' },
  seen: { plain: modeOf('plain'), without: modeOf('without'), with: modeOf('with') },
});
JS
