import { nearestName } from '../spec/nearest.js';
import type { AccountOptions } from '../state/accounts.js';
import type { ClockOptions } from '../state/clock.js';
import type { PictureBounds } from '../state/pictures.js';
import type { Durations } from '../state/tasks.js';
import type { MockOptions } from './options.js';

/** A condition on an option, in words and as a function. */
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

/** The members of options that are objects. Without this check, a misspelt member would silently have no effect. */
const ACCOUNT: Record<keyof AccountOptions, true> = {
  key: true,
  gateway: true,
  id: true,
  credits: true,
  vipCredits: true,
  status: true,
  slots: true,
  scenario: true,
};
const CLOCK: Record<keyof ClockOptions, true> = { mode: true, speed: true, pollStep: true, epoch: true };
const DURATIONS: Record<keyof Durations, true> = { median: true, spread: true };
const PICTURES: Record<keyof PictureBounds, true> = { maxPictures: true, maxBytes: true, resultLifetime: true };

/**
 * Checks options that may come from a file or from plain JavaScript. The values of clock and accounts, and the scenarios, are
 * checked by the code that uses them.
 *
 * @throws TypeError that names the invalid option and its allowed values
 */
export function checkOptions(options: MockOptions): void {
  for (const [name, check] of Object.entries(CHECKS)) hold(name, options[name as keyof MockOptions], check);
  const { accounts, clock, durations, pictures } = options;
  accounts?.forEach((account, index) => {
    knowAll(`accounts[${index}]`, account, ACCOUNT);
  });
  if (isObject(clock)) knowAll('clock', clock, CLOCK);
  if (durations) knowAll('durations', durations, DURATIONS);
  if (pictures) knowAll('pictures', pictures, PICTURES);
  hold('durations.median', durations?.median, amount);
  hold('durations.spread', durations?.spread, amount);
  hold('pictures.maxPictures', pictures?.maxPictures, count);
  hold('pictures.maxBytes', pictures?.maxBytes, count);
  hold('pictures.resultLifetime', pictures?.resultLifetime, amount);
}

function knowAll(where: string, value: object, members: object): void {
  const known = Object.keys(members);
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const near = nearestName(unknown, known);
  const hint = near ? `Did you mean "${near}"?` : `Known are ${known.join(', ')}.`;
  throw new TypeError(`Failed to make the mock: ${where} does not know "${unknown}". ${hint}`);
}

function hold(name: string, value: unknown, { words, holds }: Check): void {
  if (value === undefined || holds(value)) return;
  throw new TypeError(`Failed to make the mock: ${name} must be ${words}${isText(value) ? `, not "${value}"` : ''}.`);
}
