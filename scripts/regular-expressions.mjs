// Checks that every regular expression takes linear time. Most of their input comes from outside, and one that backtracks can
// block a whole process. Tests and the scripts of this repository are not checked, because they only read its own files.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { regularExpressionsOf, slownessOf } from './lib/regular-expressions.mjs';
import { root, runCaptured } from './lib/run.mjs';

const { version } = createRequire(import.meta.url)('recheck/package.json');

/** Patterns that are built at run time: what each is built of, and why it is linear. */
const MADE_AT_RUNTIME = {
  'packages/contract-tests/src/spec/operations.ts': 'paths of the spec: fixed text and [^/]+ between slashes',
  'packages/mock-server/src/spec/spec.ts': 'paths of the spec: fixed text and [^/:]+ between slashes',
  'packages/mock-server/src/server/control/routes.ts': 'paths of the control API: fixed text and [^/]+ between slashes',
};

/** Findings of earlier runs. Checking all patterns takes half a minute. */
const CACHE = path.join(root, '.kit', 'regular-expressions.json');

const { output } = await runCaptured('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
const files = output
  .split('\0')
  .filter((file) => /^(packages|examples)\/.*\.[cm]?[jt]sx?$/.test(file))
  .filter((file) => !/\.test(-d)?\.|\/(test|bench|generated)\//.test(file));

// Run recheck in this process; otherwise it starts a worker.
process.env.RECHECK_SYNC_BACKEND = 'pure';

const known = readKnown();
const verdicts = {};
const findings = [];
for (const file of files) {
  for (const { line, source, flags, text } of regularExpressionsOf(file, readFileSync(path.join(root, file), 'utf8'))) {
    if (source === undefined) {
      if (MADE_AT_RUNTIME[file] === undefined)
        findings.push(`${file}:${line}: ${text} is made at runtime, and so cannot be checked. Use a literal`);
      continue;
    }
    const key = `/${source}/${flags}`;
    verdicts[key] ??= known[key] ?? slownessOf(source, flags) ?? '';
    if (verdicts[key] !== '') findings.push(`${file}:${line}: ${key} ${verdicts[key]}`);
  }
}
mkdirSync(path.dirname(CACHE), { recursive: true });
writeFileSync(CACHE, JSON.stringify({ version, verdicts }));
for (const finding of findings) console.error(finding);
process.exitCode = findings.length === 0 ? 0 : 1;

function readKnown() {
  try {
    const cache = JSON.parse(readFileSync(CACHE, 'utf8'));
    return cache.version === version ? cache.verdicts : {};
  } catch {
    return {};
  }
}
