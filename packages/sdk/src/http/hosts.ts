import { hosts } from '../generated/spec-data.js';
import { ConfigurationError } from './errors.js';
import type { ClientOptions, HostName } from './options.js';

/** The path of each host under a common base URL. */
const PREFIXES: Readonly<Record<HostName, string>> = { sync: '/sync', async: '/async', models: '/apis' };

/** The base URL of every host, without a trailing slash. */
export function resolveHosts(baseUrl: ClientOptions['baseUrl'] = {}): Readonly<Record<HostName, string>> {
  const one = typeof baseUrl === 'string' || baseUrl instanceof URL ? check(baseUrl) : undefined;
  const pick = (name: HostName): string => {
    if (one !== undefined) return one + PREFIXES[name];
    const own = (baseUrl as { [Host in HostName]?: string | URL })[name];
    return own === undefined ? hosts[name] : check(own);
  };
  return { sync: pick('sync'), async: pick('async'), models: pick('models') };
}

function check(baseUrl: string | URL): string {
  let url: URL | undefined;
  try {
    url = new URL(baseUrl, (globalThis as { location?: { href?: string } }).location?.href);
  } catch {
    // Reported below.
  }
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw new ConfigurationError(
      'baseUrl must be an http(s) URL without a user name or password, such as "https://example.com/api".',
    );
  }
  let base = url.origin + url.pathname;
  while (base.endsWith('/')) base = base.slice(0, -1);
  return base;
}
