// `npm test` of this build and of the baseline, with everything installed and nothing built or cached: wall clock and CPU, of the whole
// run and of each test. It takes a quarter of an hour, so it only runs when it is named.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { root, runCaptured } from '../scripts/lib/run.mjs';
import { baseline } from './lib/baseline.mjs';
import { interleave } from './lib/interleave.mjs';
import { cpuOfEndedChildren } from './lib/processes.mjs';
import { benchOptions, compare, report } from './lib/results.mjs';

const options = benchOptions({ rounds: { type: 'string', default: '1' } });

/** A line such as `✓ licences (0.3 s)`. Lines of the tests start with a name or a colour. */
const STATIC_CHECK = /^[✓✗] .*\(\d+\.\d s\)$/m;

/** Installs what the tests would install themselves, so that no download is measured. */
async function prepare(folder) {
  const source = "await (await import('./scripts/runtimes.mjs')).ensureRuntimes()";
  for (const [command, ...args] of [
    ['npm', 'run', 'setup', '--silent'],
    ['node', '--input-type=module', '--eval', source],
  ]) {
    const { code, output } = await runCaptured(command, args, { cwd: folder });
    if (code !== 0) throw new Error(`\`${command} ${args.join(' ')}\` failed in ${folder}:\n${output}`);
  }
}

const side = (folder) => async () => {
  const cache = await mkdtemp(path.join(os.tmpdir(), 'koukoutu-bench-turbo-'));
  const before = cpuOfEndedChildren();
  const started = performance.now();
  const elapsed = () => (performance.now() - started) / 1000;
  const child = spawn('npm', ['test', '--silent'], {
    cwd: folder,
    env: { ...process.env, TURBO_CACHE_DIR: cache },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  let checks = 0;
  child.stdout.on('data', (chunk) => {
    output += chunk;
    if (STATIC_CHECK.test(chunk)) checks = elapsed();
  });
  await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  const wall = elapsed();
  const cpu = (cpuOfEndedChildren() - before) / 1000;
  await rm(cache, { recursive: true, force: true });
  const [, passed, failed] = /(\d+) passed, (\d+) failed\s*$/.exec(output) ?? [];
  if (passed === undefined) throw new Error(`npm test printed no result in ${folder}:\n${output.slice(-2000)}`);
  console.error(
    `  ${folder}: ${passed} passed, ${failed} failed, ${wall.toFixed(0)} s, of which ${checks.toFixed(0)} s until the last check`,
  );
  const tests = Number(passed) + Number(failed);
  const suites = wall - checks;
  return { wall, cpu, checks, suites, tests, perTest: (wall / tests) * 1000, cpuPerTest: (cpu / tests) * 1000 };
};

const old = await baseline();
for (const folder of [root, old]) await prepare(folder);
const { ours, theirs } = await interleave(
  { ours: side(root), theirs: side(old) },
  { rounds: options.quick ? 1 : Number(options.rounds) },
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
      row('checks', { en: 'building and static checks', zh: '构建与静态检查' }, 's'),
      row('suites', { en: 'running the tests', zh: '运行测试' }, 's'),
      row('tests', { en: 'tests', zh: '测试数' }, ''),
      row('perTest', { en: 'a test, wall clock', zh: '每个测试的时长' }, 'ms', { goal: { atMost: 0.7 } }),
      row('cpuPerTest', { en: 'a test, CPU', zh: '每个测试的 CPU 时间' }, 'ms'),
    ],
    notes: [
      {
        en: 'Both sides start with all packages, runtimes and browsers installed, and with an empty build cache.',
        zh: '双方开始时都已装好依赖、运行环境与浏览器，构建缓存为空。',
      },
    ],
  },
  options,
);
