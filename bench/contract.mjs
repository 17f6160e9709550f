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
/** What keeps a run from its goal, seen with `perf record` of both processes. */
const LIMIT = {
  en: 'Two thirds of the CPU time are the mock’s. Of that, more than a third goes to its JavaScript, which mostly makes 223 pictures; a quarter to V8, which optimizes about a hundred loops over pixels that then run only a few times; a fifth to libvips, which encodes 108 megapixels of JPEG and 30 of PNG; and a tenth to the thread of large pictures. A second run on the same mock takes about half of the mock’s time. Of the command’s time, more than half are its main thread, a quarter V8, and the rest libvips, which decodes the pictures.',
  zh: '三分之二的 CPU 时间花在模拟服务上。其中三分之一强用于 JavaScript，主要是绘制 223 张图片；四分之一用于 V8 优化约一百个逐像素的循环(每个之后只运行几次)；五分之一用于 libvips 编码 1.08 亿像素的 JPEG 与 3000 万像素的 PNG；十分之一用于绘制大图的线程。在同一个模拟服务上再运行一次，模拟服务只需约一半的时间。命令自身的时间中，主线程占一半以上，V8 占四分之一，其余为 libvips 解码图片。',
};

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
          limit: LIMIT,
        }),
        row(
          'cpu',
          { en: 'a whole run, CPU of command and mock', zh: '完整运行一次，命令与模拟服务的 CPU 时间' },
          'ms',
          { goal: GOAL, limit: LIMIT },
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
        {
          en: 'The command keeps compiled code for the next run, so that its first run takes a little longer than the others.',
          zh: '命令会为下一次运行保留编译结果，因此首次运行略慢于之后各次。',
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
