// Measures how soon the SDK notices that a task is done and how many polls it needs, compared with one poll per second, and how well
// it uses the slots of an account. Runs this build and the baseline on a simulated clock.
import { root } from '../scripts/lib/run.mjs';
import { baseline } from './lib/baseline.mjs';
import { interleave } from './lib/interleave.mjs';
import { benchOptions, compare, measured, report } from './lib/results.mjs';
import { ratios } from './lib/statistics.mjs';
import { FOUR, sdkOf, useSlots, waitFor } from './lib/waiting.mjs';

const options = benchOptions();
const TASKS = options.quick ? 30 : 300;
const SEEDS = 2;
const SLOT_TASKS = options.quick ? 100 : 1000;
/** [id, shapes, durations, goal for the lag, what] */
const CASES = [
  ['linear', ['linear'], 'uniform', 0.5, 'linear progress', '进度均匀'],
  ['slow-end', ['slow-end'], 'uniform', 0.5, 'progress that slows down', '进度后段变慢'],
  ['slow-start', ['slow-start'], 'uniform', 0.5, 'progress that speeds up', '进度前段缓慢'],
  ['none', ['none'], 'uniform', 0.5, 'no progress', '没有进度'],
  ['mixed', FOUR, 'uniform', 0.5, 'the four mixed', '四种混合'],
  ['integers', ['integers'], 'uniform', undefined, 'linear progress in whole percent', '进度均匀，只有整数'],
  ['steps', ['steps'], 'uniform', undefined, 'progress in five steps', '进度分五级'],
  ['stuck', ['stuck'], 'uniform', undefined, 'progress that stops at 99 %', '进度停在 99 %'],
  ['mixed-exponential', FOUR, 'exponential', undefined, 'mixed, exponential durations', '混合，时长呈指数分布'],
  ['mixed-lognormal', FOUR, 'lognormal', undefined, 'mixed, log-normal durations', '混合，时长呈对数正态分布'],
  [
    'none-lognormal',
    ['none'],
    'lognormal',
    undefined,
    'no progress, log-normal durations',
    '没有进度，时长呈对数正态分布',
  ],
  ['none-narrow', ['none'], 'narrow', undefined, 'no progress, durations of 8 ± 1 s', '没有进度，时长 8 ± 1 秒'],
];

const builds = { ours: await sdkOf(root), today: await sdkOf(await baseline()) };

const EVERY_SECOND = { en: 'one poll per second', zh: '每秒轮询一次' };
const UNKNOWN_END = {
  en: 'Without progress only the distribution of durations is known. If durations are spread evenly from 1.5 to 60 s, no schedule with as many polls does better than 0.85 ×. If durations are similar, 0.5 × is possible.',
  zh: '没有进度时，能利用的只有时长的分布。若时长在 1.5 到 60 秒之间均匀分布，在轮询次数相同的前提下，任何方案都不可能低于 0.85 倍；时长集中时可达约 0.5 倍。',
};
const rows = [];
for (const [id, shapes, durations, goal, en, zh] of CASES) {
  const sides = Object.fromEntries(
    Object.entries(builds).map(([name, sdk]) => [
      name,
      (round) => waitFor(sdk, shapes, durations, goal ? TASKS : TASKS / 3, round + 1),
    ]),
  );
  const { ours, today } = await interleave(sides, { rounds: SEEDS });
  rows.push(
    compare({
      id: `lag-${id}`,
      what: { en: `mean lag after the end: ${en}`, zh: `完成后平均滞后：${zh}` },
      unit: 'ms',
      ours: ours.lag,
      theirs: ours.lagOfSeconds,
      name: EVERY_SECOND,
      today: ratios(today.lag, today.lagOfSeconds),
      ...(goal && { goal: { atMost: goal } }),
      ...(shapes.join() === 'none' && { limit: UNKNOWN_END }),
      stable: true,
    }),
    compare({
      id: `polls-${id}`,
      what: { en: `polls per task: ${en}`, zh: `每个任务的轮询次数：${zh}` },
      unit: '',
      ours: ours.polls,
      theirs: ours.pollsOfSeconds,
      name: EVERY_SECOND,
      today: ratios(today.polls, today.pollsOfSeconds),
      goal: { atMost: 1 },
      stable: true,
    }),
  );
}
const slots = await interleave(
  {
    ours: (round) => useSlots(builds.ours, SLOT_TASKS, round + 1),
    today: (round) => useSlots(builds.today, SLOT_TASKS, round + 1),
  },
  { rounds: SEEDS },
);
rows.push(
  measured({
    id: 'slots',
    what: {
      en: 'slot time used: 1,000 tasks of 2–10 s through 5 slots',
      zh: '名额时间利用率：1,000 个 2–10 秒的任务，5 个名额',
    },
    unit: '%',
    values: slots.ours.used,
    today: slots.today.used,
    goal: { atLeast: 98 },
    stable: true,
  }),
);
report(
  {
    name: 'waiting',
    title: { en: 'Waiting for tasks', zh: '等待任务' },
    rows,
    notes: [
      {
        en: `${SEEDS} seeded runs of each kind with ${TASKS} tasks of 1.5 to 60 s (a third as many in rows without a goal for the lag), on a simulated clock. The whole SDK runs; only the clock and the API are simulated, and the API responds at once.`,
        zh: `每种情形运行 ${SEEDS} 轮（固定随机种子），每轮 ${TASKS} 个 1.5 到 60 秒的任务（没有滞后目标的各行为三分之一），使用模拟时钟。SDK 完整运行，只有时钟和 API 是模拟的，API 立即响应。`,
      },
    ],
  },
  options,
);
