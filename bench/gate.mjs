// Compares the numbers that do not depend on the machine with committed.json, and fails if one has become worse: bytes that a page loads,
// simulated waiting, requests and bytes of a call, writes and waits for the disk of a batch, files that a command loads. `npm run bench -- gate --update` commits the new ones.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { root } from '../scripts/lib/run.mjs';
import { weigh } from '../scripts/lib/weight.mjs';
import { loadedBy } from './lib/loaded.mjs';
import { short } from './lib/results.mjs';
import { trafficOfBatch, trafficOfCalls } from './lib/traffic.mjs';
import { FOUR, sdkOf, useSlots, waitFor } from './lib/waiting.mjs';

const { values: options } = parseArgs({
  options: { update: { type: 'boolean', default: false }, json: { type: 'string' }, quick: { type: 'boolean' } },
});
const COMMITTED = path.join(path.dirname(fileURLToPath(import.meta.url)), 'committed.json');
const TASKS = 40;

/** How much worse a number may become before the gate fails. Exact numbers may hardly change. */
const TOLERANCE = { bytes: 0.005, counts: 0, loaded: 0.05, waiting: 0.1, slots: 0.005 };

const numbers = {};
const note = (kind, name, value, better = 'less') => {
  numbers[name] = { kind, value: Number(value.toPrecision(5)), better };
};

for (const names of ['Koukoutu', 'createTransport, removeBackground', 'createTransport, credits']) {
  const code = `import { ${names} } from './dist/index.js'; globalThis.used = [${names}];`;
  const { first, all } = await weigh(code, path.join(root, 'packages/sdk'));
  note('bytes', `bytes that a page loads at once for { ${names} }`, first);
  note('bytes', `bytes that a page may load in all for { ${names} }`, all);
}
const sdk = await sdkOf(root);
for (const [name, shapes] of [...FOUR.map((shape) => [shape, [shape]]), ['mixed', FOUR]]) {
  const { lag, lagOfSeconds, polls, pollsOfSeconds } = await waitFor(sdk, shapes, 'uniform', TASKS, 1);
  note('waiting', `lag after the end of a task, compared with a poll a second, progress ${name}`, lag / lagOfSeconds);
  note('waiting', `polls of a task, compared with a poll a second, progress ${name}`, polls / pollsOfSeconds);
}
note('slots', 'percentage of slot time used', (await useSlots(sdk, 100, 1)).used, 'more');

const node = await import(pathToFileURL(path.join(root, 'packages/sdk/dist/node.js')));
for (const [call, { requests, bytes }] of Object.entries(await trafficOfCalls(node))) {
  note('counts', `requests of ${call}`, requests);
  note('bytes', `bytes sent by ${call}`, bytes);
}
const picture = await trafficOfBatch(node);
note('counts', 'requests of a picture of a batch with a manifest', picture.requests);
note('counts', 'writes to the manifest for a picture', picture.writes);
note('counts', 'waits for the disk for a picture', picture.syncs);
note('counts', 'looks at the manifest’s state for a picture', picture.looks);
note('bytes', 'bytes of the manifest for a picture', picture.bytes);
for (const [name, program, argument] of [
  ['koukoutu', 'cli/dist/main.js', '--help'],
  ['koukoutu-mock', 'mock-server/dist/cli.js', '--version'],
  ['koukoutu-contract', 'contract-tests/dist/cli.js', '--help'],
]) {
  const { files, bytes } = loadedBy(path.join(root, 'packages', program), [argument]);
  note('loaded', `files that ${name} ${argument} loads`, files);
  note('loaded', `bytes of source that ${name} ${argument} loads`, bytes);
}

const committed = JSON.parse(readFileSync(COMMITTED, 'utf8'));
const worse = [];
const improved = [];
for (const [name, { kind, value, better }] of Object.entries(numbers)) {
  const before = committed[name];
  if (before === undefined) {
    worse.push(`${name}: ${short(value)} is not in bench/committed.json`);
    continue;
  }
  const change = better === 'less' ? value / before - 1 : before / value - 1;
  const text = `${name}: ${short(value)}, committed ${short(before)}`;
  if (change > TOLERANCE[kind]) worse.push(text);
  else if (change < -TOLERANCE[kind]) improved.push(text);
}
if (options.update) {
  const values = Object.fromEntries(Object.entries(numbers).map(([name, { value }]) => [name, value]));
  writeFileSync(COMMITTED, `${JSON.stringify(values, null, 2)}\n`);
  console.log(`bench/committed.json now holds ${Object.keys(values).length} numbers.`);
} else {
  console.log(`${Object.keys(numbers).length} numbers compared with bench/committed.json.`);
  for (const text of improved) console.log(`Better: ${text}`);
  for (const text of worse) console.error(`Worse: ${text}`);
  const how = 'If that is meant, run `npm run bench -- gate --update` and say why in the commit.';
  if (worse.length > 0) console.error(`${worse.length} of them have become worse. ${how}`);
  else if (improved.length > 0) console.log('Keep what is better with `npm run bench -- gate --update`.');
  process.exitCode = worse.length > 0 ? 1 : 0;
}
