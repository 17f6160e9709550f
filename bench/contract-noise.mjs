// Counts false alarms of the contract checks: whole runs against mocks without drift, at all speeds, with and without load, against a
// mock that the run starts or an address, each with another seed. A run that does not end with 0 is a false alarm.
//   npm run bench -- contract-noise --runs=100
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startMockProcess } from '../packages/mock-server/dist/node.js';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const contractCommand = path.join(root, 'packages/contract-tests/dist/cli.js');
const runs = Number(/^--runs=(\d+)$/.exec(process.argv.slice(2).join(' '))?.[1] ?? 7);
const keys = ['--api-key', 'noise-matting-key', '--models-api-key', 'sk-noise-models-key'];

/** The kinds of runs, used in turn. */
const KINDS = [
  { name: 'own mock', own: true },
  { name: 'speed 1', speed: 1 },
  { name: 'speed 20, hands off', speed: 20, handsOff: true },
  { name: 'speed 40, under load', speed: 40, load: true },
  { name: 'speed 200, hands off', speed: 200, handsOff: true },
  { name: 'speed 1000', speed: 1000 },
  { name: 'speed 1000, hands off, under load', speed: 1000, handsOff: true, load: true },
];

if (!existsSync(contractCommand)) {
  console.error('The contract checks are not built. Run `npm run setup` first.');
  process.exit(1);
}
const alarms = [];
const times = [];
for (let run = 0; run < runs; run++) {
  const kind = KINDS[run % KINDS.length];
  const began = performance.now();
  const { code, output } = await verify(kind, run + 1);
  const seconds = (performance.now() - began) / 1000;
  times.push(seconds);
  console.log(
    `${String(run + 1).padStart(4)}  ${kind.name.padEnd(36)}${code === 0 ? 'no drift' : `exit ${code}`}  ${seconds.toFixed(1)} s`,
  );
  if (code !== 0) {
    alarms.push(run + 1);
    console.log(output);
  }
}
const middle = times.toSorted((a, b) => a - b)[times.length >> 1];
console.log(
  `\n${alarms.length} false alarms in ${runs} runs without drift; half of them took ${middle.toFixed(1)} s or less.`,
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
