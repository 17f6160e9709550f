import { Koukoutu } from '@koukoutu/sdk/node';
import { CommandError, EXIT } from '../model/exit-codes.js';
import type { Terminal } from '../terminal/terminal.js';
import { type GlobalOptions, readSettings, type Settings } from './settings.js';

export interface ClientNeeds {
  /** The key that the command needs. */
  readonly key: 'apiKey' | 'modelsApiKey';
  /** Tasks at once. */
  readonly concurrency?: number | undefined;
}

/**
 * Creates the client of a command.
 * @throws CommandError if no key is configured or `--base-url` is not a URL.
 */
export async function createClient(
  options: GlobalOptions,
  { key, concurrency }: ClientNeeds,
  { texts }: Terminal,
): Promise<{ koukoutu: Koukoutu; settings: Settings }> {
  const settings = await readSettings(options, process.env, texts);
  const baseUrl = settings.baseUrl?.value;
  if (baseUrl !== undefined && !/^https?:\/\/[^/]/i.test(baseUrl)) {
    throw new CommandError(texts.config.badBaseUrl(baseUrl.replace(/\/\/[^/@]*@/, '//')));
  }
  if (!settings[key]) throw new CommandError(texts.config.noKey(key), EXIT.key);
  const koukoutu = new Koukoutu({
    apiKey: settings.apiKey?.value,
    modelsApiKey: settings.modelsApiKey?.value,
    baseUrl,
    maxConcurrentTasks: concurrency,
    logLevel: options.verbose ? 'debug' : 'error',
    logger: stderrLogger,
  });
  return { koukoutu, settings };
}

/** A client that checks pictures and options like any other, and sends nothing. */
export const createDeafClient = (): Koukoutu =>
  new Koukoutu({
    apiKey: 'none',
    maxRetries: 0,
    logLevel: 'off',
    fetch: () => Promise.reject(new Error('This client sends nothing.')),
  });

/** Standard output is for results. */
const write = (...words: unknown[]) => void process.stderr.write(`${words.join(' ')}\n`);
const stderrLogger = { debug: write, info: write, warn: write, error: write };
