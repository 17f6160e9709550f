// A million bad requests, or as many as wanted: `npm run bench -- endurance --requests 1000000 --seed 7`. `--only <n>` sends one of them.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { benchOptions, compare, measured, report } from './lib/results.mjs';

const text = { type: 'string' };
const options = benchOptions({
  ...{ requests: text, seed: text, only: text, minutes: text, connections: text, command: text },
  proxy: { type: 'boolean' },
});
const { json: _, quick, proxy, ...given } = options;
if (quick) given.requests ??= '2000';
const program = fileURLToPath(new URL('../packages/mock-server/bench/endurance/main.mjs', import.meta.url));
const args = [
  program,
  ...Object.entries(given).map(([name, value]) => `--${name}=${value}`),
  ...(proxy ? ['--proxy'] : []),
];
if (given.only !== undefined) process.exit(spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1);

const { status, stdout } = spawnSync(process.execPath, [...args, '--json'], {
  stdio: ['ignore', 'pipe', 'inherit'],
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
const run = JSON.parse(stdout);
for (const { index, kind, what } of run.findings) console.log(`--seed ${run.seed} --only ${index}  ${kind}: ${what}`);
/** The memory of an emptied mock after a tenth of the requests, and at the end. */
const [, early] = run.marks;
const last = run.marks.at(-1);
const row = (id, en, zh, unit, value, goal) =>
  measured({ id, what: { en, zh }, unit, values: [value], ...(goal && { goal }) });
const grown = (id, en, zh, measure) =>
  compare({
    id,
    what: { en, zh },
    unit: measure === 'files' ? '' : 'MiB',
    ours: [last[measure]],
    theirs: [early[measure]],
    name: {
      en: `after ${early.sent.toLocaleString('en')} requests`,
      zh: `${early.sent.toLocaleString('en')} 个请求之后`,
    },
    goal: { atMost: 1.1 },
  });
report(
  {
    name: 'endurance',
    title: { en: 'The mock under bad requests', zh: '坏请求之下的模拟服务' },
    rows: [
      row('sent', 'bad requests sent', '发送的坏请求', '', run.sent),
      row(
        'findings',
        'crashes, requests without a response, and 5xx that were not requested',
        '崩溃、无响应的请求，以及未经要求的 5xx',
        '',
        run.findingCount,
        { atMost: 0 },
      ),
      grown('heap', 'heap at the end', '结束时的堆内存', 'heap'),
      grown('memory', 'resident memory at the end', '结束时的常驻内存', 'rss'),
      grown('files', 'open files at the end', '结束时打开的文件', 'files'),
      row('cpu', 'CPU per request', '每个请求的 CPU 时间', 'ms', (run.cpu * 1000) / run.sent),
      row(
        'valid-median',
        'a valid request meanwhile, median',
        '其间的正常请求，中位数',
        'ms',
        run.late.median ?? Number.NaN,
      ),
      row(
        'valid-longest',
        'a valid request meanwhile, longest',
        '其间的正常请求，最长',
        'ms',
        run.late.longest ?? Number.NaN,
      ),
    ],
    notes: [
      {
        en: `The requests are chosen by the seed ${run.seed}. Before each measurement the mock is reset and its garbage is collected.`,
        zh: `请求由种子 ${run.seed} 选定。每次测量前都会重置模拟服务并回收垃圾。`,
      },
    ],
  },
  options,
);
process.exitCode = status;
