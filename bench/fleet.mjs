// The fleet with and without failures: `npm run bench -- fleet`; with `--quick`, a smaller run, and with `--only=fire` one part. The mock's
// ledger is the judge.
import { fleetOn, naiveOn } from '../packages/fleet/bench/contenders.mjs';
import { million } from '../packages/fleet/bench/million.mjs';
import { plainBatch, steady } from '../packages/fleet/bench/steady.mjs';
import { storm } from '../packages/fleet/bench/storm.mjs';
import { benchOptions, compare, measured, report } from './lib/results.mjs';

const options = benchOptions({ only: { type: 'string' }, verbose: { type: 'boolean' } });
const { quick, only } = options;
const say = options.verbose ? (line) => console.error(`  ${line}`) : () => {};
const count = (number) => number.toLocaleString('en');
const rows = [];
const series = [];
const notes = [];
/** Adds a row with one number. */
const note = (id, en, zh, unit, value, goal) =>
  rows.push(measured({ id, what: { en, zh }, unit, values: [value], ...(goal && { goal }) }));

const FIRE = quick
  ? { pictures: 200, workers: 3, kills: 4, restarts: 1, pauseMs: 2000, speed: 10, pollSeconds: 0.1, leaseSeconds: 3 }
  : {
      pictures: 10_000,
      workers: 6,
      kills: 20,
      restarts: 3,
      pauseMs: 10_000,
      speed: 20,
      pollSeconds: 0.05,
      leaseSeconds: 5,
    };

/** Measures the fleet under kills, restarts and a suspended Redis. */
async function fire() {
  const { pictures, workers, kills, restarts, pauseMs } = FIRE;
  const ours = await storm({ ...FIRE, seed: 11, contender: fleetOn, say });
  // A tenth of the pictures is enough for the workers that users would write themselves.
  const fewer = Math.min(pictures, 1000);
  const theirs = await storm({ ...FIRE, pictures: fewer, seed: 11, contender: naiveOn, say });
  const none = { atMost: 0 };
  const of = (en, zh) => [`under failures: ${en}`, `故障之下：${zh}`];
  note('fire-done', ...of(`pictures done of ${count(pictures)}`, `${count(pictures)} 张中完成的图片`), '', ours.done);
  note('fire-lost', ...of('pictures lost', '丢失的图片'), '', ours.lost, none);
  note('fire-twice', ...of('pictures paid for twice', '付费两次的图片'), '', ours.twice, none);
  note('fire-unexplained', ...of('charges without a record', '没有记录的付费'), '', ours.unexplained, none);
  note('fire-dead', ...of('dead letters', '死信'), '', ours.dead);
  note('fire-dead-paid', ...of('dead letters that were paid for', '已付费的死信'), '', ours.deadPaid);
  note('fire-failed', ...of('jobs failed', '失败的作业'), '', ours.failed);
  note('fire-most', ...of('tasks at once, of 5 slots', '同时运行的任务（5 个并发槽）'), '', ours.most, { atMost: 5 });
  note('fire-refused', ...of('responses with 429', '返回 429 的响应'), '', ours.refused);
  note('fire-time', ...of('time', '用时'), 's', ours.seconds);
  const naive = (en, zh) =>
    of(`BullMQ and SET NX, ${count(fewer)} pictures: ${en}`, `BullMQ 加 SET NX，${count(fewer)} 张：${zh}`);
  note('fire-naive-lost', ...naive('lost', '丢失'), '', theirs.lost);
  note('fire-naive-twice', ...naive('paid for twice', '付费两次'), '', theirs.twice);
  notes.push({
    en: `Failures: ${workers} workers, ${kills} kills, ${restarts} restarts of Redis, and one pause of ${pauseMs / 1000} s.`,
    zh: `故障：${workers} 个 worker，强制结束 ${kills} 次，Redis 重启 ${restarts} 次、停顿一次 ${pauseMs / 1000} 秒。`,
  });
}

