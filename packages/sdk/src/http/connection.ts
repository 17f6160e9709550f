/** Failures before a connection stands that come again however often one tries: by code, or by words where there is no code. */
const HOPELESS =
  /^(UND_ERR_INVALID_ARG|ERR_INVALID_URL|CERT_\w+|ERR_TLS_CERT\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|HOSTNAME_MISMATCH|ERR_SSL_(WRONG_VERSION_NUMBER|UNSUPPORTED_PROTOCOL|\w*(HANDSHAKE_FAILURE|PROTOCOL_VERSION)))$|^bad port$|Requests to port \d+ are blocked|TLS handshake failed/;

/**
 * The others, under the names of Node, Bun and Deno. Node gives every failed step of opening a connection its system
 * call too; `write` and `read` come later.
 */
const NOT_SENT =
  /^(connect|getaddrinfo|ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|ENETDOWN|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_HANDSHAKE_TIMEOUT|ConnectionRefused|FailedToOpenSocket)$|client error \(Connect\)|before secure TLS connection was established/;

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
 * Whether an error, or what lies beneath it, says such a thing; of several attempts to connect all must. It may be of
 * another realm, as those of `fetch` are in Jest, and no `Error` here.
 */
function says(error: unknown, pattern: RegExp, depth = 0): boolean {
  if (!error || depth > 5) return false;
  const { code, message, syscall, errors, cause }: Clue = error;
  if ([code, message, syscall].some((clue) => pattern.test(String(clue)))) return true;
  return Array.isArray(errors) && errors.length
    ? errors.every((each) => says(each, pattern, depth + 1))
    : says(cause, pattern, depth + 1);
}

/** Whether a failed `fetch` will fail again: its port is blocked, its certificate refused. */
export const isHopeless = (error: unknown): boolean => says(error, HOPELESS);

/**
 * Whether a failed `fetch` surely left nothing with the server: the name did not resolve, the connection was refused or
 * never stood. A connection that broke later, and anything that says nothing of itself (browsers), does not count.
 */
export const surelyNotSent = (error: unknown): boolean => isHopeless(error) || says(error, NOT_SENT);

/**
 * Whether a failed `fetch` of Node was an HTTP 407, which the API uses for pictures that are too small and fetch takes
 * for a proxy's: it gives a network error without a word, from the one place in undici that does so.
 */
export function isHidden407(error: unknown): boolean {
  const { message, stack } = ((error as Clue | undefined)?.cause ?? {}) as Clue;
  return message === '' && /httpNetworkOrCacheFetch/.test(String(stack));
}

/** The innermost words of a failed fetch: `fetch failed` alone helps nobody. */
export function wordsOf(error: unknown): string {
  const { cause, message = error, code, name } = (error ?? {}) as Clue;
  if ((cause as Clue | undefined)?.message !== undefined) return wordsOf(cause);
  return String(message).replace(/\.$/, '') || String(code ?? name);
}
