import { writeFile } from 'node:fs/promises';
import { cleanExchanges, type MutantResult, runBenchmark, summarise } from './benchmark.js';
import { ajvOnBodies } from './compare/ajv.js';
import { prismOnAnswers } from './compare/prism.js';
import { respectWorkflows } from './compare/respect.js';
import type { OtherTool, ToolName } from './compare/tool.js';
import { HARMLESS, MUTANTS } from './drift/index.js';
import type { Mutant } from './mutant.js';
import { type MutantsOptions, readMutantsOptions } from './options.js';

const USAGE = `koukoutu mutants: how much drift does the contract suite find?

Usage: npm run mutants -- [options]

  --family <name>   mutants of one family; may be repeated
  --only <text>     mutants whose family or id holds the text; may be repeated
  --sample <n>      n of them, spread evenly over the list
  --compare <names> other tools on the same drift: ajv (default), prism, respect, none; several joined by commas, or all
  --quick           leave a mutant once a right check has found it; compares nothing
  --json <file>     write every result
  --at-once <n>     mutants at the same time (default 2)
  --list            print the mutants and stop

ajv and prism judge the very exchanges that the suite had. Prism is fetched from the npm registry on its first use.
respect sends the workflows of openapi/ through the same drift, about four seconds a mutant.

Exit code: 0 when every mutant that would break the SDK and at least 95 % of all are caught, 1 when not, 2 for wrong usage.
`;

/** Share of all mutants that must be caught. */
const DUE = 0.95;

/** The benchmark as a command. */
export async function runMutantsCommand(args: readonly string[], write: (text: string) => void): Promise<number> {
  let options: MutantsOptions;
  try {
    options = readMutantsOptions(args);
  } catch (error) {
    write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
  if (options.help) {
    write(USAGE);
    return 0;
  }
  const mutants = sampled(MUTANTS.filter(options.wanted), options.sample);
  if (options.list) {
    write(`${mutants.map(({ id, family }) => `${family}/${id}`).join('\n')}\n`);
    return 0;
  }
  if (mutants.length === 0) {
    write('No mutant is called so; --list prints them all.\n');
    return 2;
  }
  const start = Date.now();
  const { atOnce, quick } = options;
  const tools = await openTools(options.tools);
  let results: MutantResult[];
  try {
    const onResult = (result: MutantResult) => write(`${resultLine(result)}\n`);
    results = await runBenchmark({ mutants, atOnce, quick, tools, onResult });
  } finally {
    for (const tool of tools) await tool.close();
  }
  const seconds = (Date.now() - start) / 1000;
  write(`\n${summarise(results, tools)}\n\n`);
  write(`${seconds.toFixed(0)} s, ${(seconds / results.length).toFixed(1)} s a mutant\n`);
  const alarms = await falseAlarms(HARMLESS.filter(options.wanted), atOnce, write);
  if (options.json) await writeFile(options.json, `${JSON.stringify(results, undefined, 2)}\n`);
  const caught = results.filter((result) => result.caught).length;
  const missed = results.filter((result) => result.breaksSdk && !result.caught);
  return missed.length === 0 && alarms === 0 && caught >= results.length * DUE ? 0 : 1;
}

async function openTools(names: readonly ToolName[]): Promise<OtherTool[]> {
  const open: Readonly<Record<ToolName, () => Promise<OtherTool>>> = {
    ajv: async () => ajvOnBodies(),
    prism: async () => prismOnAnswers(await cleanExchanges()),
    respect: respectWorkflows,
  };
  const tools: OtherTool[] = [];
  for (const name of names) tools.push(await open[name]());
  return tools;
}

/** A number of entries spread evenly over a list. */
function sampled<T>(all: readonly T[], count: number | undefined): readonly T[] {
  if (count === undefined || count >= all.length) return all;
  return Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)] as T);
}

/** Runs the changes in which nothing may be found. Returns how many were reported. */
async function falseAlarms(
  harmless: readonly Mutant[],
  atOnce: number,
  write: (text: string) => void,
): Promise<number> {
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
