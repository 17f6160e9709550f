import { backoff, retryAfter } from '../internal/backoff.js';
import { IN_NODE, inBrowser } from '../internal/browser.js';
import { ignore, race } from '../internal/race.js';
import { type Answer, BadBody, readAnswer, TEXT_LIMIT } from './answer.js';
import { ended, type Meaning, stopped } from './charge.js';
import { connectionFailure, wordsOf } from './connection.js';
import { type Charged, InvalidResponseError, KoukoutuError } from './errors.js';
import { bareUrl } from './logger.js';
import { type Scope, withKnown } from './scope.js';
import { type Outgoing, requestOf } from './wire.js';

/** Tells what an answer means; `undefined` if it is not an error. */
export type Look = (answer: Answer) => Meaning | undefined | Promise<Meaning | undefined>;

/** How a request ended, and whether it was charged. */
export interface Outcome {
  readonly charged: Charged;
  /** Absent if no answer came. An answer that means an error comes with that `error`. */
  readonly answer?: Answer | undefined;
  readonly error?: unknown;
}

type OutsideBrowsers = typeof import('./outside-browsers.js');

interface Attempt extends Outcome {
  readonly retry?: boolean | undefined;
  /** Milliseconds that the server asked to wait. */
  readonly after?: number | undefined;
}

/**
 * Milliseconds in which an attempt of a reading call must receive something. A connection that hangs must not use up the
 * whole deadline, while a large picture on a slow line may take its time.
 */
const READ_LIMIT = 30_000;

/**
 * Adds the key, sends a request, reads its answer, and retries what may be retried. Between attempts it waits
 * as long as a `Retry-After` asks for, and never less than a growing pause. A wait that would outlast the deadline is not
 * begun: the last outcome says more than a timeout would.
 */
export async function send(scope: Scope, outgoing: Outgoing, look: Look): Promise<Outcome> {
  const { core, operation, options, signal } = scope;
  const maxRetries = options.maxRetries ?? core.maxRetries;
  const outside = IN_NODE || !inBrowser() ? await import('./outside-browsers.js') : undefined;
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await attemptOnce(scope, outgoing, look, outside);
    const { charged, error, retry, after = 0 } = outcome;
    const wait = Math.max(after, backoff(attempt));
    if (!retry || !(attempt < maxRetries) || wait >= scope.remaining()) return outcome;
    const why = error instanceof Error ? error.message : operation;
    core.log('info', `${why}; attempt ${attempt + 2} of ${maxRetries + 1} in ${Math.round(wait)} ms`);
    try {
      await core.clock.sleep(wait, signal);
    } catch (interruption) {
      return { charged, error: stopped(withKnown(scope, { charged }), interruption) };
    }
  }
}

/** One attempt, under a signal of its own that follows the call's and, for reading calls, a limit of silence. */
async function attemptOnce(
  scope: Scope,
  outgoing: Outgoing,
  look: Look,
  outside: OutsideBrowsers | undefined,
): Promise<Attempt> {
  const { core, operation, signal } = scope;
  const { clock } = core;
  const { host, paid } = outgoing;
  const attempt = new AbortController();
  const finished = new AbortController();
  const follow = () => attempt.abort(signal.reason);
  const failed = (meaning: Meaning) => ended(scope, paid, meaning);
  signal.addEventListener('abort', follow);
  let heard = false;
  const watch = async () => {
    do {
      heard = false;
      await clock.sleep(READ_LIMIT, finished.signal);
    } while (heard);
    attempt.abort(new Error(`no answer within ${READ_LIMIT} ms`));
  };
  if (!paid) watch().catch(ignore);
  const isHalfRead = outside?.watchReading(outgoing.body);
  let request: Request | undefined;
  let fetched: Promise<Response> | undefined;
  try {
    signal.throwIfAborted();
    const key = host && (await race(core.keys.header(host, scope.error), attempt.signal));
    request = requestOf(
      outgoing,
      {
        ...outside?.patience(scope.timeout),
        signal: attempt.signal,
        redirect: host ? NO_REDIRECT : inBrowser() ? 'follow' : 'manual',
      },
      key,
    );
    const started = clock.now();
    fetched = core.fetch(request);
    // If an abort comes first, a response that arrives later must not keep its connection open.
    fetched.then((late) => attempt.signal.aborted && discard(late), ignore);
    const response = await race(fetched, attempt.signal);
    const { status, headers } = response;
    if (host && (response.type === 'opaqueredirect' || (status >= 300 && status < 400))) {
      discard(response);
      return failed(REDIRECTED);
    }
    const limit = response.ok && (paid || !host) ? core.maxResultBytes : TEXT_LIMIT;
    const answer = await readAnswer(response, attempt.signal, limit, () => {
      heard = true;
    });
    const took = clock.now() - started;
    const meaning = await look(answer);
    const code = meaning?.details?.code ?? status;
    core.log(
      'debug',
      `${operation}: ${request.method} ${bareUrl(request.url)} ${status}` +
        `${code === status ? '' : ` (code ${code})`} in ${took} ms`,
    );
    return meaning
      ? { ...failed(meaning), answer, after: retryAfter(headers, clock.now()) }
      : { charged: paid ? 'yes' : scope.charged, answer };
  } catch (error) {
    const charged = paid && fetched ? 'maybe' : scope.charged;
    if (signal.aborted || error instanceof KoukoutuError || error instanceof BadBody)
      return badBody(scope, paid, error, charged);
    if (wordsOf(error) === 'unexpected redirect') return failed(REDIRECTED);
    // From a result host, 407 does not mean that a picture is too small.
    if (host && outside?.isHidden407(error)) {
      const answer = { response: new Response(null, { status: 407 }), blob: new Blob() };
      return { ...failed((await look(answer)) as Meaning), answer };
    }
    return failed(connectionFailure(error, fetched && request, outside?.explain(error, isHalfRead?.())));
  } finally {
    // Unlinked first: Node 24 crashes if a fetch that has failed by itself is aborted while it is still reading a file.
    signal.removeEventListener('abort', follow);
    // Without a reason, each request would make a DOMException with its stack, which nobody sees.
    finished.abort(null);
  }
}

/** The outcome of an attempt that was stopped, or whose body could not be read. */
export function badBody(scope: Scope, paid: boolean, error: unknown, charged: Charged): Attempt {
  if (!(error instanceof BadBody)) return { charged, error: stopped(withKnown(scope, { charged }), error) };
  const { ending, message: words, status } = error;
  return ended(scope, paid, { ending, Type: InvalidResponseError, words, details: { status } });
}

const discard = (response: Response): void => void response.body?.cancel().catch(ignore);

/**
 * The key must not reach another host. Node keeps a second copy of the whole body in any mode but `error`; Workers do
 * not know that mode, and other runtimes do not say that it was a redirect.
 */
const NO_REDIRECT = IN_NODE ? 'error' : 'manual';

const REDIRECTED: Meaning = {
  ending: 'redirected',
  Type: InvalidResponseError,
  words: 'the server answered with a redirect, which was not followed. Check baseUrl.',
};
