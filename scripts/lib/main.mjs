import { check } from './check.mjs';
import { root, runForeground } from './run.mjs';
import { KitError, setup } from './setup.mjs';
import { test } from './test.mjs';

/** Node programs that a root script hands its arguments to, after everything is installed and built. */
const PROGRAMS = {
  start: ['examples/cut-out/start.ts'],
  mock: ['packages/mock-server/dist/cli.js'],
  contract: ['packages/contract-tests/dist/cli.js'],
  mutants: ['packages/mutants/dist/cli.js'],
  fleet: ['packages/fleet/dist/cli.js'],
  bench: ['bench/run.mjs'],
  docs: ['scripts/spec/docs.mjs'],
  generate: ['scripts/spec/generate.mjs'],
};

/** Programs that make what the build needs, and so must run before it. */
const BEFORE_BUILD = new Set(['generate']);

/**
 * Runs one root script.
 *
 * @param {string[]} argv the script's name and its arguments
 * @returns {Promise<number>} the exit code
 */
export async function main([command, ...args]) {
  try {
    if (command === 'setup') {
      await setup({ build: true });
      console.log('Ready. `npm start` cuts a picture out, `npm run mock` starts the mock, `npm test` runs every test.');
      return 0;
    }
    if (command === 'test') return await test(args);
    if (command === 'check') {
      await setup({ build: true });
      return (await check()).length === 0 ? 0 : 1;
    }
    const program = PROGRAMS[command];
    if (program === undefined) {
      throw new KitError(
        `Unknown command "${command ?? ''}". Known: setup, test, check, ${Object.keys(PROGRAMS).join(', ')}.`,
        2,
      );
    }
    await setup({ build: !BEFORE_BUILD.has(command) });
    return await runForeground('node', [...program, ...args], { cwd: root });
  } catch (error) {
    if (!(error instanceof KitError)) throw error;
    console.error(error.message);
    return error.exitCode;
  }
}
