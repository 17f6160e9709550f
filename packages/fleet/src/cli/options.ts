import { parseArgs } from 'node:util';
import { FleetError } from '../internal/errors.js';

const COMMON = {
  redis: { type: 'string' },
  queue: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** The options of each command. */
const OPTIONS = {
  worker: {
    ...COMMON,
    'api-key': { type: 'string' },
    'base-url': { type: 'string' },
    out: { type: 'string' },
    slots: { type: 'string' },
    concurrency: { type: 'string' },
    accounts: { type: 'string' },
    'metrics-port': { type: 'string' },
    's3-endpoint': { type: 'string' },
    grace: { type: 'string' },
    lease: { type: 'string' },
    'poll-interval': { type: 'string' },
    replicas: { type: 'string' },
    verbose: { type: 'boolean' },
  },
  add: {
    ...COMMON,
    model: { type: 'string' },
    format: { type: 'string' },
    set: { type: 'string', multiple: true },
    'key-prefix': { type: 'string' },
    dedupe: { type: 'string' },
    priority: { type: 'string' },
    delay: { type: 'string' },
    json: { type: 'boolean' },
  },
  status: { ...COMMON, json: { type: 'boolean' } },
  dead: { ...COMMON, json: { type: 'boolean' }, all: { type: 'boolean' } },
  drain: { ...COMMON, json: { type: 'boolean' }, timeout: { type: 'string' } },
  pause: COMMON,
  resume: COMMON,
  down: { ...COMMON, timeout: { type: 'string' } },
} as const;

/** The commands. */
export type CommandName = keyof typeof OPTIONS;

/** A command line that has been read. */
export interface CommandLine {
  readonly command: CommandName;
  /** The arguments that are not options. */
  readonly words: readonly string[];
  text(name: string): string | undefined;
  texts(name: string): readonly string[];
  flag(name: string): boolean;
  /** Reads a number of at least `least`. */
  number(name: string, least: number, whole?: boolean): number | undefined;
  /** The address of Redis, which every command needs: `--redis`, or the environment's `KOUKOUTU_REDIS`. */
  readonly redis: string;
}

/**
 * Reads the command line.
 * @returns `help` if it asks for help.
 * @throws FleetError with the code `usage`.
 */
export function readCommandLine([name, ...args]: readonly string[]): CommandLine | 'help' {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') return 'help';
  if (!Object.hasOwn(OPTIONS, name)) {
    throw new FleetError('usage', `There is no command "${name}". Use ${Object.keys(OPTIONS).join(', ')}.`);
  }
  const command = name as CommandName;
  const { values, positionals } = parse(command, args);
  if (values.help === true) return 'help';
  const text = (option: string) => {
    const value = values[option];
    return typeof value === 'string' ? value : undefined;
  };
  const redis = text('redis') ?? (process.env.KOUKOUTU_REDIS || undefined);
  if (redis === undefined) {
    throw new FleetError('usage', `${command}: --redis is missing, for example --redis redis://127.0.0.1:6379.`);
  }
  return {
    command,
    words: positionals,
    text,
    texts(option) {
      const value = values[option];
      return Array.isArray(value) ? value.map(String) : [];
    },
    flag: (option) => values[option] === true,
    number(option, least, whole = true) {
      const value = text(option);
      if (value === undefined) return undefined;
      const number = Number(value);
      if (value.trim() !== '' && number >= least && Number.isFinite(number) && (!whole || Number.isInteger(number))) {
        return number;
      }
      throw new FleetError(
        'usage',
        `--${option} must be a ${whole ? 'whole ' : ''}number of ${least} or more (got "${value}").`,
      );
    },
    redis,
  };
}

function parse(command: CommandName, args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: OPTIONS[command],
      allowPositionals: command === 'add' || command === 'dead',
    });
    return { values: values as Record<string, string | boolean | (string | boolean)[] | undefined>, positionals };
  } catch (error) {
    throw new FleetError('usage', `${command}: ${(error as Error).message.split('. To specify')[0]}`);
  }
}
