// `npm test` of this build and of the baseline, with everything installed and built, and nothing of it cached: wall clock and CPU, in
// all and for each test. It takes a quarter of an hour, so that it is run by its name only.
import { spawn } from 'node:child_process';
import { root } from '../scripts/lib/run.mjs';
import { baseline } from './lib/baseline.mjs';
import { interleave } from './lib/interleave.mjs';
import { cpuOfEndedChildren } from './lib/processes.mjs';
import { benchOptions, compare, report } from './lib/results.mjs';

const options = benchOptions({ rounds: { type: 'string', default: '1' } });

const side = (folder) => async () => {
  const before = cpuOfEndedChildren();
  const started = performance.now();
  const child = spawn('npm', ['test', '--silent', '--', '--force'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  const wall = (performance.now() - started) / 1000;
  const cpu = (cpuOfEndedChildren() - before) / 1000;
  const [, passed, failed] = /(\d+) passed, (\d+) failed\s*$/.exec(output) ?? [];
  if (passed === undefined) throw new Error(`npm test printed no result in ${folder}:\n${output.slice(-2000)}`);
  console.error(`  ${folder}: ${passed} passed, ${failed} failed, ${wall.toFixed(0)} s`);
  const tests = Number(passed) + Number(failed);
  return { wall, cpu, tests, perTest: (wall / tests) * 1000, cpuPerTest: (cpu / tests) * 1000 };
};

const { ours, theirs } = await interleave(
  { ours: side(root), theirs: side(await baseline()) },
  { rounds: Number(options.rounds) },
);
const name = { en: 'baseline', zh: '基线版本' };
const row = (id, what, unit, more) => compare({ id, what, unit, ours: ours[id], theirs: theirs[id], name, ...more });
report(
  {
    name: 'npm-test',
    title: { en: '`npm test` with everything installed', zh: '依赖齐备时运行 `npm test`' },
    rows: [
      row('wall', { en: 'whole run, wall clock', zh: '完整运行，总时长' }, 's', {
        goal: { atMost: 0.7 },
        limit: {
          en: 'There are many more tests than in the baseline. On two cores the run is bound by the CPU of the tests, not by their waiting.',
          zh: '测试数量比基线版本多得多。在两个核上，时长受测试本身的 CPU 用量限制，而不是等待。',
        },
      }),
      row('cpu', { en: 'whole run, CPU', zh: '完整运行，CPU 时间' }, 's'),
      row('tests', { en: 'tests', zh: '测试数' }, ''),
      row('perTest', { en: 'a test, wall clock', zh: '每个测试的时长' }, 'ms', { goal: { atMost: 0.7 } }),
      row('cpuPerTest', { en: 'a test, CPU', zh: '每个测试的 CPU 时间' }, 'ms'),
    ],
  },
  options,
);
