import type { HostName } from '../model/exchange.js';

/** The URL of each host. */
export type HostUrls = Readonly<Record<HostName, string>>;

/** The paths under which a single base URL serves all hosts, as the mock server does. */
export const HOST_PREFIXES: Readonly<Record<HostName, string>> = {
  sync: '/sync',
  async: '/async',
  models: '/apis',
  files: '/files',
};

/**
 * The URLs of the hosts for a base URL that serves them under path prefixes.
 *
 * @param base such as `http://127.0.0.1:4010`
 * @param overrides hosts that have their own URL
 * @throws TypeError if one of them is not an http(s) URL, or contains a password or a query
 */
export function hostUrls(base: string, overrides: Partial<HostUrls> = {}): HostUrls {
  const root = checkedBase(base);
  const place = (host: HostName) => checkedBase(overrides[host] ?? root + HOST_PREFIXES[host]);
  return { sync: place('sync'), async: place('async'), models: place('models'), files: place('files') };
}

/**
 * Reads a URL that reports and recordings may show.
 *
 * @throws TypeError if it is not an http(s) URL or contains a password; the message does not repeat it
 */
export function checkedUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw new TypeError('not an http(s) URL');
  if (url.username || url.password) throw new TypeError('it must not contain a user name or a password');
  return url;
}

/**
 * Reads a {@link checkedUrl} to which paths can be added, without slashes at its end.
 *
 * @throws TypeError if it is not such a URL; the message does not repeat it
 */
export function checkedBase(text: string): string {
  const url = checkedUrl(text);
  if (url.search || url.hash)
    throw new TypeError('it must not contain a query or a fragment, because paths are added to it');
  return withoutTrailingSlashes(url.origin + url.pathname);
}

/** The address without slashes at its end. */
export function withoutTrailingSlashes(address: string): string {
  let end = address.length;
  while (address[end - 1] === '/') end -= 1;
  return address.slice(0, end);
}
