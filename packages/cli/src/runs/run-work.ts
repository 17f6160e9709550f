import { createHash } from 'node:crypto';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type Koukoutu, manifestFile } from '@koukoutu/sdk/node';
import { deleteLeftovers } from '../files/write-file.js';
import { findInputs } from '../inputs/find.js';
import type { BadInput, Input } from '../inputs/input.js';
import { CommandError, EXIT, type ExitCode } from '../model/exit-codes.js';
import { readTemplate } from '../plan/name-template.js';
import { planInputs } from '../plan/plan.js';
import { ResultsLog } from '../plan/results-log.js';
import { createReporter } from '../report/create-reporter.js';
import type { Terminal } from '../terminal/terminal.js';
import { prepareAfter } from './after.js';
import { agreeToPrice } from './agree.js';
import { Balance } from './balance.js';
import { printDryRun } from './dry-run.js';
import type { WorkItem } from './feed.js';
import { listenForInterrupt } from './interrupt.js';
import { openFolder, readOutput } from './output.js';
import { runPlan } from './run-plan.js';
import type { Work } from './work.js';

/** Folder of the manifest and of the log of results, inside the folder of the results. */
const STATE_FOLDER = '.koukoutu';

/**
 * Finds the inputs, decides what to do for each, asks if the run is expensive, and carries it out.
 * @throws CommandError if the options are not valid, the output cannot be written, or nothing was found.
 */
export async function runWork(work: Work, koukoutu: Koukoutu, terminal: Terminal): Promise<ExitCode> {
  const { job, call, options, report } = work;
  const { texts } = terminal;
  const operands = options.fromList === undefined ? work.operands : [...work.operands, `@${options.fromList}`];
  if (operands.length === 0) throw new CommandError(texts.inputs.none);
  const outputFolder = options.output === '-' ? undefined : path.resolve(options.output);
  const found = await findInputs(operands, { recursive: options.recursive === true, outputFolder }, terminal);
  if (options.watch && found.folders.length === 0) throw new CommandError(texts.watch.needsFolder);
  if (found.inputs.length === 0 && !options.watch) throw nothingFound(found.bad, terminal);
  const single = found.inputs.length === 1 && found.folders.length === 0;
  const output = await readOutput(options.output, single, texts);
  if (output.stdout && (report.json || typeof options.manifest === 'string')) {
    throw new CommandError(texts.output.stdoutAlone);
  }
  const { suffix, name } = options;
  const template = readTemplate(suffix === '' ? name : withSuffix(name, suffix), !single, texts);
  const after = await prepareAfter(options, texts);
  const { inputs, stdinPicture } = await readStdin(found.inputs, terminal);

  const stateFolder = path.join(output.folder, STATE_FOLDER);
  const keeps = options.manifest !== false && !output.stdout;
  const manifestPath =
    typeof options.manifest === 'string' ? path.resolve(options.manifest) : path.join(stateFolder, 'manifest.jsonl');
  const manifestFolder = path.dirname(manifestPath);
  const openLog = () => ResultsLog.open(path.join(manifestFolder, 'results.jsonl'));
  if (keeps && !options.dryRun) {
    await openFolder(output.folder, options.output, texts);
    await openFolder(manifestFolder, manifestFolder, texts);
    await deleteLeftovers(output.folder);
  }
  const log = keeps ? await openLog() : undefined;
  const planOptions = {
    job: { ...job, extension: options.to ?? job.extension },
    template,
    outputFolder: output.folder,
    outputFile: output.file,
    manifestFolder,
    log,
    // A result for standard output never exists beforehand.
    force: options.force === true || output.stdout,
  };
  const plan = await planInputs(inputs, planOptions);
  if (options.dryRun) return printDryRun({ plan, bad: found.bad, work, manifestFolder, log }, terminal);
  if (!(await agreeToPrice(plan, work, terminal))) return EXIT.interrupted;

  // With --force everything is made again, so the manifest's record of earlier runs is ignored.
  // It is ignored as well if a result that was paid for is fetched again.
  const now = new Date().toISOString();
  const manifestKey = ({ key, restore }: WorkItem) => (options.force || restore !== undefined ? `${now} ${key}` : key);
  const manifest = (repeatUnknown: boolean) =>
    manifestFile(manifestPath, { key: (input) => manifestKey(input as WorkItem), repeatUnknown });
  const reporter = createReporter(report, terminal);
  const interrupt = listenForInterrupt((step) =>
    reporter.note(step === 'gentle' ? texts.interrupt.gentle : texts.interrupt.hard),
  );
  try {
    return await runPlan({
      plan,
      bad: found.bad,
      watched: options.watch ? found.folders : [],
      planMore: (all) => planInputs(all, planOptions),
      manifest: keeps ? manifest : undefined,
      manifestFolder,
      balance: keeps ? await Balance.open(koukoutu, manifestPath) : undefined,
      options,
      process: { koukoutu, call, job, template, output, after, log, stdinPicture },
      reporter,
      interrupt,
      texts,
    });
  } finally {
    interrupt.dispose();
  }
}

const withSuffix = (template: string, suffix: string) => template.replace(/\.\{ext\}$/, () => `${suffix}.{ext}`);

function nothingFound(bad: readonly BadInput[], { texts }: Terminal): CommandError {
  const [first, ...others] = bad;
  if (!first) return new CommandError(texts.inputs.none);
  const lines = [first, ...others].map(({ label, reason }) => `${label}: ${reason}`);
  return new CommandError(lines.join('\n'));
}

/** Reads the picture on standard input. It has no name, so the manifest identifies it by its content. */
async function readStdin(inputs: readonly Input[], { in: stdin, texts }: Terminal) {
  if (!inputs.some(({ kind }) => kind === 'stdin')) return { inputs, stdinPicture: undefined };
  if (stdin.isTTY) throw new CommandError(texts.inputs.stdinIsTerminal);
  const bytes = await buffer(stdin);
  if (bytes.byteLength === 0) throw new CommandError(texts.inputs.stdinEmpty);
  const source = `stdin:${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`;
  return {
    inputs: inputs.map((input) => (input.kind === 'stdin' ? { ...input, source } : input)),
    stdinPicture: new Blob([new Uint8Array(bytes)]),
  };
}
