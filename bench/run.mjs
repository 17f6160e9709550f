// Runs the benchmarks in this folder and prints their results: `npm run bench`, or `npm run bench -- sdk-weight`. With `--write` the
// results are kept in results/, and docs/performance.md is made from them.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { RESULTS, writeDocument } from './lib/document.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const known = readdirSync(here)
  .filter((file) => file.endsWith('.mjs') && file !== path.basename(fileURLToPath(import.meta.url)))
  .map((file) => path.basename(file, '.mjs'));

/** Give results, and take too long to be run with all others. */
const ON_REQUEST = ['npm-test'];

/** The benchmarks that docs/performance.md shows: all that give results in the common form. */
const WRITTEN = known.filter((name) => {
  const source = readFileSync(path.join(here, `${name}.mjs`), 'utf8');
  return /\breport\(/.test(source) && source.includes('lib/results.mjs') && !ON_REQUEST.includes(name);
});

const [, , ...asked] = process.argv;
// The first argument with a hyphen, and all after it, are passed to the benchmarks.
const optionsAt = asked.findIndex((word) => word.startsWith('-'));
const names = optionsAt === -1 ? asked : asked.slice(0, optionsAt);
const options = optionsAt === -1 ? [] : asked.slice(optionsAt);
const writes = options.includes('--write');
const unknown = names.filter((name) => !known.includes(name));
if (unknown.length > 0 || (names.length === 0 && options.includes('--help'))) {
  if (unknown.length > 0) console.error(`Unknown benchmark: ${unknown.join(', ')}.`);
  console.log(
    `Usage: npm run bench -- [name …] [--write] [options of the benchmarks]\nBenchmarks: ${known.join(', ')}`,
  );
  process.exit(unknown.length > 0 ? 2 : 0);
}

let failed = 0;
const chosen = names.length > 0 ? names : writes ? WRITTEN : known.filter((name) => !ON_REQUEST.includes(name));
// `--document` makes the page from the saved results, without measuring.
for (const name of options.includes('--document') ? [] : chosen) {
  console.log(`\n## ${name}\n`);
  const own = options.filter((option) => option !== '--write');
  if (writes) own.push('--json', path.join(RESULTS, `${name}.json`));
  const started = performance.now();
  const { status } = spawnSync(process.execPath, [path.join(here, `${name}.mjs`), ...own], { stdio: 'inherit' });
  if (status !== 0) failed += 1;
  console.log(`\n${name} took ${((performance.now() - started) / 1000).toFixed(0)} s.`);
}
if (writes || options.includes('--document')) {
  writeDocument();
  console.log('\ndocs/performance.md was written from bench/results/.');
}
process.exitCode = failed === 0 ? 0 : 1;
