#!/usr/bin/env bash
# Node 24. `utimesSync` with a time before 1970, as a Date and as a number of seconds.
# Guess: both set the time that was asked for.
# Behaviour: the Date does. A negative number sets the current time, without an error.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install node@24.21.0
cat >"$folder/touch.mjs" <<'JS'
import { statSync, utimesSync, writeFileSync } from 'node:fs';

const yearAfter = (time) => {
  writeFileSync('file', '');
  utimesSync('file', time, time);
  const year = statSync('file').mtime.getUTCFullYear();
  return year > 2000 ? 'now' : year;
};
console.log(JSON.stringify({ date: yearAfter(new Date('1965-01-01')), number: yearAfter(Date.parse('1965-01-01') / 1000) }));
JS
program <<'JS'
import { execFileSync } from 'node:child_process';
import { finding } from './finding.mjs';

finding({
  guess: { date: 1965, number: 1965 },
  recorded: { date: 1965, number: 'now' },
  seen: JSON.parse(execFileSync('node_modules/.bin/node', ['touch.mjs'], { encoding: 'utf8' })),
});
JS
