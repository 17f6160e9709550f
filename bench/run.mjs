// Runs the benchmarks of this folder and prints what each measures: `npm run bench`, or `npm run bench -- sdk-weight`.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const known = readdirSync(here)
  .filter((file) => file.endsWith('.mjs') && file !== path.basename(fileURLToPath(import.meta.url)))
  .map((file) => path.basename(file, '.mjs'));

const [, , ...asked] = process.argv;
const names = asked.filter((name) => !name.startsWith('-'));
const options = asked.filter((name) => name.startsWith('-'));
const unknown = names.filter((name) => !known.includes(name));
if (unknown.length > 0 || options.includes('--help')) {
  if (unknown.length > 0) console.error(`No such benchmark: ${unknown.join(', ')}.`);
  console.log(`Usage: npm run bench -- [name …]\nBenchmarks: ${known.join(', ')}`);
  process.exit(unknown.length > 0 ? 2 : 0);
}

let failed = 0;
for (const name of names.length > 0 ? names : known) {
  console.log(`\n## ${name}\n`);
  const { status } = spawnSync(process.execPath, [path.join(here, `${name}.mjs`), ...options], { stdio: 'inherit' });
  if (status !== 0) failed += 1;
}
process.exitCode = failed === 0 ? 0 : 1;
