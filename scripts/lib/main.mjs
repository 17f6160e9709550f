import module from 'node:module';
import path from 'node:path';
import { compileCache, hasProjectNode, root, runForeground, runHere } from './run.mjs';
import { KitError, setup } from './setup.mjs';

/** Node programs to which a root script passes its arguments, after everything is installed and built. */
const PROGRAMS = {
  start: ['packages/mock-server/.run/start.js'],
  cli: ['packages/cli/dist/main.js'],
  mock: ['packages/mock-server/.run/cli.js'],
  contract: ['packages/contract-tests/dist/cli.js'],
  mutants: ['packages/mutants/dist/cli.js'],
  fleet: ['packages/fleet/dist/cli.js'],
  bench: ['bench/run.mjs'],
  chaos: ['packages/chaos/main.ts'],
  findings: ['scripts/findings.mjs'],
  measure: ['measured/main.mjs'],
  docs: ['scripts/spec/docs.mjs'],
  site: ['site/build.mjs'],
  examples: ['scripts/examples.mjs'],
  runtimes: ['scripts/runtime-table.mjs'],
  release: ['scripts/release.mjs'],
  generate: ['scripts/spec/generate.mjs'],
};

/** What must be built for a program. `generate` makes files that the build needs, so it runs without one. Default: everything. */
const BUILDS = {
  generate: 'nothing',
  docs: 'nothing',
  findings: 'nothing',
  start: 'to-run',
  mock: 'to-run',
  site: 'site',
  contract: 'contract',
};

/** Programs that run in this process if it is the right Node, which saves the start of another one. */
const HERE = new Set(['start', 'mock']);

/** Programs whose arguments are paths relative to the user's folder. */
const FROM_HERE = new Set(['cli', 'fleet']);

/**
 * Runs one root script.
 *
 * @param {string[]} argv the script's name and its arguments
 * @returns {Promise<number>} the exit code
 */
export async function main([command, ...args]) {
  // Node 20 has no such cache.
  module.enableCompileCache?.(compileCache);
  try {
    if (command === 'setup') {
      await setup({ build: 'all' });
      console.log('Ready. `npm start` cuts a picture out, `npm run mock` starts the mock, `npm test` runs every test.');
      return 0;
    }
    if (command === 'test') {
      const { test } = await import('./test.mjs');
      return await test(args);
    }
    if (command === 'check') {
      await setup({ build: 'all' });
      const { check } = await import('./check.mjs');
      return (await check()).length === 0 ? 0 : 1;
    }
    const program = PROGRAMS[command];
    if (program === undefined) {
      throw new KitError(
        `Unknown command "${command ?? ''}". Known: setup, test, check, ${Object.keys(PROGRAMS).join(', ')}.`,
        2,
      );
    }
    const { install, build } = await setup({ build: BUILDS[command] ?? 'all' });
    const started = performance.now();
    const [file, ...own] = program;
    // Paths on a command line are relative to the user's folder, but npm changes to the root.
    const cwd = FROM_HERE.has(command) ? (process.env.INIT_CWD ?? root) : root;
    const words = [path.join(root, file), ...own, ...args];
    const code = await (HERE.has(command) && hasProjectNode() ? runHere(words) : runForeground('node', words, { cwd }));
    if (command === 'start') {
      const [a, b, c] = [install, build, (performance.now() - started) / 1000].map((time) => `${time.toFixed(1)} s`);
      console.log(`Time spent: installing ${a}, building ${b}, running ${c}.`);
    }
    return code;
  } catch (error) {
    if (!(error instanceof KitError)) throw error;
    console.error(error.message);
    return error.exitCode;
  }
}
