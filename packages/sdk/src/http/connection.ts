import type { Ending, Meaning } from './charge.js';
import { ConfigurationError, ConnectionError, type ErrorType } from './errors.js';

/** Failures to connect that no retry can cure: by code, or by message where there is no code. */
const BLOCKED =
  /^(UND_ERR_INVALID_ARG|ERR_INVALID_URL|CERT_\w+|ERR_TLS_CERT\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|HOSTNAME_MISMATCH|ERR_SSL_(WRONG_VERSION_NUMBER|UNSUPPORTED_PROTOCOL|\w*(HANDSHAKE_FAILURE|PROTOCOL_VERSION)))$|^bad port$|Requests to port \d+ are blocked|TLS handshake failed|Proxy response \((?!50[234])/;

/**
 * Failures to connect that may pass, under the names of Node, Bun and Deno. Node also names the system call of every
 * failed step of connecting; `write` and `read` come later. A proxy that refuses a tunnel has carried nothing.
 */
const UNREACHABLE =
  /^(connect|getaddrinfo|ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|ENETDOWN|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_HANDSHAKE_TIMEOUT|ConnectionRefused|FailedToOpenSocket)$|client error \(Connect\)|before secure TLS connection was established|Proxy response \(/;

/** The message of a `fetch` that does not accept a `Request` of this global scope. */
const WRONG_FETCH = /\[object Request\]|Only absolute URLs|^ERR_INVALID_URL$|^Invalid URL/;

/** What a failure of the network looks like, as opposed to one of the program. */
const NETWORK =
  /fetch|network|connect|socket|load failed|reset|terminat|closed|hang ?up|time|abort|no answer|^(E[A-Z]{3,}|UND_ERR_\w+)$/i;

interface Clue {
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
function says(error: unknown, pattern: RegExp, depth = 0): boolean {
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
 * @param isHalfRead - Whether a part of the body was never read, and so never sent.
 */
export function connectionFailure(
  error: unknown,
  request?: Pick<Request, 'method' | 'bodyUsed'>,
  isHalfRead = false,
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
  if (says(error, BLOCKED)) return meaning('blocked', `no connection: ${said}`);
  if (says(error, UNREACHABLE)) return meaning('unreachable', `no connection: ${said}`);
  // A custom `fetch` that has not read the body, and reports no network failure, has sent nothing.
  if (!request || (request.method !== 'GET' && !request.bodyUsed && !says(error, NETWORK))) {
    return meaning('unsendable', `nothing was sent, because fetch failed before: ${said}`, ConfigurationError);
  }
  if (isHalfRead) {
    const words = `the connection broke before the whole request was sent (${said}). It is probably too large for a gateway in between (HTTP 413)`;
    return meaning('hungUp', words);
  }
  return meaning('broken', `the connection broke: ${said}.`);
}

/**
 * Whether a failed `fetch` of Node was an HTTP 407, which the API uses for pictures that are too small and Node takes for
 * a proxy's: it gives a network error without a message, from the one place in undici that does so.
 */
export function isHidden407(error: unknown): boolean {
  const { message, stack } = ((error as Clue | undefined)?.cause ?? {}) as Clue;
  return message === '' && /httpNetworkOrCacheFetch/.test(String(stack));
}

/** The innermost message of a failed fetch: `fetch failed` alone helps nobody. */
export function wordsOf(error: unknown): string {
  const { cause, message = error, code, name } = (error ?? {}) as Clue;
  if ((cause as Clue | undefined)?.message !== undefined) return wordsOf(cause);
  return String(message).replace(/\.$/, '') || String(code ?? name);
}
