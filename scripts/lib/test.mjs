import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureBrowser } from '../browser.mjs';
import { ensureRedis } from '../redis.mjs';
import { ensureRuntimes } from '../runtimes.mjs';
import { check } from './check.mjs';
import { root, runForeground } from './run.mjs';
import { setup } from './setup.mjs';

const LOGS = ['--output-logs=new-only', '--log-order=grouped'];

/** The report files that vitest writes, one for each package. */
function reportFiles() {
  const folders = ['packages', 'examples'].flatMap((base) =>
    readdirSync(path.join(root, base))
      .map((name) => path.join(base, name))
      .filter((folder) => existsSync(path.join(root, folder, 'package.json'))),
  );
  return ['.', 'site', ...folders].map((folder) => path.join(root, folder, 'test-results', 'vitest.json'));
}

/** Adds up vitest's reports: tests that ran, and files that could not be loaded. */
export function countTests(reports) {
  let passed = 0;
  let failed = 0;
  for (const report of reports) {
    passed += report.numPassedTests;
    failed += report.numFailedTests;
    failed += report.testResults.filter(
      (file) => file.status === 'failed' && !file.assertionResults.some((result) => result.status === 'failed'),
    ).length;
  }
  return { passed, failed };
}

/**
 * Checks the sources, then runs all tests of all packages, and prints `N passed, N failed` last. A failed check counts as one
 * failure. A package whose tests are in turbo's cache counts with the cached report.
 *
 * @param {string[]} args passed on to turbo, for instance `--force` to ignore the cache
 * @returns {Promise<number>} the exit code
 */
export async function test(args) {
  for (const file of reportFiles()) rmSync(file, { force: true });
  await setup({ build: 'all' });
  // The runtimes are downloaded while the sources are checked. If that fails, the tests that need them fail, and all others run.
  const runtimes = ensureRuntimes().catch((error) => console.error(error.message));
  const installed = (async () => [await ensureBrowser(), await ensureRedis()])();
  const [[chromium, redis], failedChecks] = await Promise.all([installed, check(), runtimes]);
  const code = await runForeground(
    'turbo',
    // As many packages at a time as there are cores. Each runs two workers, but half of their time is waiting for servers, browsers
    // and child processes.
    ['run', 'test', '//#test:root', '--continue', '--concurrency=100%', ...LOGS, ...args],
    { env: { CHROMIUM_PATH: chromium, REDIS_SERVER_PATH: redis } },
  );
  const reports = reportFiles()
    .filter((file) => existsSync(file))
    .map((file) => JSON.parse(readFileSync(file, 'utf8')));
  const { passed, failed } = countTests(reports);
  const crashed = code !== 0 && failed === 0 ? 1 : 0;
  if (failedChecks.length > 0) console.log(`Failed checks: ${failedChecks.join(', ')}`);
  console.log(`${passed} passed, ${failed + failedChecks.length + crashed} failed`);
  return code === 0 && failedChecks.length === 0 ? 0 : 1;
}
