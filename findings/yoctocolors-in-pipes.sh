#!/usr/bin/env bash
# yoctocolors 2.2.0. A program's output goes into a pipe, in a terminal that announces true colour.
# Guess: no colours, as with chalk and picocolors: the output is no terminal.
# Behaviour: yoctocolors looks at the environment only. With COLORTERM=truecolor, escape sequences end up in files and pipes.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install yoctocolors@2.2.0 chalk@6.0.1 picocolors@1.1.1
program <<'JS'
import { execFileSync } from 'node:child_process';
import { finding } from './finding.mjs';

const code = `
  import chalk from 'chalk';
  import pico from 'picocolors';
  import { red } from 'yoctocolors';
  process.stdout.write(JSON.stringify({ chalk: chalk.red('x'), picocolors: pico.red('x'), yoctocolors: red('x') }));`;
const env = { PATH: process.env.PATH, TERM: 'xterm-256color', COLORTERM: 'truecolor' };
finding({
  guess: { chalk: 'x', picocolors: 'x', yoctocolors: 'x' },
  recorded: { chalk: 'x', picocolors: 'x', yoctocolors: '\u001b[31mx\u001b[39m' },
  seen: JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', code], { env })),
});
JS
