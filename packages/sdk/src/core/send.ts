import { collect } from '../images/collect.js';
import { retryAfter } from '../internal/backoff.js';
import { race } from '../internal/race.js';
import type { HostName } from '../options.js';
import { isHidden407, isHopeless, surelyNotSent } from './connection.js';
import { type About, connectionLost, wordsOf } from './connection-lost.js';
import type { Core } from './core.js';
import { ConfigurationError, type ErrorDetails, InvalidResponseError } from './errors.js';
import { bareUrl } from './logger.js';
import { attempting, type Outcome, type RetryLimits, retrying } from './retrying.js';
import { IN_NODE } from './wire.js';

/** What the fetch beneath openapi-fetch has to know of a request. */
export interface Sending extends RetryLimits {
  readonly host: HostName;
  /** Whether the request costs, and so must not be repeated unless it surely was not carried out. */
  readonly create: boolean;
  /** What errors carry, such as the task. */
  readonly about?: Omit<ErrorDetails, 'operation'>;
  /** The body that {@link Request} was made from. It can be sent again, where the request's own stream cannot. */
  body?: BodyInit;
  /** Told when a request that costs leaves, and when it surely came to nothing. */
  onSent?(sent: boolean): void;
}

/** Where {@link Sending} is found again on the request that openapi-fetch made, and not on one that middleware made. */
export const TAG = 'koukoutu';

/** Bytes of an answer that cannot be a picture. */
const TEXT_LIMIT = 4 << 20;

/**
 * The one fetch under everything: puts the key on, repeats what may be repeated, follows no redirect and maps what goes
 * wrong with the connection. Answers are handed out as they are, errors among them.
 */
export function send(core: Core, original: Request, sending: Sending): Promise<Response> {
  const { host, operation, create, signal } = sending;
  const about = { ...sending.about, operation };
  let left = false;
  const once = (): Promise<Outcome<Response>> => {
    left = false;
    return attempting(core.clock, signal, !create, async (attemptSignal, unlink) => {
      const key = await race(core.keys.header(host, operation), attemptSignal);
      const request = prepare(original, sending, key, attemptSignal);
      const started = core.clock.now();
      if (create) sending.onSent?.(true);
      const fetched = core.fetch(request);
      left = true;
      // When the race is lost to an abort, what arrives later must not keep its connection.
      fetched.then(
        (late) => attemptSignal.aborted && void late.body?.cancel().catch(() => {}),
        () => {},
      );
      const response = await race(fetched, attemptSignal);
      if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
        void response.body?.cancel().catch(() => {});
        throw redirected(about);
      }
      const whole = await buffer(core, response, sending, attemptSignal);
      if (whole.buffered) unlink();
      const code = whole.code ?? response.status;
      core.log(
        'debug',
        `${operation}: ${request.method} ${bareUrl(request.url)} ${response.status}` +
          `${whole.code === undefined ? '' : ` (code ${code})`} in ${core.clock.now() - started} ms`,
      );
      if (code === 429) sending.onSent?.(false);
      return {
        value: whole.response,
        retry: code === 429 || (!create && code >= 500),
        after: retryAfter(response.headers, core.clock.now()),
        why: `the server answered ${code}`,
      };
    }).catch((error: unknown): Outcome<Response> => {
      if (signal.aborted) throw signal.reason;
      if (error instanceof ConfigurationError || error instanceof InvalidResponseError) throw error;
      if (wordsOf(error) === 'unexpected redirect') throw redirected(about);
      if (isHidden407(error)) return { value: new Response(null, { status: 407 }), retry: false };
      const unsent = !left || surelyNotSent(error);
      if (unsent) sending.onSent?.(false);
      return {
        error: connectionLost(about, error, create && !unsent),
        retry: left && (!create || unsent) && !isHopeless(error),
        why: 'no connection',
      };
    });
  };
  return retrying(core, sending, once);
}

/**
 * The key must not reach another host. Node keeps a second copy of the whole body in any mode but `error`; Workers do
 * not know that mode, and other runtimes do not say that it was a redirect.
 */
const NO_REDIRECT = IN_NODE ? 'error' : 'manual';

const redirected = (about: About) =>
  new InvalidResponseError(
    `${about.operation}: the server answered with a redirect, which was not followed. Check baseUrl.`,
    about,
  );

/** The request of one attempt. The original is never used up, so that there is one for the next attempt too. */
function prepare(
  original: Request,
  sending: Sending,
  key: readonly [string, string] | undefined,
  signal: AbortSignal,
): Request {
  const headers = new Headers(original.headers);
  const { body } = sending;
  // openapi-fetch takes any body for JSON; the cut-out hosts take forms alone.
  if (sending.host !== 'models' && headers.get('content-type') === 'application/json') {
    headers.set('content-type', 'application/x-www-form-urlencoded');
  }
  if (key) headers.set(...key);
  const init: RequestInit = { headers, signal, redirect: NO_REDIRECT };
  // Cloning a request keeps a whole copy of its body in memory. The source of the body costs nothing.
  if (body === undefined || (original as { [TAG]?: unknown })[TAG] !== sending)
    return new Request(original.clone(), init);
  // Names the boundary; that of a FormData is named by the request itself.
  if (body instanceof Blob) headers.set('content-type', body.type);
  else if (body instanceof FormData) headers.delete('content-type');
  return new Request(original.url, { ...init, method: original.method, body });
}

/**
 * Reads answers that are not pictures to their end, since an error may stand in the envelope of an HTTP 200, and gives
 * them back as they were. Pictures and the large answers of the models host stay streams.
 */
async function buffer(
  core: Core,
  response: Response,
  { host, operation, create, about }: Sending,
  signal: AbortSignal,
): Promise<{ response: Response; buffered: boolean; code?: number }> {
  const type = response.headers.get('content-type') ?? '';
  if (response.ok && (host === 'models' || /^(image\/|application\/octet-stream)/.test(type))) {
    return { response, buffered: response.body === null };
  }
  const tooMuch = () =>
    new InvalidResponseError(`${operation}: the answer is endless.`, {
      ...about,
      operation,
      status: response.status,
      mayHaveRun: create || undefined,
    });
  // What was paid for may be a picture under any type.
  const limit = create && response.ok ? core.maxResultBytes : TEXT_LIMIT;
  const chunks = response.body ? await collect(response.body, limit, signal, tooMuch) : [];
  const blob = new Blob(chunks);
  const headers = new Headers(response.headers);
  headers.delete('content-encoding');
  headers.set('content-length', String(blob.size));
  const { status, statusText } = response;
  const copy = new Response([204, 205, 304].includes(status) ? null : blob, { status, statusText, headers });
  Object.defineProperty(copy, 'url', { value: response.url });
  const code = response.ok ? envelopeCode(await blob.text()) : undefined;
  return { response: copy, buffered: true, ...(code !== undefined && { code }) };
}

/** The code of an error envelope, where the text is one. */
function envelopeCode(text: string): number | undefined {
  try {
    const { code } = JSON.parse(text) as { code?: unknown };
    return typeof code === 'number' && code !== 200 ? code : undefined;
  } catch {
    return undefined;
  }
}
