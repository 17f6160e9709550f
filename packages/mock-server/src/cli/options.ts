import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readScenarios } from '../faults/scenarios.js';
import { resolveOptions } from '../service/resolve-options.js';
import { createStore } from '../service/store.js';
import { nearestName } from '../spec/nearest.js';
import type { ClockMode } from '../state/clock.js';
import { type TlsWishes, tlsMistake } from '../tls/wishes.js';
import { type CommandOptions, type ConfigFile, checkConfig } from './config-file.js';

/** An invalid command line. The message says why. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const FLAGS = {
  port: { type: 'string' },
  host: { type: 'string' },
  'api-key': { type: 'string', multiple: true },
  'models-api-key': { type: 'string', multiple: true },
  credits: { type: 'string' },
  cors: { type: 'string', multiple: true },
  speed: { type: 'string' },
  clock: { type: 'string' },
  median: { type: 'string' },
  seed: { type: 'string' },
  'error-style': { type: 'string' },
  strict: { type: 'boolean' },
  scenario: { type: 'string' },
  scenarios: { type: 'string' },
  'fetch-links': { type: 'boolean' },
  config: { type: 'string' },
  state: { type: 'string' },
  'control-token': { type: 'string' },
  log: { type: 'string' },
  tls: { type: 'boolean' },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  'tls-name': { type: 'string', multiple: true },
  proxy: { type: 'boolean' },
  'proxy-others': { type: 'string' },
  'ca-dir': { type: 'string' },
  'list-scenarios': { type: 'boolean' },
  version: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** A parsed command line: a mock to run, or something to print. */
export type Command = { print: 'help' | 'version' | 'scenarios' } | { run: CommandOptions };

/**
 * Reads a command line. Its options override those of the config file.
 *
 * @throws UsageError if an option, the config file or the scenario file is not valid
 */
export async function readCommand(args: readonly string[]): Promise<Command> {
  const flags = parse(args);
  if (flags.help) return { print: 'help' };
  if (flags.version) return { print: 'version' };
  if (flags['list-scenarios']) return { print: 'scenarios' };

  const file = flags.config === undefined ? {} : await readConfig(flags.config);
  const mode = choice('clock', flags.clock ?? clockMode(file.clock), ['real', 'virtual', 'poll']) ?? 'real';
  const speed = number('speed', flags.speed) ?? file.speed;
  const median = number('median', flags.median);
  const credits = number('credits', flags.credits);
  const accounts = [...(file.accounts ?? [])];
  const withCredits = (keys: string[] | undefined, gateway: 'matting' | 'models') => {
    for (const key of keys ?? []) accounts.push({ key, gateway, ...(credits === undefined ? {} : { credits }) });
  };
  withCredits(flags['api-key'] ?? asList(file.apiKey), 'matting');
  withCredits(flags['models-api-key'] ?? asList(file.modelsApiKey), 'models');
  const errorStyle = choice('error-style', flags['error-style'], ['http', 'envelope', 'mixed']) ?? file.errorStyle;
  const scenario = flags.scenario ?? file.scenario;
  const state = flags.state ?? file.state;
  // An empty variable counts as not set. An empty option is a mistake, and would open the control API to everybody.
  const controlToken = flags['control-token'] ?? (process.env.KOUKOUTU_MOCK_TOKEN || file.controlToken);
  if (controlToken === '') throw new UsageError('--control-token must not be empty.');
  const caDir = flags['ca-dir'] ?? file.caDir;
  const tlsCert = flags['tls-cert'] ?? file.tlsCert;
  const tlsKey = flags['tls-key'] ?? file.tlsKey;
  const tlsNames = flags['tls-name'] ?? file.tlsNames;
  const scenarios = [
    ...(file.scenarios ? readScenarios(file.scenarios) : []),
    ...(flags.scenarios === undefined ? [] : await readScenarioFile(flags.scenarios)),
  ];
  const { apiKey: _apiKey, modelsApiKey: _modelsApiKey, speed: _speed, ...rest } = file;

  return {
    run: checked({
      ...rest,
      port: port(flags.port) ?? file.port ?? 4010,
      host: flags.host ?? file.host ?? '127.0.0.1',
      log: choice('log', flags.log, ['text', 'json', 'none']) ?? file.log ?? 'text',
      fetchLinks: flags['fetch-links'] ?? file.fetchLinks ?? false,
      tls: flags.tls ?? file.tls ?? (tlsCert !== undefined || tlsNames !== undefined),
      proxy: flags.proxy ?? file.proxy ?? false,
      proxyOthers: choice('proxy-others', flags['proxy-others'], ['refuse', 'pass']) ?? file.proxyOthers ?? 'refuse',
      clock: {
        ...(typeof file.clock === 'object' ? file.clock : {}),
        mode,
        ...(speed === undefined || mode !== 'real' ? {} : { speed }),
      },
      seed: flags.seed ?? file.seed ?? 1,
      strict: flags.strict ?? file.strict ?? false,
      accounts,
      scenarios,
      cors: flags.cors ? (flags.cors.includes('*') ? true : flags.cors) : (file.cors ?? false),
      durations: { ...file.durations, ...(median === undefined ? {} : { median }) },
      ...(errorStyle === undefined ? {} : { errorStyle }),
      ...(scenario === undefined ? {} : { scenario }),
      ...(state === undefined ? {} : { state }),
      ...(controlToken === undefined ? {} : { controlToken }),
      ...(caDir === undefined ? {} : { caDir }),
      ...(tlsCert === undefined ? {} : { tlsCert }),
      ...(tlsKey === undefined ? {} : { tlsKey }),
      ...(tlsNames === undefined ? {} : { tlsNames }),
    }),
  };
}

