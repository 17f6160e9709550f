import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type MutantResult, runBenchmark, summarise } from './benchmark.js';
import { HARMLESS, MUTANTS } from './list/index.js';

const USAGE = `koukoutu mutants: how much drift does the contract suite find?

Usage: npm run mutants -- [options]

  --only <text>     mutants whose family or id holds the text
  --json <file>     write every result
  --at-once <n>     mutants at the same time (default 2)
  --list            print the mutants and stop

Exit code: 0 when every mutant that would break the SDK and at least 95 % of all are caught, else 1.
`;

/** Share of all mutants that must be caught. */
const DUE = 0.95;

/** The benchmark as a command. */
export async function runMutantsCommand(args: readonly string[], write: (text: string) => void): Promise<number> {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== '--'),
    options: {
      only: { type: 'string' },
      json: { type: 'string' },
      'at-once': { type: 'string' },
      list: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    write(USAGE);
    return 0;
  }
  const mutants = MUTANTS.filter(
    ({ id, family }) => values.only === undefined || `${family}/${id}`.includes(values.only),
  );
  if (values.list) {
    write(`${mutants.map(({ id, family }) => `${family}/${id}`).join('\n')}\n`);
    return 0;
  }
  const start = Date.now();
  const atOnce = Number(values['at-once'] ?? 2);
  const results = await runBenchmark({ mutants, atOnce, onResult: (result) => write(`${resultLine(result)}\n`) });
  write(`\n${summarise(results)}\n\n${((Date.now() - start) / 1000).toFixed(0)} s\n`);
  const alarms = await falseAlarms(values.only, atOnce, write);
  if (values.json) await writeFile(values.json, `${JSON.stringify(results, undefined, 2)}\n`);
  const caught = results.filter((result) => result.caught).length;
  const missed = results.filter((result) => result.breaksSdk && !result.caught);
  return missed.length === 0 && alarms === 0 && caught >= results.length * DUE ? 0 : 1;
}

/** Runs what must not be found; gives how many of it were. */
async function falseAlarms(only: string | undefined, atOnce: number, write: (text: string) => void): Promise<number> {
  const harmless = HARMLESS.filter(({ id, family }) => only === undefined || `${family}/${id}`.includes(only));
  if (harmless.length === 0) return 0;
  const results = await runBenchmark({ mutants: harmless, atOnce });
  const alarms = results.filter(({ verdict }) => !verdict.startsWith('no-drift'));
  for (const { id, verdict, found } of alarms) write(`false alarm on ${id}: ${verdict} (${found.join(', ')})\n`);
  write(`${alarms.length} false alarms on ${harmless.length} harmless changes\n`);
  return alarms.length;
}

function resultLine(result: MutantResult): string {
  const mark = result.caught ? (result.named ? '✓' : '~') : '✗';
  const seen = result.caught ? result.found.slice(0, 4).join(', ') : result.verdict;
  const due = result.caught && result.named ? '' : `   (due: ${result.expected.join(' or ')})`;
  return `${mark} ${result.family}/${result.id}: ${seen}${due}  ${result.milliseconds} ms`;
}
