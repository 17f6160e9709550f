#!/usr/bin/env bash
# picocolors 1.1.1 in Node. FORCE_COLOR=0 is the usual way to switch colours off.
# Guess: with FORCE_COLOR=0, as with chalk, there are no colours.
# Behaviour: picocolors only asks whether the variable has a text, so "0" and "false" switch colours on, even in a pipe.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install picocolors@1.1.1 chalk@6.0.1
program <<'JS'
import { execFileSync } from 'node:child_process';
import { finding } from './finding.mjs';

const code = `
  import chalk from 'chalk';
  import pico from 'picocolors';
  const texts = [chalk.red('x'), pico.red('x')];
  process.stdout.write(JSON.stringify(texts.map((text) => text !== 'x')));`;
const coloured = (FORCE_COLOR) =>
  JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', code], { env: { PATH: process.env.PATH, FORCE_COLOR } }));
console.log('each row: chalk, picocolors');
finding({
  guess: { 0: [false, false], false: [false, false] },
  recorded: { 0: [false, true], false: [false, true] },
  seen: { 0: coloured('0'), false: coloured('false') },
});
JS
