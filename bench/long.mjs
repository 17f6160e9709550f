// Long runs: what grows, leaks or slows down. `npm run bench -- long --only batch --size 100000 --minutes 60`.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { longDay } from '../packages/fleet/bench/day.mjs';
import { longBatch } from './long/batch.mjs';
import { longRequests } from './long/requests.mjs';
import { summarise } from './long/summary.mjs';

const USAGE = `Usage: npm run bench -- long [options]
  --only <part>    batch, requests or day
  --size <n>       pictures, requests or jobs   (default 1000)
  --minutes <n>    stop after so long           (default 10)
  --seed <n>       which requests and failures  (default 1)
  --save           write bench/results/long-<part>.json, and long.json for docs/performance.md
  --verbose        show the progress

  batch     the SDK's batch with a manifest
  requests  mixed requests to the mock
  day       the fleet for a day of time at a stand-in for the API, squeezed into --minutes, with failures`;

const PARTS = { batch: longBatch, requests: longRequests, day: longDay };
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    size: { type: 'string', default: '1000' },
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    save: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const [size, minutes, seed] = [values.size, values.minutes, values.seed].map(Number);
const isKnown = values.only === undefined || Object.hasOwn(PARTS, values.only);
if (values.help || !isKnown || !(size >= 20 && minutes > 0 && Number.isInteger(seed))) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}
const say = values.verbose ? (line) => console.error(`  ${line}`) : () => {};
const results = fileURLToPath(new URL('./results/', import.meta.url));

for (const [name, run] of Object.entries(PARTS)) {
  if (values.only !== undefined && values.only !== name) continue;
  const measured = {
    run: `long-${name}`,
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    cores: os.availableParallelism(),
    seed,
    ...(await run({ size, minutes, seed, say })),
  };
  console.log(JSON.stringify(measured, null, 2));
  if (!values.save) continue;
  mkdirSync(results, { recursive: true });
  writeFileSync(rawFile(name), `${JSON.stringify(measured, null, 2)}\n`);
}
if (values.save) summariseSaved();

/** The section of docs/performance.md shows the newest run of each part. */
function summariseSaved() {
  const saved = Object.keys(PARTS).filter((name) => existsSync(rawFile(name)));
  const runs = saved.map((name) => [name, JSON.parse(readFileSync(rawFile(name), 'utf8'))]);
  summarise(Object.fromEntries(runs), path.join(results, 'long.json'));
}

function rawFile(name) {
  return path.join(results, `long-${name}.json`);
}
