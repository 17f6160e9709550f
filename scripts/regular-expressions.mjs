// Checks that every regular expression takes linear time. Most of their input comes from outside, and one that backtracks can
// block a whole process. Tests, scripts and build configurations are not checked, because they only read its own files.
//
// Proving it takes more than a minute for all patterns, so that the proofs are kept: the patterns in regular-expressions.json are
// known to be linear. `node scripts/regular-expressions.mjs --write` adds new ones and drops those that are gone.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { fingerprintOf, regularExpressionsOf, slownessOf } from './lib/regular-expressions.mjs';
import { root, runCaptured } from './lib/run.mjs';

const { values: options } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
const { version } = createRequire(import.meta.url)('recheck/package.json');

/** Patterns that are built at run time: what each is made of, and so why it takes linear time. */
const MADE_AT_RUNTIME = {
  'packages/contract-tests/src/spec/operations.ts': 'paths of the spec: fixed text and [^/]+ between slashes',
  'packages/mock-server/src/spec/spec.ts': 'paths of the spec: fixed text and [^/:]+ between slashes',
  'packages/mock-server/src/server/control/routes.ts': 'paths of the control API: fixed text and [^/]+ between slashes',
};

/** The fingerprints of the patterns that this version of recheck has proved to be linear. */
const TABLE = path.join(root, 'scripts', 'regular-expressions.json');

const { output } = await runCaptured('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
const files = output
  .split('\0')
  .filter((file) => /^(packages|examples)\/.*\.[cm]?[jt]sx?$/.test(file))
  .filter((file) => !/\.(test(-d)?|config)\.|\/(test|bench|generated)\//.test(file));

// Run recheck in this process; otherwise it starts a worker.
process.env.RECHECK_SYNC_BACKEND = 'pure';

const table = JSON.parse(readFileSync(TABLE, 'utf8'));
const known = new Set(table.recheck === version ? table.linear : []);
const linear = new Set();
const findings = [];
for (const file of files) {
  for (const { line, source, flags, text } of regularExpressionsOf(file, readFileSync(path.join(root, file), 'utf8'))) {
    if (source === undefined) {
      if (MADE_AT_RUNTIME[file] === undefined)
        findings.push(`${file}:${line}: ${text} is built at run time, so it cannot be checked. Use a literal`);
      continue;
    }
    const fingerprint = fingerprintOf(source, flags);
    if (linear.has(fingerprint)) continue;
    const slowness = known.has(fingerprint) ? undefined : slownessOf(source, flags);
    if (slowness === undefined) linear.add(fingerprint);
    else findings.push(`${file}:${line}: /${source}/${flags} ${slowness}`);
  }
}
if (options.write) {
  writeFileSync(TABLE, `${JSON.stringify({ recheck: version, linear: [...linear].sort() }, null, 2)}\n`);
}
for (const finding of findings) console.error(finding);
process.exitCode = findings.length === 0 ? 0 : 1;
