import { InvalidRequestError } from '../http/errors.js';
import { bareUrl } from '../http/logger.js';
import type { Scope } from '../http/scope.js';
import { isPublicAddress, isPublicHost } from '../internal/address.js';
import { inBrowser } from '../internal/browser.js';
import { race } from '../internal/race.js';

const REDIRECTS_MAX = 5;

interface Dns {
  lookup(name: string, options: { all: true }): Promise<readonly { readonly address: string }[]>;
}

interface Surroundings {
  readonly process?: { readonly getBuiltinModule?: (name: string) => unknown };
}

/**
 * Fetches the picture behind a link, for a model that takes no links, without a key. A server must not be made to fetch
 * addresses of its own network for a user, so those are refused, before each step of a redirect. In Node, Deno and Bun the
 * addresses of a name are looked up too; a name that resolves to another address between this check and the request is not caught. In a browser
 * nothing is checked: a page can only reach what its user can.
 * @param allowPrivate - Whether addresses that are not public are fetched too.
 * @throws InvalidRequestError if the link, or a redirect, leads to an address that is not public or not http(s).
 */
export async function fetchLink(scope: Scope, link: string, allowPrivate: boolean): Promise<Response> {
  const { core, signal } = scope;
  const browser = inBrowser();
  let url = new URL(link);
  for (let redirects = 0; redirects <= REDIRECTS_MAX; redirects += 1) {
    if (!allowPrivate && !browser && !(await isPublic(url, signal))) {
      throw scope.error(
        InvalidRequestError,
        `${bareUrl(url.href)} is not on the public internet. This model takes no links, so this program would have to ` +
          'fetch it. If the link comes from you and not from a user, set allowPrivateLinks. Nothing was sent.',
      );
    }
    const response = await core.fetch(new Request(url, { signal, redirect: browser ? 'follow' : 'manual' }));
    const { status, headers } = response;
    if (status < 300 || status >= 400) return response;
    void response.body?.cancel().catch(() => {});
    const target = headers.get('location') ?? '';
    if (!URL.canParse(target, url.href) || !/^https?:$/.test(new URL(target, url).protocol)) break;
    url = new URL(target, url);
  }
  throw scope.error(
    InvalidRequestError,
    `${bareUrl(link)} redirects too often, or to no http(s) link. Nothing was sent.`,
  );
}

async function isPublic(url: URL, signal: AbortSignal): Promise<boolean> {
  if (!isPublicHost(url)) return false;
  const dns = (globalThis as Surroundings).process?.getBuiltinModule?.('node:dns/promises') as Dns | undefined;
  // A name that cannot be looked up here may still be known to an HTTP proxy, or to a mock.
  const unknown = () => [];
  const found = dns ? await race(dns.lookup(url.hostname, { all: true }).catch(unknown), signal) : [];
  return found.every(({ address }) => isPublicAddress(address));
}
