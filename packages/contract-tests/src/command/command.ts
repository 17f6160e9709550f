import { writeFile } from 'node:fs/promises';
import { allCases } from '../cases/index.js';
import type { Keys } from '../model/case.js';
import { writeReport } from '../report/forms.js';
import { makeReport, type Report } from '../report/report.js';
import { terminalReport } from '../report/terminal.js';
import { runCases } from '../run/run.js';
import { openTarget } from './open-target.js';
import { readVerifyOptions, UsageError, type VerifyOptions } from './options.js';
import { USAGE } from './usage.js';

/** What the command touches outside of itself. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly write: (text: string) => void;
  readonly warn: (text: string) => void;
  readonly colour: boolean;
}

/** Exit code for anything that could not be judged, wrong usage included: never a pass. */
const UNJUDGED = 2;

/**
 * The command `koukoutu-contract`.
 *
 * @returns the exit code: 0 no drift, 1 drift, 2 could not judge
 */
export async function runCommand(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    surroundings.write(USAGE);
    return name === undefined ? UNJUDGED : 0;
  }
  try {
    if (name !== 'verify') throw new UsageError(`${name} is no command; there is verify`);
    if (rest.includes('--help')) {
      surroundings.write(USAGE);
      return 0;
    }
    return await verify(readVerifyOptions(rest, surroundings.env), surroundings);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    surroundings.warn(`koukoutu-contract: ${message}\n`);
    if (error instanceof UsageError) surroundings.warn('See koukoutu-contract --help.\n');
    return UNJUDGED;
  }
}

async function verify(options: VerifyOptions, surroundings: Surroundings): Promise<number> {
  const { target, keys } = await openTarget(options);
  try {
    const cases = allCases(keys).filter(({ id }) => options.only === undefined || id.includes(options.only));
    if (options.list) {
      surroundings.write(`${cases.map(({ id }) => id).join('\n')}\n`);
      return 0;
    }
    const result = await runCases({ target, cases, keys, ...runSettings(options) });
    const report = makeReport(result);
    await publish(report, options, keys, surroundings);
    return report.verdict.exitCode;
  } finally {
    await target.close();
  }
}

function runSettings(options: VerifyOptions) {
  const { pollPause, patience, atOnce, pictureLinks } = options;
  return {
    pictureLinks,
    ...(pollPause !== undefined ? { pollPause } : {}),
    ...(patience !== undefined ? { patience } : {}),
    ...(atOnce !== undefined ? { atOnce } : {}),
  };
}

async function publish(report: Report, options: VerifyOptions, _keys: Keys, surroundings: Surroundings): Promise<void> {
  for (const { form, file } of options.reports) {
    const text = writeReport(form, report);
    if (file === '') surroundings.write(text);
    else await writeFile(file, text);
  }
  if (!options.quiet) surroundings.write(terminalReport(report, surroundings.colour));
}
