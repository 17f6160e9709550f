// Runs the SDK on every runtime and writes the table of README and guide: `npm run runtimes`.
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { root, runCaptured, runForeground } from './lib/run.mjs';
import { countOf, RESULTS, writeTables } from './lib/runtime-table.mjs';
import { ensureRuntimes } from './runtimes.mjs';

const project = path.join(root, 'examples/runtimes');
const toolchain = path.join(await ensureRuntimes(), 'node_modules');
const chromium = await ensureBrowser();

const versionOf = async (command) => {
  const { output } = await runCaptured(command, ['--version']);
  return /\d+(?:\.\d+)+/.exec(output)?.[0] ?? output.trim();
};
const versionIn = (manifest) => JSON.parse(readFileSync(manifest, 'utf8')).version;

/** Resolves the dependencies of a package of the toolchain. */
const beside = (name) => createRequire(path.join(realpathSync(path.join(toolchain, name)), 'package.json'));

/** The row of a runtime that runs as a process. */
async function row(report, name, command) {
  const cells = Object.fromEntries(
    ['import', 'require', 'TypeScript'].map((kind) => [kind, countOf(report, `${name}, ${kind}`)]),
  );
  return { name, version: await versionOf(command), ...cells };
}

async function resultsOf(report) {
  const worker = countOf(report, 'a Worker that uses the SDK');
  const page = countOf(report, 'a page whose client knows only the proxy');
  const nodes = [20, 22, 24, 26].map((major) =>
    row(report, `Node ${major}`, major === 24 ? 'node' : path.join(toolchain, `node-${major}/bin/node`)),
  );
  const types = report.testResults.find(({ name }) => name.endsWith('types.test.ts')).assertionResults;
  const passed = types.filter(({ status }) => status === 'passed').length;
  return {
    date: new Date().toISOString().slice(0, 10),
    sdk: versionIn(path.join(root, 'packages/sdk/package.json')),
    rows: [
      ...(await Promise.all(nodes)),
      await row(report, 'Bun', path.join(toolchain, '.bin/bun')),
      await row(report, 'Deno', path.join(toolchain, '.bin/deno')),
      // Both accept only modules, and TypeScript only after bundling.
      {
        name: 'workerd',
        version: versionIn(beside('miniflare').resolve('workerd/package.json')),
        import: worker,
        require: null,
        TypeScript: worker,
      },
      { name: 'Chromium', version: await versionOf(chromium), import: page, require: null, TypeScript: page },
    ],
    compilers: {
      versions: [
        versionIn(path.join(toolchain, 'typescript-5.7/package.json')),
        versionIn(path.join(root, 'node_modules/typescript/package.json')),
        versionIn(path.join(toolchain, 'typescript-7/package.json')),
      ],
      passed,
      failed: types.length - passed,
    },
  };
}

const code = await runForeground('vitest', ['run'], {
  cwd: project,
  env: { KOUKOUTU_RUNTIMES: 'all', CHROMIUM_PATH: chromium },
});
const results = await resultsOf(JSON.parse(readFileSync(path.join(project, 'test-results/vitest.json'), 'utf8')));
writeFileSync(path.join(root, RESULTS), `${JSON.stringify(results, null, 2)}\n`);
writeTables(results);
console.log(`Written: ${RESULTS} and the table of README and guide.`);
process.exitCode = code;
