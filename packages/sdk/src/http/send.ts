import { backoff, retryAfter } from '../internal/backoff.js';
import { ignore, race } from '../internal/race.js';
import { type Answer, CutOffError, readAnswer } from './answer.js';
import { codeOf } from './api-error.js';
import { isHidden407, isHopeless, surelyNotSent, wordsOf } from './connection.js';
import { AmbiguousSubmitError, ConnectionError, InvalidResponseError, KoukoutuError } from './errors.js';
import { bareUrl } from './logger.js';
import type { HostName } from './options.js';
import { MAY_HAVE_RUN, type Scope } from './scope.js';
import { IN_NODE } from './wire.js';

/** What there is to know of a request besides itself. */
export interface Sending {
  /** Whose key it carries; `undefined` for the host of the results, which gets none. */
  readonly host?: HostName;
  /** Whether it costs, and so must not be repeated unless it surely was not carried out. */
  readonly create: boolean;
  /** What the request's body is made of. It can be sent again, where the request's own stream cannot. */
  body?: BodyInit;
  /** Looks at the answer: returns an error that another attempt may mend, throws one that none will. */
  judge?(answer: Answer): Promise<Error | undefined>;
}

/** Whether a request costs: everything that is sent but a poll. */
export const isCreate = (method: string, path: string): boolean => method !== 'GET' && !path.endsWith('/v1/query');

/** How one attempt ended. */
interface Outcome {
  readonly answer?: Answer;
  readonly error?: Error | undefined;
  /** Whether repeating can help and costs nothing twice. */
  readonly retry: boolean;
  /** Milliseconds that the server asked to wait. */
  readonly after?: number | undefined;
}

/** Where {@link Sending} is found again on the request that openapi-fetch made, and not on one that middleware made. */
export const TAG = 'koukoutu';

const isOwn = (request: Request, sending: Sending): boolean => (request as { [TAG]?: unknown })[TAG] === sending;

/**
 * Milliseconds in which an attempt of a reading call must get something. A connection that hangs must not eat the whole
 * deadline, while a large picture on a slow line may take its time.
 */
const READ_LIMIT = 30_000;

/**
 * The one way out and back: puts the key on, repeats what may be repeated, lets no redirect carry the key away, reads
 * the answer to its end and maps what goes wrong with the connection. What the API refuses is an answer too.
 *
 * Attempts until one is final, with waits in between: the server's `Retry-After` where there is one, else growing ones.
 * A wait that would outlast the deadline is not begun: the last outcome says more than a timeout would.
 */
export async function send(scope: Scope, request: Request, sending: Sending): Promise<Answer> {
  const { core, operation, options, signal } = scope;
  const maxRetries = options.maxRetries ?? core.maxRetries;
  // Where the source of the body is not known, as in client.raw and behind middleware, it is read once: a clone for
  // each attempt would keep a copy each.
  if (!isOwn(request, sending) && request.method !== 'GET') sending.body = await race(request.blob(), signal);
  for (let attempt = 0; ; attempt++) {
    const { answer, error, retry, after } = await attemptOnce(scope, request, sending);
    // A server that asks for no pause gets one all the same.
    const wait = after || backoff(attempt);
    if (!retry || !(attempt < maxRetries) || wait >= scope.remaining()) {
      if (error) throw error;
      return answer as Answer;
    }
    const why = error?.message ?? `${operation}: the server answered ${codeOf(answer as Answer)}`;
    core.log('info', `${why}; attempt ${attempt + 2} of ${maxRetries + 1} in ${Math.round(wait)} ms`);
    await core.clock.sleep(wait, signal);
  }
}

