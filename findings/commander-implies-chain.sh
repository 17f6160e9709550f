#!/usr/bin/env bash
# commander 14.0.3. What an option implies implies nothing further.
# Guess: `--a` implies b, b implies c: `--a` sets all three.
# Behaviour: c stays unset. Name everything that is implied at the option that the user types.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install commander@14.0.3
program <<'JS'
import { Command, Option } from 'commander';
import { finding } from './finding.mjs';

const program = new Command()
  .addOption(new Option('--a').implies({ b: true }))
  .addOption(new Option('--b').implies({ c: true }))
  .option('--c')
  .parse(['--a'], { from: 'user' });
finding({ guess: { a: true, b: true, c: true }, recorded: { a: true, b: true }, seen: program.opts() });
JS
