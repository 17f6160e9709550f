// Runs the benchmarks in this folder and prints their results: `npm run bench`, or `npm run bench -- sdk-weight`.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const known = readdirSync(here)
  .filter((file) => file.endsWith('.mjs') && file !== path.basename(fileURLToPath(import.meta.url)))
  .map((file) => path.basename(file, '.mjs'));

const [, , ...asked] = process.argv;
// The first argument with a hyphen, and all after it, are passed to the benchmarks.
const optionsAt = asked.findIndex((word) => word.startsWith('-'));
const names = optionsAt === -1 ? asked : asked.slice(0, optionsAt);
const options = optionsAt === -1 ? [] : asked.slice(optionsAt);
const unknown = names.filter((name) => !known.includes(name));
if (unknown.length > 0 || (names.length === 0 && options.includes('--help'))) {
  if (unknown.length > 0) console.error(`Unknown benchmark: ${unknown.join(', ')}.`);
  console.log(`Usage: npm run bench -- [name …] [options of the benchmarks]\nBenchmarks: ${known.join(', ')}`);
  process.exit(unknown.length > 0 ? 2 : 0);
}

let failed = 0;
for (const name of names.length > 0 ? names : known) {
  console.log(`\n## ${name}\n`);
  const { status } = spawnSync(process.execPath, [path.join(here, `${name}.mjs`), ...options], { stdio: 'inherit' });
  if (status !== 0) failed += 1;
}
process.exitCode = failed === 0 ? 0 : 1;