const TLS_FLAGS: Record<keyof TlsWishes, string> = {
  tls: '--tls',
  tlsCert: '--tls-cert',
  tlsKey: '--tls-key',
  tlsNames: '--tls-name',
  proxy: '--proxy',
  caDir: '--ca-dir',
};

/** Throws a UsageError if options contradict each other, or the mock does not accept them. */
function checked(options: CommandOptions): CommandOptions {
  const mistake = tlsMistake(options, (option) => TLS_FLAGS[option]);
  if (mistake !== undefined) throw new UsageError(mistake);
  try {
    createStore(resolveOptions(options));
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  return options;
}

function parse(args: readonly string[]) {
  const spelled = args.flatMap((arg, index) => {
    const next = args[index + 1];
    // `--cors` alone means any origin.
    if (arg === '--cors' && (next === undefined || next.startsWith('-'))) return ['--cors', '*'];
    // In `--speed -1`, `-1` is an invalid number, not an option.
    if (arg.startsWith('--') && next !== undefined && /^-\d/.test(next)) return [`${arg}=${next}`];
    return /^-\d/.test(arg) && args[index - 1]?.startsWith('--') ? [] : [arg];
  });
  try {
    return parseArgs({ args: spelled, options: FLAGS, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const message = (error as Error).message.split(/\. To specify|\n/)[0] ?? '';
    const unknown = /'--?([\w-]+)'/.exec(message)?.[1];
    const near = unknown && !(unknown in FLAGS) && nearestName(unknown, Object.keys(FLAGS));
    throw new UsageError(`${message}.${near ? ` Did you mean --${near}?` : ''}`);
  }
}

async function readConfig(path: string): Promise<ConfigFile> {
  const value = await readData(path, 'config');
  try {
    return checkConfig(value);
  } catch (error) {
    throw new UsageError(`Failed to read the config file ${path}: ${(error as Error).message}`);
  }
}

async function readScenarioFile(path: string) {
  try {
    return readScenarios(await readData(path, 'scenario'));
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${path}: ${(error as Error).message}`);
  }
}

async function readData(path: string, what: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`Failed to read the ${what} file ${path}: ${(error as NodeJS.ErrnoException).code ?? error}.`);
  }
  try {
    if (/\.ya?ml$/i.test(path)) return (await import('yaml')).parse(text);
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`Failed to read the ${what} file ${path}: ${(error as Error).message.split('\n')[0]}`);
  }
}

function number(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) {
    throw new UsageError(`--${name} must be a number of 0 or more, not "${text}".`);
  }
  return value;
}

function port(text: string | undefined): number | undefined {
  const value = number('port', text);
  if (value !== undefined && !(Number.isInteger(value) && value <= 65_535)) {
    throw new UsageError(`--port must be a whole number from 0 to 65535, not "${text}".`);
  }
  return value;
}

function choice<T extends string>(name: string, value: string | undefined, allowed: readonly T[]): T | undefined {
  if (value === undefined || allowed.includes(value as T)) return value as T | undefined;
  throw new UsageError(`--${name} must be one of ${allowed.join(', ')}, not "${value}".`);
}

function clockMode(clock: ConfigFile['clock']): ClockMode | undefined {
  return typeof clock === 'object' ? clock.mode : clock;
}

function asList(value: string | string[] | undefined): string[] | undefined {
  return value === undefined ? undefined : [value].flat();
}
