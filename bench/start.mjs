// `npm start` on a clean clone and once more, compared with the baseline: wall clock, CPU of all processes, and the longest time
// without a line of output. Both use the package manager's cache of this machine. What is measured is the
// last commit, not what is changed in the working folder.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { BASELINE, checkOut } from './lib/baseline.mjs';
import { interleave } from './lib/interleave.mjs';
import { cpuOfEndedChildren } from './lib/processes.mjs';
import { benchOptions, compare, measured, report } from './lib/results.mjs';

const options = benchOptions();
const folder = await mkdtemp(path.join(os.tmpdir(), 'koukoutu-bench-start-'));

/** Runs `npm start` in a clone, and returns the milliseconds that it took and the CPU time. */
async function start(clone) {
  const before = cpuOfEndedChildren();
  const started = performance.now();
  let last = started;
  let silence = 0;
  let output = '';
  const child = spawn('npm', ['start', '--silent'], { cwd: clone, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      silence = Math.max(silence, performance.now() - last);
      last = performance.now();
      output += chunk;
    });
  }
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  const wall = performance.now() - started;
  const picture = path.join(clone, 'out', 'sample-cut-out.png');
  if (code !== 0 || !existsSync(picture)) throw new Error(`npm start exited with ${code} in ${clone}:\n${output}`);
  // Eight bytes begin every PNG.
  if ((await readFile(picture)).toString('latin1', 1, 4) !== 'PNG') throw new Error(`${picture} is not a PNG.`);
  console.error(`  ${(wall / 1000).toFixed(1)} s  ${/Time spent: .*/.exec(output)?.[0] ?? ''}`);
  return { wall, cpu: cpuOfEndedChildren() - before, silence };
}

/** A clean clone, `npm start`, and `npm start` again. */
const side = (name, commit) => async (round) => {
  const clone = path.join(folder, `${name}-${round}`);
  checkOut(clone, commit);
  try {
    const first = await start(clone);
    const second = await start(clone);
    return {
      wall: first.wall,
      cpu: first.cpu,
      silence: first.silence,
      secondWall: second.wall,
      secondCpu: second.cpu,
    };
  } finally {
    await rm(clone, { recursive: true, force: true });
  }
};

try {
  const { ours, theirs } = await interleave(
    { ours: side('ours', 'HEAD'), theirs: side('theirs', BASELINE) },
    { rounds: options.quick ? 1 : 3, say: (line) => console.error(line) },
  );
  const name = { en: 'baseline', zh: '基线版本' };
  const row = (id, what, unit, goal, limit) =>
    compare({
      id,
      what,
      unit,
      ours: ours[id],
      theirs: theirs[id],
      name,
      ...(goal && { goal: { atMost: goal } }),
      ...limit,
    });
  report(
    {
      name: 'start',
      title: { en: '`npm start` on a clean clone', zh: '在全新克隆上运行 `npm start`' },
      rows: [
        row('wall', { en: 'clean clone → picture, wall clock', zh: '从全新克隆到得到图片，总时长' }, 'ms', 0.5, {
          limit: {
            en: 'Installing the packages of the whole workspace, then Node’s own start and the mock’s pictures. Building takes about half a second.',
            zh: '主要是安装整个工作区的依赖，其次是 Node 启动和模拟服务生成图片。构建约半秒。',
          },
        }),
        row('cpu', { en: 'clean clone → picture, CPU', zh: '从全新克隆到得到图片，CPU 时间' }, 'ms'),
        row('secondWall', { en: 'second run, wall clock', zh: '第二次运行，总时长' }, 'ms', 0.6, {
          limit: {
            en: 'The start of npm, then making the two pictures. The check that nothing has changed takes a few milliseconds.',
            zh: '主要是 npm 自身的启动和生成两张图片。检查有无改动只需几毫秒。',
          },
        }),
        row('secondCpu', { en: 'second run, CPU', zh: '第二次运行，CPU 时间' }, 'ms'),
        measured({
          id: 'silence',
          what: { en: 'longest time without a line of output', zh: '最长无输出时间' },
          unit: 'ms',
          values: ours.silence,
          today: theirs.silence,
          goal: { atMost: 3000 },
        }),
      ],
    },
    options,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
