#!/usr/bin/env bash
# Node 24. A program asks two questions with node:readline/promises. Its answers come from a pipe, both in one chunk.
# Guess: the second question gets the second line.
# Behaviour: only the first is answered. The second line was emitted as an event that nobody waited for, and the program ends silently.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install node@24.21.0
cat >"$folder/ask.mjs" <<'JS'
import { createInterface } from 'node:readline/promises';

const prompt = createInterface({ input: process.stdin });
process.on('exit', () => console.log('end'));
console.log(await prompt.question(''));
console.log(await prompt.question(''));
JS
program <<'JS'
import { spawnSync } from 'node:child_process';
import { finding } from './finding.mjs';

const { stdout } = spawnSync('node_modules/.bin/node', ['ask.mjs'], { input: 'first\nsecond\n', encoding: 'utf8' });
finding({ guess: ['first', 'second', 'end'], recorded: ['first', 'end'], seen: stdout.trim().split('\n') });
JS
