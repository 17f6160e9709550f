import { apiKeyHeader } from '../generated/spec-data.js';
import { inBrowser } from '../internal/browser.js';
import { ConfigurationError, type ErrorType, KoukoutuError } from './errors.js';
import type { ClientOptions, HostName, KeySource } from './options.js';

/** Makes the error of the call that needs a key. */
export type Fail = (Type: ErrorType, words: string) => Error;

/** Looks keys up. They exist only in a closure, so `console.log` cannot show them. */
export interface Keyring {
  /** The header that carries the host's key; `undefined` when there is no key and none is needed (behind a proxy). */
  header(host: HostName, fail: Fail): Promise<readonly [name: string, value: string] | undefined>;
  /** The host's key. It names the account for the limiter. */
  key(host: HostName, fail: Fail): Promise<string | undefined>;
  /** Which keys were given. */
  readonly has: Readonly<Record<KeyName, boolean>>;
  /** The text without any key that was given, or was one of the last that were looked up. */
  redact(text: string): string;
}

type KeyName = 'apiKey' | 'modelsApiKey';
const VARIABLES: Readonly<Record<KeyName, string>> = {
  apiKey: 'KOUKOUTU_API_KEY',
  modelsApiKey: 'KOUKOUTU_MODELS_API_KEY',
};

/** How many keys that a function returned are removed from texts: more than there are requests at once. */
const KEYS_KNOWN = 999;

interface Surroundings {
  readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
}

export function createKeyring(options: ClientOptions): Keyring {
  const { process } = globalThis as Surroundings;
  // Everybody can read a key there.
  const isPublicPlace = inBrowser();
  const learned = new Set<string>();

  const learn = (key: unknown, name: KeyName): string => {
    // Anything but visible ASCII cannot stand in a header; a line break would even start another one.
    if (typeof key !== 'string' || !/^[\x21-\x7e]+$/.test(key)) {
      throw new ConfigurationError(
        `${name} is empty, or contains whitespace or a control character. Remove it, for example with .trim().`,
      );
    }
    learned.delete(key);
    // Removing a key of a few letters, as tests use, would make every text unreadable.
    if (key.length > 3) learned.add(key);
    // A function may return a new key for every request. The first two may be fixed keys, so they stay.
    for (const old of [...learned].slice(2, -KEYS_KNOWN)) learned.delete(old);
    return key;
  };
  const take = (name: KeyName): KeySource | undefined => {
    const source = options[name] ?? (isPublicPlace ? undefined : process?.env?.[VARIABLES[name]] || undefined);
    if (source !== undefined && typeof source !== 'function') learn(source, name);
    return source;
  };
  const sources = { apiKey: take('apiKey'), modelsApiKey: take('modelsApiKey') };
  const has = { apiKey: sources.apiKey !== undefined, modelsApiKey: sources.modelsApiKey !== undefined };
  const any = has.apiKey || has.modelsApiKey;
  if (isPublicPlace && any && !options.dangerouslyAllowBrowser) {
    throw new ConfigurationError(
      'Everybody can read a key in a browser. Keep it on a server with @koukoutu/sdk/proxy and pass its address as baseUrl,' +
        ' or set dangerouslyAllowBrowser.',
    );
  }
  const missing = (name: KeyName) => `: set ${VARIABLES[name]} or pass ${name}`;
  if (!any && options.baseUrl === undefined) {
    throw new ConfigurationError(`No key${missing('apiKey')} (modelsApiKey for generateImage).`);
  }

  const key = async (host: HostName, fail: Fail): Promise<string | undefined> => {
    const name = host === 'models' ? 'modelsApiKey' : 'apiKey';
    const source = sources[name];
    if (typeof source === 'string') return source;
    if (source) {
      try {
        return learn(await source(), name);
      } catch (error) {
        // Its message may contain a secret that is not known here.
        const kind = (error as Error | undefined)?.name ?? 'no Error';
        throw fail(
          ConfigurationError,
          error instanceof KoukoutuError ? error.message : `the ${name} function failed (${kind}).`,
        );
      }
    }
    if (options.baseUrl !== undefined) return undefined;
    throw fail(ConfigurationError, `no key${missing(name)}.`);
  };

  return {
    has,
    key,
    async header(host, fail) {
      const value = await key(host, fail);
      if (value === undefined) return undefined;
      return host === 'models' || options.auth === 'bearer'
        ? ['Authorization', `Bearer ${value}`]
        : [apiKeyHeader, value];
    },
    redact(text) {
      for (const each of learned) text = text.replaceAll(each, '[redacted]');
      return text;
    },
  };
}
