import { apiKeyHeader } from '../generated/spec-data.js';
import type { ClientOptions, HostName, KeySource } from '../options.js';
import { ConfigurationError } from './errors.js';
import type { Redactor } from './redact.js';

/** Looks keys up. They live in this closure alone, so that no `console.log` can reach them. */
export interface Keyring {
  /** The header that carries the host's key; `undefined` when there is no key and none is needed (behind a proxy). */
  header(host: HostName, operation: string): Promise<readonly [name: string, value: string] | undefined>;
  /** Names the account without saying its key to anybody but the limiter. */
  account(host: HostName, operation: string): Promise<string>;
  /** Which hosts a key was given for. */
  readonly has: Readonly<Record<'apiKey' | 'modelsApiKey', boolean>>;
}

type KeyName = 'apiKey' | 'modelsApiKey';
const VARIABLES: Readonly<Record<KeyName, string>> = {
  apiKey: 'KOUKOUTU_API_KEY',
  modelsApiKey: 'KOUKOUTU_MODELS_API_KEY',
};

/** A variable of the environment, on runtimes that have one. */
function environment(name: string): string | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  return process?.env?.[name] || undefined;
}

/** Whether this runs in a page or a worker of a browser, where everybody can read a key. */
function inBrowser(): boolean {
  const { window, navigator } = globalThis as { window?: { document?: unknown }; navigator?: { userAgent?: string } };
  return window?.document !== undefined || /^Mozilla/.test(navigator?.userAgent ?? '');
}

function checkKey(key: unknown, name: KeyName): string {
  if (typeof key !== 'string' || key === '') throw new ConfigurationError(`${name} is empty or no string.`);
  // Anything but visible ASCII cannot stand in a header; a line break would even start another one.
  if (/[^\x21-\x7e]/.test(key)) {
    throw new ConfigurationError(`${name} holds a line break, a blank or another character that no key has. Trim it.`);
  }
  return key;
}

export function createKeyring(options: ClientOptions, redactor: Redactor): Keyring {
  const browser = inBrowser();
  const take = (name: KeyName): KeySource | undefined => {
    const source = options[name] ?? (browser ? undefined : environment(VARIABLES[name]));
    if (source !== undefined && typeof source !== 'function') redactor.learn(checkKey(source, name));
    return source;
  };
  const sources: Readonly<Record<KeyName, KeySource | undefined>> = {
    apiKey: take('apiKey'),
    modelsApiKey: take('modelsApiKey'),
  };
  const any = sources.apiKey !== undefined || sources.modelsApiKey !== undefined;
  if (browser && any && !options.dangerouslyAllowBrowser) {
    throw new ConfigurationError(
      'A key in a browser is everybody’s key. Keep it on a server with @koukoutu/sdk/proxy and give its address as baseUrl' +
        ' (or set dangerouslyAllowBrowser where that does no harm).',
    );
  }
  if (!any && options.baseUrl === undefined) {
    throw new ConfigurationError(`No key: set ${VARIABLES.apiKey} or pass apiKey (modelsApiKey for generateImage).`);
  }

  const nameFor = (host: HostName): KeyName => (host === 'models' ? 'modelsApiKey' : 'apiKey');
  const resolve = async (name: KeyName, operation: string): Promise<string | undefined> => {
    const source = sources[name];
    if (source === undefined) {
      if (options.baseUrl !== undefined) return undefined;
      throw new ConfigurationError(`${operation}: no key. Set ${VARIABLES[name]} or pass ${name}.`, { operation });
    }
    if (typeof source === 'string') return source;
    let key: string;
    try {
      key = checkKey(await source(), name);
    } catch (error) {
      if (error instanceof ConfigurationError) throw error;
      // What it said may hold a secret that nothing here knows to be one.
      const kind = error instanceof Error ? error.name : 'it threw no Error';
      throw new ConfigurationError(`${operation}: the ${name} function failed (${kind}).`, { operation });
    }
    redactor.learn(key);
    return key;
  };

  return {
    has: { apiKey: sources.apiKey !== undefined, modelsApiKey: sources.modelsApiKey !== undefined },
    async header(host, operation) {
      const key = await resolve(nameFor(host), operation);
      if (key === undefined) return undefined;
      return host === 'models' || options.auth === 'bearer' ? ['Authorization', `Bearer ${key}`] : [apiKeyHeader, key];
    },
    account: async (host, operation) => (await resolve(nameFor(host), operation)) ?? '',
  };
}
