#!/usr/bin/env bash
# Node 24. `readdir(folder, { recursive: true })` of a folder that holds a link to another folder.
# Guess: the link is listed and not followed, as `rm` with the same option does not follow it.
# Behaviour: it is followed, unless `withFileTypes` is set too. A clean-up that walks this way leaves its folder.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install node@24.21.0
cat >"$folder/list.mjs" <<'JS'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';

mkdirSync('elsewhere');
mkdirSync('results');
writeFileSync('elsewhere/a.png', '');
symlinkSync('../elsewhere', 'results/link');
const names = (await readdir('results', { recursive: true })).sort();
const entries = (await readdir('results', { recursive: true, withFileTypes: true })).map(({ name }) => name).sort();
console.log(JSON.stringify({ names, entries }));
JS
program <<'JS'
import { execFileSync } from 'node:child_process';
import { finding } from './finding.mjs';

finding({
  guess: { names: ['link'], entries: ['link'] },
  recorded: { names: ['link', 'link/a.png'], entries: ['link'] },
  seen: JSON.parse(execFileSync('node_modules/.bin/node', ['list.mjs'], { encoding: 'utf8' })),
});
JS
