import { isHidden407 } from '../http/connect-errors.js';
import type { resolveHosts } from '../http/hosts.js';
import type { Keyring } from '../http/keys.js';
import { race } from '../internal/race.js';
import { RESPONSE_HEADERS } from './answer.js';
import { TooLarge, UnusableBody } from './body.js';
import type { Match } from './operations.js';
import { formsOf, redactStream, redactText } from './redact.js';

/** What the parts of the proxy share. */
export interface ProxyContext {
  /** Whether results pass through the proxy, so that links to them point here. */
  readonly servesResults: boolean;
  readonly keys: Keyring;
  readonly hosts: ReturnType<typeof resolveHosts>;
  readonly fetch: (request: Request) => Promise<Response>;
  /** Bytes of a request's body, at most. */
  readonly limit: number;
}

/** The only headers that reach the API, besides the key. The user's cookies and tokens do not. */
const REQUEST_HEADERS = ['content-type', 'accept'];

/** The API answered with a redirect, which is not followed: it could carry the key to another host. */
export class Redirected extends Error {
  constructor() {
    super('the API answered with a redirect');
  }
}

/**
 * Sends a request to the API with the key, and with nothing from the client except the body and its type.
 * @returns The response, with the few headers that a client reads, and without the key if the API echoes it.
 */
export async function upstream(
  { keys, hosts, fetch }: ProxyContext,
  { route, upstream: path }: Match,
  request: Request,
  body: BodyInit | null,
): Promise<Response> {
  const headers = new Headers();
  for (const name of REQUEST_HEADERS) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const asked = keys.header(route.host, (Type, words) => new Type(`proxy ${route.operation}: ${words}`));
  // A page that has gone away does not wait for a key function that hangs.
  const key = await race(asked, request.signal);
  if (key) headers.set(...key);
  const init = {
    method: route.method,
    headers,
    body,
    redirect: 'manual',
    signal: request.signal,
    duplex: 'half',
  } as const;
  try {
    const response = await fetch(new Request(hosts[route.host] + path, init as RequestInit));
    return withoutKey(response, key?.[1].replace(/^Bearer /, '') ?? '');
  } catch (error) {
    if (isHidden407(error)) return new Response(null, { status: 407 });
    for (let at: unknown = error; at instanceof Error; at = at.cause) {
      if (at instanceof TooLarge || at instanceof UnusableBody) throw at;
    }
    throw error;
  }
}

function withoutKey(response: Response, key: string): Response {
  const { status } = response;
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    void response.body?.cancel().catch(() => {});
    throw new Redirected();
  }
  const forms = formsOf(key);
  const headers = new Headers();
  for (const name of RESPONSE_HEADERS) {
    const value = response.headers.get(name);
    if (value !== null) headers.set(name, redactText(value, forms));
  }
  return new Response(response.body?.pipeThrough(redactStream(forms)) ?? null, { status, headers });
}
