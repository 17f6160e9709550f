#!/usr/bin/env bash
# chokidar 5.0.0. A backup makes a hard link to a picture in a watched folder.
# Guess: one event, "add" of the new name.
# Behaviour: the old name gets a "change" too, although not one byte and not even the modification time changed.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install chokidar@5.0.0
program <<'JS'
import { once } from 'node:events';
import { linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { watch } from 'chokidar';
import { finding } from './finding.mjs';

mkdirSync('pictures');
writeFileSync('pictures/old.png', 'x');
const watcher = watch('pictures', { ignoreInitial: true });
const events = new Set();
const later = new Promise((resolve) => {
  watcher.on('all', (event, file) => (file.endsWith('marker') ? resolve() : events.add(`${event} ${file}`)));
});
await once(watcher, 'ready');
linkSync('pictures/old.png', 'pictures/new.png');
setTimeout(() => writeFileSync('pictures/marker', ''), 500);
await later;
await watcher.close();
finding({
  guess: ['add pictures/new.png'],
  recorded: ['add pictures/new.png', 'change pictures/old.png'],
  seen: [...events].sort(),
});
JS
