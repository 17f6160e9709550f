#!/usr/bin/env bash
# atomically 2.1.1. A file name of 80 Chinese characters has 240 bytes; file systems allow 255.
# Guess: it is written, as a name of 240 ASCII characters is: names of temporary files are cut to fit.
# Behaviour: ENAMETOOLONG. The name of the temporary file is cut by characters, and the file system counts bytes.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install atomically@2.1.1
program <<'JS'
import { writeFileSync } from 'node:fs';
import { writeFile } from 'atomically';
import { finding } from './finding.mjs';

const write = (name) => writeFile(name, 'x').then(() => 'written', (error) => error.code);
writeFileSync('图'.repeat(80), 'The file system itself takes the name.');
finding({
  guess: { ascii: 'written', chinese: 'written' },
  recorded: { ascii: 'written', chinese: 'ENAMETOOLONG' },
  seen: { ascii: await write('a'.repeat(240)), chinese: await write('图'.repeat(80)) },
});
JS
