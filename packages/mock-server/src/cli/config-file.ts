import { readScenarios } from '../faults/scenarios.js';
import { checkOptions } from '../service/check-options.js';
import type { MockOptions } from '../service/options.js';
import { nearestName } from '../spec/nearest.js';

/** The options of the command: those of the mock, and those of its server. */
export interface CommandOptions extends MockOptions {
  port: number;
  host: string;
  log: 'text' | 'json' | 'none';
  state?: string;
  controlToken?: string;
  fetchLinks: boolean;
  tls: boolean;
  tlsCert?: string;
  tlsKey?: string;
  tlsNames?: string[];
  proxy: boolean;
  proxyOthers: 'refuse' | 'pass';
  caDir?: string;
}

/** The contents of a config file: every option of the command line, and accounts, durations and limits in detail. */
export type ConfigFile = Partial<CommandOptions> & { speed?: number };

const isFlag = (value: unknown) => typeof value === 'boolean';
const isText = (value: unknown) => typeof value === 'string' && value !== '';
const isOneOf =
  (...names: string[]) =>
  (value: unknown) =>
    names.includes(value as string);

/** Checks for the options that only the command has. `checkOptions` checks those of the mock. */
const COMMAND: Record<string, [holds: (value: unknown) => boolean, words: string]> = {
  port: [
    (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 65_535,
    'a whole number from 0 to 65535',
  ],
  host: [isText, 'an address'],
  log: [isOneOf('text', 'json', 'none'), 'one of text, json, none'],
  state: [isText, 'the path of a file'],
  controlToken: [isText, 'a text, and not an empty one'],
  fetchLinks: [isFlag, 'true or false'],
  tls: [isFlag, 'true or false'],
  tlsCert: [isText, 'the path of a file'],
  tlsKey: [isText, 'the path of a file'],
  tlsNames: [(value) => Array.isArray(value) && value.every(isText), 'a list of names and addresses'],
  proxy: [isFlag, 'true or false'],
  proxyOthers: [isOneOf('refuse', 'pass'), 'one of refuse, pass'],
  caDir: [isText, 'the path of a folder'],
  speed: [(value) => Number.isFinite(value) && (value as number) >= 0, 'a number of 0 or more'],
};

const MOCK: Record<Exclude<keyof MockOptions, 'fetchLink'>, true> = {
  seed: true,
  clock: true,
  apiKey: true,
  modelsApiKey: true,
  accounts: true,
  errorStyle: true,
  strict: true,
  durations: true,
  pictures: true,
  maxTasks: true,
  journalSize: true,
  scenarios: true,
  scenario: true,
  faults: true,
  cors: true,
};

/**
 * Checks the contents of a config file.
 *
 * @throws TypeError that names the invalid member
 */
export function checkConfig(value: unknown): ConfigFile {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TypeError('it must hold an object.');
  const known = [...Object.keys(COMMAND), ...Object.keys(MOCK)];
  for (const [name, member] of Object.entries(value)) {
    if (!known.includes(name)) {
      const near = nearestName(name, known);
      throw new TypeError(`it does not know "${name}".${near ? ` Did you mean "${near}"?` : ''}`);
    }
    const [holds, words] = COMMAND[name] ?? [];
    if (holds && !holds(member)) throw new TypeError(`${name} must be ${words}.`);
  }
  const file = value as ConfigFile;
  checkOptions(file);
  if (file.scenarios !== undefined) readScenarios(file.scenarios);
  return file;
}
