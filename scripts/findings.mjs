// Runs the findings: each compares what a tool that we depend on does with our guess. A finding installs its own packages, so this
// needs the network and stays outside CI. See findings/README.md.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root, runCaptured } from './lib/run.mjs';

const folder = path.join(root, 'findings');
const known = readdirSync(folder)
  .filter((file) => file.endsWith('.sh') && file !== 'lib.sh')
  .map((file) => file.slice(0, -'.sh'.length))
  .sort();

const OUTCOMES = { 0: 'holds', 1: 'NO LONGER HOLDS' };

const USAGE = `Usage: npm run findings -- [--only NAME]...
Runs every finding, or only those that are named. Needs bash, npm and, for some, redis-server.
Exit code: 0 all hold, 1 a finding no longer holds, 2 wrong usage or a finding could not be tried.`;

function readNames() {
  const { values } = parseArgs({ options: { only: { type: 'string', multiple: true }, help: { type: 'boolean' } } });
  if (values.help) {
    console.log(USAGE);
    return [];
  }
  const unknown = values.only?.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`Unknown finding "${unknown}". Known: ${known.join(', ')}.`);
  return values.only ?? known;
}

async function run(names) {
  const codes = [];
  for (const name of names) {
    const { code, output } = await runCaptured('bash', [path.join(folder, `${name}.sh`)]);
    codes.push(code);
    console.log(`${OUTCOMES[code] ?? 'COULD NOT BE TRIED'}  ${name}`);
    // A single finding is run to see what it shows.
    if (code !== 0 || names.length === 1) console.log(output.trim().replaceAll(/^/gm, '    '));
  }
  const count = (wanted) => codes.filter((code) => wanted(code)).length;
  const changed = count((code) => code === 1);
  const untried = count((code) => code > 1);
  if (names.length > 0) {
    console.log(
      `${names.length} findings: ${count((code) => code === 0)} hold, ${changed} no longer hold, ${untried} could not be tried.`,
    );
  }
  if (changed > 0) return 1;
  return untried > 0 ? 2 : 0;
}

try {
  process.exitCode = await run(readNames());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
