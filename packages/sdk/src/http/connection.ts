import type { Ending, Meaning } from './charge.js';
import { ConfigurationError, ConnectionError, type ErrorType } from './errors.js';

/** The message of a `fetch` that does not accept a `Request` of this global scope. */
const WRONG_FETCH = /\[object Request\]|Only absolute URLs|^ERR_INVALID_URL$|^Invalid URL/;

/** What a failure of the network looks like, as opposed to one of the program. */
const NETWORK =
  /fetch|network|connect|socket|load failed|reset|terminat|closed|hang ?up|time|abort|no answer|^(E[A-Z]{3,}|UND_ERR_\w+)$/i;

/** How a connection failed, where the runtime tells. */
export type Explanation = Pick<Meaning, 'ending' | 'words'>;

export interface Clue {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly stack?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
}

/**
 * Whether an error, or one of its causes, matches; if several attempts to connect failed, all must. The error may come
 * from another realm, as those of `fetch` do in Jest, and is then no instance of `Error` here.
 */
export function says(error: unknown, pattern: RegExp, depth = 0): boolean {
  if (!error || depth > 5) return false;
  const { code, message, syscall, errors, cause }: Clue = error;
  if ([code, message, syscall].some((clue) => pattern.test(String(clue)))) return true;
  return Array.isArray(errors) && errors.length
    ? errors.every((each) => says(each, pattern, depth + 1))
    : says(cause, pattern, depth + 1);
}

/**
 * What a rejected `fetch` means. An error without details, as in browsers, counts as a connection that broke after the
 * request was sent.
 * @param request - What was given to `fetch`; `undefined` if it was not even called.
 * @param explained - What `explain` of `outside-browsers.ts` knows of it. Browsers tell nothing.
 */
export function connectionFailure(
  error: unknown,
  request?: Pick<Request, 'method' | 'bodyUsed'>,
  explained?: Explanation,
): Meaning {
  const said = wordsOf(error);
  const meaning = (ending: Ending, words: string, Type: ErrorType = ConnectionError): Meaning => ({
    ending,
    Type,
    words,
    details: { cause: error },
  });
  if (says(error, WRONG_FETCH)) {
    const words = `the fetch option must take a Request of the global class, as undici.fetch does not: ${said}`;
    return meaning('unsendable', words, ConfigurationError);
  }
  // A custom `fetch` that has not read the body, and reports no network failure, has sent nothing.
  const isUnread = !request || (request.method !== 'GET' && !request.bodyUsed && !says(error, NETWORK));
  if (isUnread && (!explained || explained.ending === 'hungUp')) {
    return meaning('unsendable', `nothing was sent, because fetch failed before: ${said}`, ConfigurationError);
  }
  if (explained) return meaning(explained.ending, explained.words);
  return meaning('broken', `the connection broke: ${said}.`);
}

/** The innermost message of a failed fetch: `fetch failed` alone helps nobody. */
export function wordsOf(error: unknown): string {
  const { cause, message = error, code, name } = (error ?? {}) as Clue;
  if ((cause as Clue | undefined)?.message !== undefined) return wordsOf(cause);
  return String(message).replace(/\.$/, '') || String(code ?? name);
}
