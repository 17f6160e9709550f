/**
 * Runs the SDK through a storm, through kills and through every fault, and prints what became of it: `npm run chaos`. The mock's
 * ledger is the judge. Exit code: 0 if every rule held, 1 if one was broken, 2 if the options make no sense.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { killAndResume } from './src/kill.ts';
import { matrix } from './src/matrix.ts';
import { printed, type Report } from './src/report.ts';
import { storm } from './src/storm.ts';

const USAGE = `Usage: npm run chaos -- [options]

  --seed <n>         which faults, calls and moments; a whole number       (default 1)
  --pictures <n>     pictures of the storm and of the kills                (default 120)
  --only <run>       storm, kill or matrix                                 (default all three)
  --json <file>      also write everything that was seen into a file

Exit codes: 0 every rule held, 1 a rule was broken, 2 the options make no sense.`;

interface Sizes {
  readonly seed: number;
  readonly pictures: number;
}

const RUNS: Record<string, (sizes: Sizes) => Promise<Report>> = {
  storm,
  kill: killAndResume,
  matrix: () => matrix(),
};

function options(): (Sizes & { only: string | undefined; json: string | undefined }) | undefined {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      pictures: { type: 'string', default: '120' },
      only: { type: 'string' },
      json: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return undefined;
  const seed = Number(values.seed);
  const pictures = Number(values.pictures);
  if (!Number.isSafeInteger(seed)) throw new TypeError(`--seed must be a whole number (got "${values.seed}").`);
  if (!Number.isSafeInteger(pictures) || pictures < 1)
    throw new TypeError(`--pictures must be a whole number from 1 (got "${values.pictures}").`);
  if (values.only !== undefined && RUNS[values.only] === undefined)
    throw new TypeError(`--only must be one of ${Object.keys(RUNS).join(', ')} (got "${values.only}").`);
  return { seed, pictures, only: values.only, json: values.json };
}

async function main(): Promise<number> {
  let chosen: ReturnType<typeof options>;
  try {
    chosen = options();
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    return 2;
  }
  if (!chosen) {
    console.log(USAGE);
    return 0;
  }
  const reports: Report[] = [];
  for (const [name, run] of Object.entries(RUNS)) {
    if (chosen.only !== undefined && chosen.only !== name) continue;
    const started = performance.now();
    const report = await run(chosen);
    reports.push(report);
    console.log(`${printed(report)}\n\n(${((performance.now() - started) / 1000).toFixed(1)} s)\n`);
  }
  if (chosen.json !== undefined) {
    const file = path.resolve(process.env.INIT_CWD ?? process.cwd(), chosen.json);
    await writeFile(file, `${JSON.stringify({ seed: chosen.seed, reports }, undefined, 2)}\n`);
  }
  const broken = reports.reduce((sum, report) => sum + report.broken.length, 0);
  console.log(broken === 0 ? 'Every rule held.' : `Broken rules: ${broken}.`);
  return broken === 0 ? 0 : 1;
}

process.exitCode = await main();
