import type { operations as Async } from '../generated/async.js';
import type { operations as Models } from '../generated/models.js';
import type { operations as Sync } from '../generated/sync.js';
import type { HostName } from '../http/options.js';

/** The operations that a proxy can pass on, by their names in the spec. */
export type ProxyOperation = keyof (Sync & Async & Models);

/** The address of an operation under the base URL of the client. */
interface Route {
  readonly operation: ProxyOperation;
  readonly method: 'GET' | 'POST';
  readonly host: HostName;
  /** Matches the end of a path; its first group is the path upstream. */
  readonly path: RegExp;
}

const ROUTES: readonly Route[] = [
  { operation: 'createSync', method: 'POST', host: 'sync', path: /\/sync(\/v1\/create)$/ },
  { operation: 'createTask', method: 'POST', host: 'async', path: /\/async(\/v1\/create)$/ },
  { operation: 'queryTask', method: 'POST', host: 'async', path: /\/async(\/v1\/query)$/ },
  { operation: 'getCredits', method: 'GET', host: 'async', path: /\/async(\/v1\/score)$/ },
  { operation: 'downloadResult', method: 'GET', host: 'async', path: /\/files(\/\d+)$/ },
  {
    operation: 'generateNanoBanana',
    method: 'POST',
    host: 'models',
    path: /\/apis(\/v1beta\/models\/gemini-2\.5-flash-image(?::|%3[Aa])generateContent)$/,
  },
  {
    operation: 'generateContent',
    method: 'POST',
    host: 'models',
    path: /\/apis(\/v1beta\/models\/[\w.-]+(?::|%3[Aa])generateContent)$/,
  },
  { operation: 'generateImages', method: 'POST', host: 'models', path: /\/apis(\/v1\/images\/generations)$/ },
];

/** A request that was recognised. */
export interface Match {
  readonly route: Route;
  /** The path at the API's host. */
  readonly upstream: string;
}

/**
 * The operation that a path means: the first that fits, so that nano-banana is not taken for any other model. Slashes at
 * the end, which some frameworks add, make no difference.
 */
export function matchRoute(pathname: string): Match | undefined {
  let path = pathname;
  while (path.endsWith('/')) path = path.slice(0, -1);
  for (const route of ROUTES) {
    const found = route.path.exec(path);
    if (found) return { route, upstream: found[1] ?? '' };
  }
  return undefined;
}
