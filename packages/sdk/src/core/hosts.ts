import { hosts } from '../generated/spec-data.js';
import type { ClientOptions, HostName } from '../options.js';
import { ConfigurationError } from './errors.js';

/** Where the hosts stand under one common base URL. */
const PREFIXES: Readonly<Record<HostName, string>> = { sync: '/sync', async: '/async', models: '/apis' };

/** The base URL of every host, without a slash at its end. */
export function resolveHosts(baseUrl: ClientOptions['baseUrl']): Readonly<Record<HostName, string>> {
  const one = typeof baseUrl === 'string' || baseUrl instanceof URL ? check(baseUrl) : undefined;
  const each = (one === undefined ? baseUrl : undefined) as { [Host in HostName]?: string | URL } | undefined;
  const pick = (name: HostName): string => {
    if (one !== undefined) return one + PREFIXES[name];
    const own = each?.[name];
    return own === undefined ? hosts[name] : check(own);
  };
  return { sync: pick('sync'), async: pick('async'), models: pick('models') };
}

function check(baseUrl: string | URL): string {
  const page = (globalThis as { location?: { href?: string } }).location?.href;
  let url: URL;
  try {
    url = new URL(baseUrl, page);
  } catch {
    throw new ConfigurationError('baseUrl is no URL. Give one such as "https://app.example.com/api/koukoutu".');
  }
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw new ConfigurationError('baseUrl must be an http(s) URL without a user name or password.');
  }
  return (url.origin + url.pathname).replace(/\/+$/, '');
}
