import { runCaptured } from './run.mjs';

/** The static checks of the sources. Quick checks with clear findings come first. */
const STEPS = [
  ['format and lint', 'biome', ['check', '--error-on-warnings', '.']],
  ['spec lint', 'node', ['scripts/spec/check.mjs']],
  ['generated code is fresh', 'node', ['scripts/spec/generate.mjs', '--check']],
  ['types', 'turbo', ['run', 'typecheck', '//#typecheck:root', '--output-logs=errors-only', '--continue']],
  ['import walls', 'depcruise', ['--config', '.dependency-cruiser.mjs', 'packages', 'examples', 'scripts']],
  ['unused code', 'knip', ['--no-progress']],
  ['package shape', 'node', ['scripts/package-shape.mjs']],
  ['documents: links, and both languages', 'node', ['scripts/documents.mjs']],
  ['repository hygiene', 'node', ['scripts/hygiene.mjs']],
];

/** Takes over a minute of one core where nothing is cached, so it runs beside the others. */
const BESIDE = ['regular expressions take linear time', 'node', ['scripts/regular-expressions.mjs']];

/**
 * Runs every static check and prints a line for each.
 *
 * @returns {Promise<string[]>} the names of the checks that failed
 */
export async function check() {
  const failed = [];
  const report = ({ name, code, output, seconds }) => {
    console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
    if (code === 0) return;
    failed.push(name);
    console.log(output.trim().replace(/^/gm, '    '));
  };
  const beside = run(BESIDE);
  for (const step of STEPS) report(await run(step));
  report(await beside);
  return failed;
}

async function run([name, command, args]) {
  const started = performance.now();
  const { code, output } = await runCaptured(command, args);
  return { name, code, output, seconds: ((performance.now() - started) / 1000).toFixed(1) };
}
