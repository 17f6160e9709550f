// A whole run of the contract checks on the mock, compared with the baseline: wall clock, CPU of the command and of the mock that it
// starts, and the memory of the command. The numbers of cases and exchanges show that a faster run did not do less.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { root } from '../scripts/lib/run.mjs';
import { baseline } from './lib/baseline.mjs';
import { interleave } from './lib/interleave.mjs';
import { cpuOfEndedChildren, runNode } from './lib/processes.mjs';
import { benchOptions, compare, measured, report } from './lib/results.mjs';

const options = benchOptions();
const folder = await mkdtemp(path.join(os.tmpdir(), 'koukoutu-bench-contract-'));
const GOAL = { atMost: 0.5 };
const name = { en: 'baseline', zh: '基线版本' };

try {
  const seen = await interleave(
    { ours: sideIn(root), theirs: sideIn(await baseline()) },
    { rounds: options.quick ? 1 : 5, say: (line) => console.error(line) },
  );
  const { ours, theirs } = seen;
  const row = (id, what, unit, more = {}) =>
    compare({ id, what, unit, ours: ours[id], theirs: theirs[id], name, ...more });
  report(
    {
      name: 'contract',
      title: { en: 'Contract checks on the mock', zh: '对模拟服务的契约检查' },
      rows: [
        row('wall', { en: 'a whole run, wall clock', zh: '完整运行一次的总时长' }, 'ms', {
          goal: GOAL,
          limit: {
            en: 'On two cores the run is bound by CPU: the mock draws and encodes more than 200 pictures, two of them with 17 megapixels.',
            zh: '在两个核上，时长取决于 CPU：模拟服务要绘制并编码 200 多张图片，其中两张有 1700 万像素。',
          },
        }),
        row(
          'cpu',
          { en: 'a whole run, CPU of command and mock', zh: '完整运行一次，命令与模拟服务的 CPU 时间' },
          'ms',
          {
            goal: GOAL,
          },
        ),
        row('command', { en: 'CPU of the command alone', zh: '仅命令本身的 CPU 时间' }, 'ms'),
        row('memory', { en: 'peak memory of the command', zh: '命令的内存峰值' }, 'MiB'),
        ...counts('cases', ours, theirs, { en: 'cases', zh: '用例数' }),
        ...counts('exchanges', ours, theirs, { en: 'exchanges', zh: '请求数' }),
        ...counts('findings', ours, theirs, { en: 'findings', zh: '发现数' }),
      ],
      notes: [
        {
          en: 'Both commands run all of their cases. The number of exchanges depends a little on time: a task that takes longer is polled more often.',
          zh: '两个版本都运行各自的全部用例。请求数与时间略有关系：任务耗时越长，轮询次数越多。',
        },
      ],
    },
    options,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Runs the command of a build once. */
function sideIn(kit) {
  return async () => {
    const file = path.join(folder, 'report.json');
    const before = cpuOfEndedChildren();
    const args = [path.join(kit, 'packages/contract-tests/dist/cli.js'), 'verify', '--target', 'mock'];
    const { wall, cpu, memory } = await runNode([...args, '--quiet', '--report', `json=${file}`], { cwd: kit });
    const { cases, exchanges, findings } = JSON.parse(await readFile(file, 'utf8'));
    return {
      wall,
      cpu: cpuOfEndedChildren() - before,
      command: cpu,
      memory,
      cases: cases.length,
      exchanges: typeof exchanges === 'number' ? exchanges : exchanges.length,
      findings: findings.length,
    };
  };
}

/** A number of both sides that should not have become smaller. */
function counts(id, ours, theirs, what) {
  return [
    measured({ id, what, unit: '', values: ours[id] }),
    measured({
      id: `${id}-baseline`,
      what: { en: `${what.en}, baseline`, zh: `${what.zh}(基线版本)` },
      unit: '',
      values: theirs[id],
    }),
  ];
}
