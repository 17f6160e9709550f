import { isHidden407 } from '../http/connection.js';
import type { resolveHosts } from '../http/hosts.js';
import type { Keyring } from '../http/keys.js';
import { race } from '../internal/race.js';
import type { Match } from './operations.js';
import { refusal } from './refusal.js';

/** What the parts of the proxy share. */
export interface ProxyContext {
  /** Whether results are handed through, so that links to them point here. */
  readonly servesResults: boolean;
  readonly keys: Keyring;
  readonly hosts: ReturnType<typeof resolveHosts>;
  readonly fetch: (request: Request) => Promise<Response>;
  /** Bytes of a request's body, at most. */
  readonly limit: number;
}

/** The only headers that reach the API, besides its key: nothing of the user's cookies and tokens does. */
const REQUEST_HEADERS = ['content-type', 'accept'];
/** The only headers that come back. */
const RESPONSE_HEADERS = ['content-type', 'retry-after', 'x-request-id', 'x-oneapi-request-id'];

/** A body is longer than it may be. */
export class TooLarge extends Error {
  constructor(readonly limit: number) {
    super(`more than ${limit} bytes`);
  }
}

/** Somebody has read the body before it came here, so that there is nothing to send. */
export class BodyGone extends Error {
  constructor() {
    super(
      'the body was read before it came to the proxy. Let authorize, or the middleware before it, read request.clone(), ' +
        'and mount body parsers behind the proxy',
    );
  }
}

/** The body, cut off with an error when it is longer than it may be. */
export function bounded(request: Request, limit: number): ReadableStream<Uint8Array> | null {
  const declared = Number(request.headers.get('content-length'));
  if (declared > limit) throw new TooLarge(limit);
  if (request.bodyUsed) throw new BodyGone();
  let size = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.byteLength;
      if (size > limit) controller.error(new TooLarge(limit));
      else controller.enqueue(chunk);
    },
    flush(controller) {
      // What a body parser of Express has read looks like an empty body.
      if (size === 0 && declared > 0) controller.error(new BodyGone());
    },
  });
  return request.body?.pipeThrough(counter) ?? null;
}

/** Sends a request to the API with the key on, and nothing of the client's but its body and its type. */
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
  // Who has gone away waits for no key function that hangs.
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
    return await fetch(new Request(hosts[route.host] + path, init as RequestInit));
  } catch (error) {
    if (isHidden407(error)) return new Response(null, { status: 407 });
    for (let at: unknown = error; at instanceof Error; at = at.cause) {
      if (at instanceof TooLarge || at instanceof BodyGone) throw at;
    }
    throw error;
  }
}

/** The API's answer with nothing of its host but what the client reads. */
export function answer(response: Response, body: BodyInit | null = response.body): Response {
  if (response.status === 407) {
    void response.body?.cancel().catch(() => {});
    // Browsers take this status for a proxy's and show the page nothing of the answer; the API has another form for it.
    return Response.json({ code: 407, message: 'proxy: the picture is too small' });
  }
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
    void response.body?.cancel().catch(() => {});
    return refusal(502, 'the API answered with a redirect');
  }
  const headers = new Headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  for (const name of RESPONSE_HEADERS) {
    const value = response.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Response(body, { status: response.status, headers });
}
