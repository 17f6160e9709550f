import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from './lib/run.mjs';

const folder = path.join(root, 'findings');
const scripts = readdirSync(folder).filter((file) => file.endsWith('.sh') && file !== 'lib.sh');
const read = (file) => readFileSync(path.join(folder, file), 'utf8');

test('findings/README.md lists every finding once and no other', () => {
  const listed = [...read('README.md').matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map(([, name]) => `${name}.sh`);
  expect(listed.sort()).toEqual(scripts.sort());
});

test.each(scripts)('%s states its guess and the behaviour, and installs exact versions only', (file) => {
  const text = read(file);
  expect(text).toMatch(/^# Guess: /m);
  expect(text).toMatch(/^# Behaviour: /m);
  const [, packages] = /^install (.+)$/m.exec(text) ?? [];
  for (const name of packages?.split(' ') ?? ['no package']) expect(name).toMatch(/^.+@\d+\.\d+\.\d+$/);
});
