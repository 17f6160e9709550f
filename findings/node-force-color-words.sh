#!/usr/bin/env bash
# Node 24 (chalk 6.0.1 beside it). FORCE_COLOR with a word or a number that is not one of the known ones.
# Guess: FORCE_COLOR=yes and FORCE_COLOR=4 force colours; 4 counts as the most colours, as chalk reads it.
# Behaviour: Node takes every value that it does not know as "no colours", so FORCE_COLOR=yes switches `util.styleText` off.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install node@24.21.0 chalk@6.0.1
program <<'JS'
import { execFileSync } from 'node:child_process';
import { finding } from './finding.mjs';

const code = `
  import { WriteStream } from 'node:tty';
  import { styleText } from 'node:util';
  import chalk from 'chalk';
  const bits = WriteStream.prototype.getColorDepth.call({}, process.env);
  process.stdout.write(JSON.stringify({ bits, styleText: styleText('red', 'x') !== 'x', chalk: chalk.level }));`;
const see = (FORCE_COLOR) =>
  JSON.parse(execFileSync('node_modules/.bin/node', ['--input-type=module', '-e', code], { env: { PATH: process.env.PATH, FORCE_COLOR } }));
finding({
  guess: { 3: { bits: 24, styleText: true, chalk: 3 }, 4: { bits: 24, styleText: true, chalk: 3 }, yes: { bits: 4, styleText: true, chalk: 1 } },
  recorded: { 3: { bits: 24, styleText: true, chalk: 3 }, 4: { bits: 1, styleText: false, chalk: 3 }, yes: { bits: 1, styleText: false, chalk: 0 } },
  seen: { 3: see('3'), 4: see('4'), yes: see('yes') },
});
JS
