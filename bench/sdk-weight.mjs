// The weight of the SDK: bytes in a page (minified, gzipped) and milliseconds of a cold import, also as ratios to openapi-fetch
// alone, its only dependency. Options: `--json` prints the figures as JSON, `--rounds=25` counts the processes of the cold import.
import { spawnSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { weigh, weighAsOneFile } from '../scripts/lib/weight.mjs';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, rounds: { type: 'string', default: '25' } },
});
const ROUNDS = Number(values.rounds);
const sdk = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../packages/sdk');
const use = (names) => `import { ${names} } from './dist/index.js'; globalThis.used = [${names}];`;

const programs = {
  'openapi-fetch alone': "import createClient from 'openapi-fetch'; globalThis.used = createClient;",
  'new Koukoutu(), everything': use('Koukoutu'),
  'removeBackground alone': use('createTransport, removeBackground'),
  'credits alone': use('createTransport, credits'),
};

const weights = {};
for (const [name, code] of Object.entries(programs)) {
  weights[name] = { ...(await weigh(code, sdk)), oneFile: await weighAsOneFile(code, sdk) };
}

/** Runs one process that imports once, and returns its milliseconds. */
function coldImport(specifier) {
  const code = `const t = performance.now(); await import(${JSON.stringify(specifier)}); console.log(performance.now() - t);`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: sdk,
    encoding: 'utf8',
  });
  if (!stdout) throw new Error(stderr);
  return Number(stdout);
}

const imports = {
  'openapi-fetch alone': 'openapi-fetch',
  '@koukoutu/sdk': './dist/index.js',
  '@koukoutu/sdk/node': './dist/node.js',
};
const times = Object.fromEntries(Object.keys(imports).map((name) => [name, []]));
// In turn, so that other load meets all of them. The fastest of each is least affected by it.
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, specifier] of Object.entries(imports)) times[name].push(coldImport(specifier));
}
const fastest = Object.fromEntries(Object.entries(times).map(([name, all]) => [name, Math.min(...all)]));

if (values.json) {
  const machine = `${os.cpus()[0]?.model}, ${os.cpus().length} cores, Node ${process.version}`;
  console.log(JSON.stringify({ machine, weights, coldImportMs: fastest }, undefined, 2));
} else {
  const base = weights['openapi-fetch alone'].first;
  const bytes = (number) => `${number} B`.padStart(10);
  console.log('bytes in a page, minified and gzipped, and how many times openapi-fetch the first file is');
  console.log(`  ${''.padEnd(28)}  at once               all parts   as one file (esbuild without splitting)`);
  for (const [name, { first, all, oneFile }] of Object.entries(weights)) {
    const ratio = `${(first / base).toFixed(1)} ×`.padStart(7);
    console.log(`  ${name.padEnd(28)}${bytes(first)} ${ratio}  ${bytes(all)}  ${bytes(oneFile)}`);
  }
  console.log('parts that are loaded when they are first used');
  for (const [name, size] of Object.entries(weights['new Koukoutu(), everything'].parts)) {
    console.log(`  ${name.padEnd(28)}${bytes(size)}`);
  }
  console.log(`cold import, fastest of ${ROUNDS} processes`);
  for (const [name, ms] of Object.entries(fastest)) {
    const ratio = (ms / fastest['openapi-fetch alone']).toFixed(1);
    console.log(`  ${name.padEnd(28)} ${ms.toFixed(1).padStart(6)} ms  ${ratio} ×`);
  }
}
