// Counts false alarms of the contract checks: whole runs against mocks without drift, at all speeds, with and without load, against a
// mock that the run starts or an address, each with another seed. A run that does not end with 0 is a false alarm.
//   npm run bench -- contract-noise --runs=100
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startMockProcess } from '../packages/mock-server/dist/node.js';
import { benchOptions, measured, report } from './lib/results.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const contractCommand = path.join(root, 'packages/contract-tests/dist/cli.js');
const options = benchOptions({ runs: { type: 'string' } });
const keys = ['--api-key', 'noise-matting-key', '--models-api-key', 'sk-noise-models-key'];

/** The kinds of runs, used in turn. */
const KINDS = [
  { id: 'own', name: { en: 'own mock', zh: '自带的模拟服务' }, own: true },
  { id: '1', name: { en: 'speed 1', zh: '速度 1' }, speed: 1 },
  { id: '20', name: { en: 'speed 20, hands off', zh: '速度 20，不调控' }, speed: 20, handsOff: true },
  { id: '40', name: { en: 'speed 40, under load', zh: '速度 40，高负载' }, speed: 40, load: true },
  { id: '200', name: { en: 'speed 200, hands off', zh: '速度 200，不调控' }, speed: 200, handsOff: true },
  { id: '1000', name: { en: 'speed 1000', zh: '速度 1000' }, speed: 1000 },
  {
    id: '1000-load',
    name: { en: 'speed 1000, hands off, under load', zh: '速度 1000，不调控，高负载' },
    speed: 1000,
    handsOff: true,
    load: true,
  },
];
const runs = Number(options.runs ?? (options.quick ? 2 : KINDS.length));

if (!existsSync(contractCommand)) {
  console.error('The contract checks are not built. Run `npm run setup` first.');
  process.exit(1);
}
const alarms = [];
/** Seconds of each run, by the id of its kind. */
const times = new Map();
for (let run = 0; run < runs; run++) {
  const kind = KINDS[run % KINDS.length];
  const began = performance.now();
  const { code, output } = await verify(kind, run + 1);
  const seconds = (performance.now() - began) / 1000;
  times.set(kind.id, [...(times.get(kind.id) ?? []), seconds]);
  console.error(`run ${run + 1} of ${runs}, ${kind.name.en}: exit ${code} after ${seconds.toFixed(1)} s`);
  if (code !== 0) {
    alarms.push(run + 1);
    console.log(output);
  }
}
report(
  {
    name: 'contract-noise',
    title: { en: 'False alarms of the contract checks', zh: '契约检查的误报' },
    rows: [
      measured({
        id: 'alarms',
        what: { en: `false alarms in ${runs} runs without drift`, zh: `${runs} 次无偏差运行中的误报` },
        unit: '',
        values: [alarms.length],
        goal: { atMost: 0 },
      }),
      ...KINDS.filter(({ id }) => times.has(id)).map(({ id, name }) =>
        measured({
          id: `time-${id}`,
          what: { en: `one run, ${name.en}`, zh: `一次运行，${name.zh}` },
          unit: 's',
          values: times.get(id),
        }),
      ),
    ],
  },
  options,
);
process.exitCode = alarms.length === 0 ? 0 : 1;

async function verify({ own, speed, handsOff, load }, seed) {
  const stops = [];
  try {
    if (load) stops.push(burn());
    let target = 'mock';
    if (!own) {
      const mock = await startMockProcess({ speed, args: [...keys, '--seed', String(seed)] });
      stops.push(mock.stop);
      target = mock.url;
    }
    return await run([contractCommand, 'verify', '--target', target, ...keys, ...(handsOff ? ['--hands-off'] : [])]);
  } finally {
    for (const stop of stops) stop();
  }
}

/** Starts another program that keeps a core busy. */
function burn() {
  const child = spawn(process.execPath, ['-e', 'for (;;) Math.sqrt(Math.random());'], { stdio: 'ignore' });
  return () => child.kill('SIGKILL');
}

function run(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.on('close', (code) => resolve({ code, output }));
  });
}