/** One attempt, under a signal of its own that follows the call's and, for reading calls, a limit of silence. */
async function attemptOnce(scope: Scope, original: Request, sending: Sending): Promise<Outcome> {
  const { core, operation, signal } = scope;
  const { clock } = core;
  const { host, create } = sending;
  const attempt = new AbortController();
  const finished = new AbortController();
  const follow = () => attempt.abort(signal.reason);
  if (signal.aborted) throw signal.reason;
  signal.addEventListener('abort', follow);
  let heard = false;
  const watch = async () => {
    do {
      heard = false;
      await clock.sleep(READ_LIMIT, finished.signal);
    } while (heard);
    attempt.abort(new Error(`no answer within ${READ_LIMIT} ms`));
  };
  if (!create) watch().catch(ignore);
  let left = false;
  try {
    const key = host && (await race(core.keys.header(host, scope.error), attempt.signal));
    const request = prepare(original, sending, key, attempt.signal);
    const started = clock.now();
    if (create) scope.sent = true;
    const fetched = core.fetch(request);
    left = true;
    // When the race is lost to an abort, what arrives later must not keep its connection.
    fetched.then((late) => attempt.signal.aborted && discard(late), ignore);
    const response = await race(fetched, attempt.signal);
    if (host && (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400))) {
      discard(response);
      throw redirected(scope);
    }
    const answer = await readAnswer(scope, response, attempt.signal, create || !host, () => {
      heard = true;
    });
    const { status } = response;
    const code = codeOf(answer);
    core.log(
      'debug',
      `${operation}: ${request.method} ${bareUrl(request.url)} ${status}` +
        `${code === status ? '' : ` (code ${code})`} in ${clock.now() - started} ms`,
    );
    if (create && code === 429) scope.sent = false;
    const error = await sending.judge?.(answer);
    return {
      answer,
      error,
      retry: code === 429 || (!create && (code >= 500 || (response.ok && !!error))),
      after: retryAfter(response.headers, clock.now()),
    };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof CutOffError && !create) return { error, retry: true };
    if (error instanceof KoukoutuError) throw error;
    const words = wordsOf(error);
    if (words === 'unexpected redirect') throw redirected(scope);
    // A result host that answers so is no API that finds a picture too small.
    if (host && isHidden407(error)) {
      return { answer: { response: new Response(null, { status: 407 }), blob: new Blob() }, retry: false };
    }
    const unsent = !left || surelyNotSent(error);
    if (create && unsent) scope.sent = false;
    return {
      error:
        create && !unsent
          ? scope.error(
              AmbiguousSubmitError,
              `the connection broke after the request had been sent: ${words}. ${MAY_HAVE_RUN}`,
              { cause: error },
            )
          : scope.error(ConnectionError, `no connection: ${words}`, { cause: error }),
      retry: left && (!create || unsent) && !isHopeless(error),
    };
  } finally {
    // Unlinked first. Aborting a fetch that failed by itself is worse than useless: while it is still reading a file,
    // Node 24 dies of it.
    signal.removeEventListener('abort', follow);
    finished.abort();
  }
}

const discard = (response: Response): void => void response.body?.cancel().catch(ignore);

/**
 * The key must not reach another host. Node keeps a second copy of the whole body in any mode but `error`; Workers do
 * not know that mode, and other runtimes do not say that it was a redirect.
 */
const NO_REDIRECT = IN_NODE ? 'error' : 'manual';

const redirected = (scope: Scope) =>
  scope.error(InvalidResponseError, 'the server answered with a redirect, which was not followed. Check baseUrl.');

/** The request of one attempt. The original is never used up, so that there is one for the next attempt too. */
function prepare(
  original: Request,
  sending: Sending,
  key: readonly [string, string] | undefined,
  signal: AbortSignal,
): Request {
  const headers = new Headers(original.headers);
  const { body, host } = sending;
  // openapi-fetch takes any body for JSON; the cut-out hosts take forms alone.
  if (host !== 'models' && headers.get('content-type') === 'application/json') {
    headers.set('content-type', 'application/x-www-form-urlencoded');
  }
  if (key) headers.set(...key);
  const init: RequestInit = { headers, signal, redirect: host ? NO_REDIRECT : 'follow' };
  if (body === undefined) return new Request(original, init);
  const own = isOwn(original, sending);
  // Our Blob's type names the boundary of a form; that of a FormData is named by the request itself.
  if (own && body instanceof Blob) headers.set('content-type', body.type);
  if (body instanceof FormData) headers.delete('content-type');
  return new Request(own ? original.url : original, { ...init, method: original.method, body });
}
