import { readFile } from 'node:fs/promises';
import { FleetError, wordsOf } from '../internal/errors.js';
import type { AccountOptions } from '../worker/options.js';
import type { CommandLine } from './options.js';

/**
 * The accounts of a worker: those in the file, or the one from the command line or the environment.
 * @throws FleetError if no account is given, or the file is not valid. No message contains a key.
 */
export async function readAccounts(line: CommandLine): Promise<AccountOptions[]> {
  const file = line.text('accounts');
  const baseUrl = line.text('base-url');
  const slots = line.number('slots', 1);
  const apiKey = line.text('api-key') ?? (process.env.KOUKOUTU_API_KEY || undefined);
  if (file === undefined) {
    if (apiKey === undefined) {
      throw new FleetError('usage', 'worker: --api-key is missing. Set KOUKOUTU_API_KEY, or pass --accounts FILE.');
    }
    return [{ apiKey, ...(slots === undefined ? {} : { slots }), ...(baseUrl === undefined ? {} : { baseUrl }) }];
  }
  let text: string;
  let list: unknown;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new FleetError('usage', `The accounts file cannot be read: ${wordsOf(error)}`);
  }
  try {
    list = JSON.parse(text);
  } catch {
    throw new FleetError('usage', `The accounts file ${file} is not JSON.`);
  }
  if (!Array.isArray(list) || list.length === 0) {
    throw new FleetError('usage', `The accounts file ${file} must contain a list of accounts, [{ "apiKey": … }].`);
  }
  return list.map((entry: Record<string, unknown> | null, at) => {
    const wrong = (what: string) => new FleetError('usage', `Account ${at + 1} of ${file}: ${what}.`);
    const named = entry?.apiKeyEnv;
    const key = typeof named === 'string' ? process.env[named] : entry?.apiKey;
    if (typeof key !== 'string' || key === '') {
      throw wrong(
        typeof named === 'string' ? `the variable ${named} is not set` : 'it has neither apiKey nor apiKeyEnv',
      );
    }
    const own = entry?.slots ?? slots;
    if (own !== undefined && !(Number.isInteger(own) && Number(own) >= 1)) throw wrong('slots must be 1 or more');
    const url = entry?.baseUrl ?? baseUrl;
    if (url !== undefined && typeof url !== 'string') throw wrong('baseUrl must be a URL');
    return {
      apiKey: key,
      ...(own === undefined ? {} : { slots: Number(own) }),
      ...(url === undefined ? {} : { baseUrl: url }),
    };
  });
}