/** Measures the fleet without failures. */
async function atWork() {
  const pictures = quick ? 25 : 100;
  const plain = await plainBatch({ pictures });
  const fleet = await steady({ pictures, workers: 2 });
  const name = { en: 'a batch of the SDK, one process', zh: 'SDK 的批量运行，单进程' };
  const of = (en, zh) => ({
    en: `two workers, ${pictures} pictures: ${en}`,
    zh: `两个 worker，${pictures} 张图片：${zh}`,
  });
  const used = of('slot time used', '并发槽的利用率');
  note('work-slots', used.en, used.zh, '%', fleet.usage * 100, { atLeast: 96 });
  const against = (id, what, unit, of, goal) =>
    rows.push(compare({ id, what, unit, ours: [of(fleet)], theirs: [of(plain)], name, ...(goal && { goal }) }));
  against('work-usage', used, '%', ({ usage }) => usage * 100);
  against('work-polls', of('polls per picture', '每张图片的轮询次数'), '', ({ pollsPerJob }) => pollsPerJob, {
    atMost: 1.02,
  });
  against('work-time', of('time', '用时'), 's', ({ seconds }) => seconds);
}

/** Measures more workers for the same slots. */
async function more() {
  const pictures = quick ? 120 : 800;
  const runs = new Map();
  for (const workers of [1, 2, 4, 8]) {
    runs.set(workers, await steady({ pictures, workers, slots: 40, speed: 2, pollSeconds: 0.5 }));
  }
  const [one, eight] = [runs.get(1), runs.get(8)];
  const goal = quick ? undefined : { atMost: 1.1 };
  const against = (id, what, unit, of) =>
    rows.push(
      compare({
        id,
        what: { en: `8 workers, 40 slots: ${what.en}`, zh: `8 个 worker，40 个并发槽：${what.zh}` },
        unit,
        ours: [of(eight)],
        theirs: [of(one)],
        name: { en: 'one worker', zh: '一个 worker' },
        ...(goal && { goal }),
      }),
    );
  const cpu = { en: 'CPU per job', zh: '每个作业的 CPU 时间' };
  const commands = { en: 'Redis commands per job', zh: '每个作业的 Redis 命令数' };
  against('more-cpu', cpu, 'ms', (run) => run.cpuMsPerJob);
  against('more-commands', commands, '', (run) => run.commandsPerJob);
  const line = (name, of) => ({ name, points: [...runs].map(([x, run]) => ({ x, y: of(run) })) });
  series.push({
    name: 'fleet-workers',
    title: { en: 'The fleet: cost of a job by workers', zh: '集群：作业开销与 worker 数' },
    x: { label: { en: 'workers', zh: 'worker 数' } },
    y: { label: { en: 'per job', zh: '每个作业' } },
    lines: [
      line({ en: 'CPU, ms', zh: 'CPU，毫秒' }, (run) => run.cpuMsPerJob),
      line(commands, (run) => run.commandsPerJob),
    ],
    reading: {
      en: 'The workers share the slots, and a job costs about the same however many there are.',
      zh: '各 worker 共用并发槽，无论有多少个，每个作业的开销都差不多。',
    },
  });
}

/** Measures a long queue. */
async function long() {
  const jobs = quick ? 20_000 : 1_000_000;
  for (const listpack of [undefined, 512]) {
    const run = await million({ jobs, listpack });
    const id = (name) => `long-${name}${listpack === undefined ? '' : `-${listpack}`}`;
    const setting = listpack === undefined ? '' : `, hash-max-listpack-value ${listpack}`;
    const of = (en, zh) => [`${count(jobs)} jobs${setting}: ${en}`, `${count(jobs)} 个作业${setting}：${zh}`];
    note(id('bytes'), ...of('memory of Redis per job', '每个作业占用的 Redis 内存'), 'B', run.bytesPerJob, {
      atMost: 1000,
    });
    note(id('add'), ...of('time to add them', '加入用时'), 's', run.seconds);
    note(id('ready'), ...of('a worker is ready after', 'worker 就绪用时'), 'ms', run.readyMs);
    note(id('first'), ...of('the first task is created after', '首个任务创建用时'), 'ms', run.firstJobMs);
  }
}

const parts = { fire, work: atWork, more, long };
if (only !== undefined && !Object.hasOwn(parts, only)) {
  console.error(`There is no part "${only}". Use ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}
for (const [name, run] of Object.entries(parts)) if (only === undefined || only === name) await run();
report({ name: 'fleet', title: { en: 'The fleet', zh: '集群' }, rows, series, notes }, options);
process.exitCode = rows.some(({ met }) => met === false) ? 1 : 0;
