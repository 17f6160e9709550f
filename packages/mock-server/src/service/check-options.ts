import type { MockOptions } from './options.js';

/** What an option must be, in words, and how to tell. */
interface Check {
  words: string;
  holds(value: unknown): boolean;
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const flag: Check = { words: 'true or false', holds: (value) => typeof value === 'boolean' };
const amount: Check = { words: 'a number of 0 or more', holds: (value) => isNumber(value) && value >= 0 };
const count: Check = {
  words: 'a whole number of 1 or more',
  holds: (value) => Number.isSafeInteger(value) && (value as number) >= 1,
};
const keys: Check = {
  words: 'a key or a list of keys, none of them empty',
  holds: (value) => [value].flat().every((key) => isText(key) && key.trim() !== ''),
};
const list: Check = { words: 'a list', holds: Array.isArray };

const CHECKS: Partial<Record<keyof MockOptions, Check>> = {
  seed: { words: 'a number or a text', holds: (value) => isNumber(value) || isText(value) },
  apiKey: keys,
  modelsApiKey: keys,
  accounts: { words: 'a list of accounts', holds: (value) => Array.isArray(value) && value.every(isObject) },
  errorStyle: {
    words: 'one of http, envelope, mixed',
    holds: (value) => isText(value) && ['http', 'envelope', 'mixed'].includes(value),
  },
  strict: flag,
  durations: { words: 'an object with median and spread', holds: isObject },
  pictures: { words: 'an object with maxPictures, maxBytes and resultLifetime', holds: isObject },
  maxTasks: count,
  journalSize: count,
  faults: list,
  cors: {
    words: 'true, false or a list of origins',
    holds: (value) => typeof value === 'boolean' || (Array.isArray(value) && value.every(isText)),
  },
};

/**
 * Checks options that may come from a file or from plain JavaScript. What other parts check themselves (clock, scenarios,
 * the members of an account) is left to them.
 *
 * @throws TypeError that names the option at fault and what it may be.
 */
export function checkOptions(options: MockOptions): void {
  for (const [name, check] of Object.entries(CHECKS)) hold(name, options[name as keyof MockOptions], check);
  const { durations, pictures } = options;
  hold('durations.median', durations?.median, amount);
  hold('durations.spread', durations?.spread, amount);
  hold('pictures.maxPictures', pictures?.maxPictures, count);
  hold('pictures.maxBytes', pictures?.maxBytes, count);
  hold('pictures.resultLifetime', pictures?.resultLifetime, amount);
}

function hold(name: string, value: unknown, { words, holds }: Check): void {
  if (value === undefined || holds(value)) return;
  throw new TypeError(`Failed to make the mock: ${name} must be ${words}${isText(value) ? `, not "${value}"` : ''}.`);
}
