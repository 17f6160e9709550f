// The fleet with and without failures: `npm run bench -- fleet`; with `--quick`, a smaller run. The mock's ledger is the judge.
import os from 'node:os';
import { parseArgs } from 'node:util';
import { fleetOn, naiveOn } from '../packages/fleet/bench/contenders.mjs';
import { million } from '../packages/fleet/bench/million.mjs';
import { plainBatch, steady } from '../packages/fleet/bench/steady.mjs';
import { storm } from '../packages/fleet/bench/storm.mjs';

const { values } = parseArgs({
  options: { quick: { type: 'boolean' }, only: { type: 'string' }, verbose: { type: 'boolean' } },
});
const { quick = false, only } = values;
const say = values.verbose ? (line) => console.error(`  ${line}`) : () => {};

/** Prints rows as a Markdown table. */
function table(head, rows) {
  console.log(`| ${head.join(' | ')} |\n|${head.map(() => '---').join('|')}|`);
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
  console.log();
}

const percent = (share) => `${(share * 100).toFixed(1)} %`;
let missed = 0;
/** Marks a number that misses its goal. */
function goal(holds, text) {
  if (!holds) missed += 1;
  return holds ? text : `${text} (goal missed)`;
}

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
  console.log(
    `${pictures} pictures, ${workers} workers, ${kills} SIGKILLs, ${restarts} restarts of Redis, one pause of ${pauseMs / 1000} s\n`,
  );
  const ours = await storm({ ...FIRE, seed: 11, contender: fleetOn, say });
  // A tenth of the pictures is enough for the workers that users would write themselves.
  const theirs = await storm({ ...FIRE, pictures: Math.min(pictures, 1000), seed: 11, contender: naiveOn, say });
  const row = (name, count, run) => [
    name,
    count,
    run.done,
    run.dead === 0 ? 0 : `${run.dead} (${run.deadPaid} paid)`,
    run.failed,
    run.lost,
    run.twice,
    run.most,
    run.refused,
    `${run.seconds.toFixed(0)} s`,
  ];
  const head = ['', 'pictures', 'done', 'dead letters', 'failed', 'lost', 'paid twice', 'tasks at once', '429', 'time'];
  table(head, [row('fleet', pictures, ours), row('BullMQ and SET NX', Math.min(pictures, 1000), theirs)]);
  goal(ours.lost === 0 && ours.twice === 0 && ours.unexplained === 0 && ours.most <= 5, '');
}

/** Measures the fleet without failures. */
async function atWork() {
  const pictures = quick ? 25 : 100;
  console.log(`${pictures} pictures, tasks of 2 to 10 s, 5 slots\n`);
  const plain = await plainBatch({ pictures });
  const fleet = await steady({ pictures, workers: 2 });
  table(
    ['', 'slot time used', 'polls per picture', 'tasks at once', 'time'],
    [
      [
        'plain SDK batch, one process',
        percent(plain.usage),
        plain.pollsPerJob.toFixed(2),
        plain.most,
        `${plain.seconds.toFixed(0)} s`,
      ],
      [
        'fleet, two workers',
        goal(fleet.usage >= 0.96, percent(fleet.usage)),
        goal(fleet.pollsPerJob <= plain.pollsPerJob * 1.02, fleet.pollsPerJob.toFixed(2)),
        fleet.most,
        `${fleet.seconds.toFixed(0)} s`,
      ],
    ],
  );
}

/** Measures more workers for the same slots. */
async function more() {
  const pictures = quick ? 120 : 800;
  console.log(`${pictures} pictures, 40 slots\n`);
  const rows = [];
  let first;
  for (const workers of [1, 2, 4, 8]) {
    const run = await steady({ pictures, workers, slots: 40, speed: 2, pollSeconds: 0.5 });
    first ??= run;
    rows.push([
      workers,
      goal(quick || run.cpuMsPerJob <= first.cpuMsPerJob * 1.1, `${run.cpuMsPerJob.toFixed(1)} ms`),
      goal(quick || run.commandsPerJob <= first.commandsPerJob * 1.1, run.commandsPerJob.toFixed(0)),
      run.jobsPerCoreSecond.toFixed(0),
      percent(run.usage),
      run.most,
    ]);
  }
  table(
    ['workers', 'CPU per job', 'Redis commands per job', 'jobs per second and core', 'slot time used', 'tasks at once'],
    rows,
  );
}

/** Measures a long queue. */
async function long() {
  const jobs = quick ? 20_000 : 1_000_000;
  console.log(`${jobs} jobs waiting\n`);
  const rows = [];
  for (const listpack of [undefined, 512]) {
    const run = await million({ jobs, listpack });
    rows.push([
      listpack ?? '64 (default)',
      goal(run.bytesPerJob <= 1000, run.bytesPerJob.toFixed(0)),
      `${run.seconds.toFixed(0)} s`,
      `${run.readyMs.toFixed(0)} ms`,
      `${run.firstJobMs.toFixed(0)} ms`,
    ]);
  }
  table(['hash-max-listpack-value', 'bytes per job', 'time to add', 'worker ready after', 'first task after'], rows);
}

const parts = { fire, work: atWork, more, long };
if (only !== undefined && !Object.hasOwn(parts, only)) {
  console.error(`There is no part "${only}". Use ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}
console.log(`Node ${process.versions.node}, ${os.availableParallelism()} cores, load ${os.loadavg()[0].toFixed(1)}\n`);
for (const [name, run] of Object.entries(parts)) if (only === undefined || only === name) await run();
process.exitCode = missed === 0 ? 0 : 1;
