import { backoff } from '../internal/backoff.js';
import type { Clock } from '../internal/clock.js';
import type { Log } from './logger.js';

/** How one attempt ended: with a value or an error, and whether another attempt may follow. */
export interface Outcome<T> {
  readonly value?: T;
  readonly error?: Error;
  /** Whether repeating can help and costs nothing twice. */
  readonly retry: boolean;
  /** Milliseconds that the server asked to wait. */
  readonly after?: number | undefined;
  /** For the log. */
  readonly why?: string;
}

/** What bounds a series of attempts. */
export interface RetryLimits {
  readonly operation: string;
  readonly maxRetries: number;
  readonly signal: AbortSignal;
  /** Milliseconds until the deadline. */
  remaining(): number;
}

/**
 * Attempts until one is final, with waits in between: the server's `Retry-After` where there is one, else growing ones.
 * A wait that would outlast the deadline is not begun: the last outcome says more than a timeout would.
 */
export async function retrying<T>(
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  { operation, maxRetries, signal, remaining }: RetryLimits,
  once: () => Promise<Outcome<T>>,
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    if (signal.aborted) throw signal.reason;
    const outcome = await once();
    // A server that asks for no pause gets one all the same.
    const wait = outcome.after || backoff(attempt);
    if (!outcome.retry || attempt >= maxRetries || wait >= remaining()) {
      if (outcome.error) throw outcome.error;
      return outcome.value as T;
    }
    log('info', `${operation}: ${outcome.why}; attempt ${attempt + 2} of ${maxRetries + 1} in ${Math.round(wait)} ms`);
    await clock.sleep(wait, signal);
  }
}

/** Milliseconds for one attempt of a reading call. A connection that hangs must not eat the whole deadline. */
const READ_LIMIT = 30_000;

/**
 * Runs one attempt with a signal of its own, that follows the call's and, for reading calls, a limit of time.
 * The call's signal stays linked while a body is still to come.
 */
export async function attempting<T>(
  clock: Clock,
  outer: AbortSignal,
  reading: boolean,
  run: (signal: AbortSignal, unlink: () => void) => Promise<T>,
): Promise<T> {
  const attempt = new AbortController();
  const finished = new AbortController();
  const follow = () => attempt.abort(outer.reason);
  if (outer.aborted) follow();
  else outer.addEventListener('abort', follow, { once: true });
  const unlink = () => outer.removeEventListener('abort', follow);
  if (reading) {
    clock.sleep(READ_LIMIT, finished.signal).then(
      () => attempt.abort(new Error(`no answer within ${READ_LIMIT} ms`)),
      () => {},
    );
  }
  try {
    return await run(attempt.signal, unlink);
  } catch (error) {
    // What was sent has been told already, or is over. Aborting a fetch that failed by itself is worse than useless:
    // while it is still reading a file, Node 24 dies of it.
    unlink();
    throw error;
  } finally {
    finished.abort();
  }
}
