import { parseArgs } from 'node:util';
import { REPORT_FORMS, type ReportForm } from '../report/forms.js';
import { checkedBase, checkedUrl } from '../targets/addresses.js';

export interface VerifyOptions {
  readonly target: string;
  readonly apiKey: string | undefined;
  readonly modelsApiKey: string | undefined;
  readonly hosts: Readonly<Partial<Record<'sync' | 'async' | 'models' | 'files', string>>>;
  /** Report forms and the files that they go to. */
  readonly reports: readonly { readonly form: ReportForm; readonly file: string }[];
  readonly baseline: string | undefined;
  /** Only cases whose id contains this. */
  readonly only: string | undefined;
  readonly live: boolean;
  /** Most credits that all live runs together may spend. */
  readonly budget: number | undefined;
  readonly ledger: string;
  /** Where the exchanges are recorded. */
  readonly record: string | undefined;
  /** Where proposed changes to `x-evidence` go. */
  readonly evidence: string | undefined;
  readonly pictureLinks: readonly string[];
  readonly pollPause: number | undefined;
  readonly patience: number | undefined;
  readonly atOnce: number | undefined;
  /** Also let the SDK make its calls against the target. Always done against the mock. */
  readonly sdk: boolean;
  /** Leave the clock and the faults of a mock alone. */
  readonly handsOff: boolean;
  readonly plan: boolean;
  readonly list: boolean;
  readonly quiet: boolean;
}

/** The command line is wrong; the message says how to write it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Reads the arguments of `verify`.
 *
 * @throws UsageError if the command line is wrong
 */
export function readVerifyOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): VerifyOptions {
  const { values, positionals } = parse(args);
  if (positionals.length > 0)
    throw new UsageError(`Unexpected argument "${positionals.join(' ')}". Options start with --`);
  if (values.target === undefined) {
    throw new UsageError(
      '--target is missing: mock, a base URL such as http://127.0.0.1:4010, live, or a cassette file',
    );
  }
  refuseMisplaced(values.target, values);
  const hosts = {
    ...(values['sync-url'] ? { sync: base('sync-url', values['sync-url']) } : {}),
    ...(values['async-url'] ? { async: base('async-url', values['async-url']) } : {}),
    ...(values['models-url'] ? { models: base('models-url', values['models-url']) } : {}),
    ...(values['files-url'] ? { files: base('files-url', values['files-url']) } : {}),
  };
  return {
    target: isBase(values.target) ? base('target', values.target) : values.target,
    apiKey: key('api-key', values['api-key'] ?? env.KOUKOUTU_API_KEY),
    modelsApiKey: key('models-api-key', values['models-api-key'] ?? env.KOUKOUTU_MODELS_API_KEY),
    hosts,
    reports: (values.report ?? []).map(readReport),
    baseline: values.baseline,
    only: values.only,
    live: values.live ?? false,
    budget: number('budget', values.budget),
    ledger: values.ledger ?? 'koukoutu-contract-ledger.json',
    record: values.record,
    evidence: values.evidence,
    pictureLinks: (values['picture-url'] ?? []).map(pictureLink),
    pollPause: number('poll-interval', values['poll-interval']),
    patience: number('patience', values.patience),
    atOnce: count('at-once', values['at-once']),
    sdk: values.sdk ?? false,
    handsOff: values['hands-off'] ?? false,
    plan: values.plan ?? false,
    list: values.list ?? false,
    quiet: values.quiet ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        target: { type: 'string' },
        'api-key': { type: 'string' },
        'models-api-key': { type: 'string' },
        'sync-url': { type: 'string' },
        'async-url': { type: 'string' },
        'models-url': { type: 'string' },
        'files-url': { type: 'string' },
        report: { type: 'string', multiple: true },
        baseline: { type: 'string' },
        only: { type: 'string' },
        live: { type: 'boolean' },
        budget: { type: 'string' },
        ledger: { type: 'string' },
        record: { type: 'string' },
        evidence: { type: 'string' },
        'picture-url': { type: 'string', multiple: true },
        'poll-interval': { type: 'string' },
        patience: { type: 'string' },
        'at-once': { type: 'string' },
        sdk: { type: 'boolean' },
        'hands-off': { type: 'boolean' },
        plan: { type: 'boolean' },
        list: { type: 'boolean' },
        quiet: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Refuses options that have no effect with the given target. */
function refuseMisplaced(target: string, values: Readonly<Record<string, unknown>>): void {
  const refuse = (options: readonly string[], where: string) => {
    const found = options.find((option) => values[option] !== undefined);
    if (found !== undefined) throw new UsageError(`--${found} is only for ${where}; the target is ${target}`);
  };
  const atBase = isBase(target);
  if (target !== 'live') refuse(['live', 'budget', 'ledger', 'plan'], '--target live');
  if (target !== 'live' && !atBase) refuse(['sync-url', 'async-url', 'models-url', 'files-url'], 'a base URL or live');
  if (!atBase) refuse(['hands-off'], 'a base URL');
  // The SDK sends different bytes each time, so no recording has a response to them.
  if (!atBase && target !== 'live' && target !== 'mock') refuse(['sdk'], 'a target that is called');
}

function count(option: string, text: string | undefined): number | undefined {
  const value = number(option, text);
  if (value !== undefined && (!Number.isInteger(value) || value < 1)) {
    throw new UsageError(`--${option} must be a whole number of at least 1 (got ${text})`);
  }
  return value;
}

export const isBase = (target: string): boolean => /^https?:\/\//i.test(target);

/** The URL of a host. */
const base = (option: string, text: string): string => checked(option, text, checkedBase);

function pictureLink(text: string): string {
  checked('picture-url', text, checkedUrl);
  return text;
}

function checked<T>(option: string, text: string, check: (text: string) => T): T {
  try {
    return check(text);
  } catch (error) {
    throw new UsageError(`--${option}: ${(error as Error).message}`);
  }
}

function key(option: string, text: string | undefined): string | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  // The message does not show the value: it may be a real key with a line break after it.
  if (/[^\x21-\x7e]/.test(text))
    throw new UsageError(
      `--${option} contains characters that a header cannot carry. Check it for spaces and line breaks`,
    );
  return text;
}

function number(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0)
    throw new UsageError(`--${option} must be a number of at least 0 (got ${text})`);
  return value;
}

function readReport(text: string): VerifyOptions['reports'][number] {
  const [form = '', ...rest] = text.split('=');
  const file = rest.join('=');
  if (!REPORT_FORMS.includes(form as ReportForm)) {
    throw new UsageError(`--report ${text}: "${form}" is not one of ${REPORT_FORMS.join(', ')}`);
  }
  if (file === '' && form !== 'github')
    throw new UsageError(`--report ${text} needs a file, for example ${form}=report.${form}`);
  return { form: form as ReportForm, file };
}
