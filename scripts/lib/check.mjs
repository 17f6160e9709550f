import { availableParallelism } from 'node:os';
import { runCaptured } from './run.mjs';

/** The static checks of the sources. Those that take longest come first, so that the others run beside them. */
const STEPS = [
  ['types', 'turbo', ['run', 'typecheck', '//#typecheck:root', '--output-logs=errors-only', '--continue']],
  ['package shape', 'node', ['scripts/package-shape.mjs']],
  ['unused code', 'knip', ['--no-progress']],
  ['import walls', 'depcruise', ['--config', '.dependency-cruiser.mjs', 'packages', 'examples', 'scripts']],
  ['format and lint', 'biome', ['check', '--error-on-warnings', '.']],
  ['generated code is fresh', 'node', ['scripts/spec/generate.mjs', '--check']],
  ['spec lint', 'node', ['scripts/spec/check.mjs']],
  ['regular expressions take linear time', 'node', ['scripts/regular-expressions.mjs']],
  ['documents: links, and both languages', 'node', ['scripts/documents.mjs']],
  ['no stable number has become worse', 'node', ['bench/gate.mjs']],
  ['licences', 'node', ['scripts/licences.mjs', '--check']],
  ['repository hygiene', 'node', ['scripts/hygiene.mjs']],
];

/**
 * Runs every static check, as many at a time as there are cores, and prints a line for each.
 *
 * @returns {Promise<string[]>} the names of the checks that failed
 */
export async function check() {
  const failed = [];
  const waiting = [...STEPS];
  const work = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const { name, code, output, seconds } = await run(step);
      console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
      if (code === 0) continue;
      failed.push(name);
      console.log(output.trim().replace(/^/gm, '    '));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return failed;
}

async function run([name, command, args]) {
  const started = performance.now();
  const { code, output } = await runCaptured(command, args);
  return { name, code, output, seconds: ((performance.now() - started) / 1000).toFixed(1) };
}
