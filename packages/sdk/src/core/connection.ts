/** Failures that happen before a connection stands, under the names of Node, Bun and Deno. */
const NOT_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|ENETDOWN|UND_ERR_CONNECT_TIMEOUT|UND_ERR_INVALID_ARG|ERR_INVALID_URL|ConnectionRefused|FailedToOpenSocket|CERT_\w+|ERR_TLS_CERT\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/;

interface Clue {
  code?: unknown;
  syscall?: unknown;
  cause?: unknown;
  errors?: unknown;
}

/**
 * Whether a failed `fetch` surely left nothing with the server: the name did not resolve, the connection was refused or
 * never stood. A connection that broke later, and anything that says nothing of itself (browsers), does not count.
 */
export function surelyNotSent(error: unknown): boolean {
  for (let at = error as Clue | undefined, depth = 0; at instanceof Error && depth < 5; depth++) {
    const clue: Clue = at;
    if (typeof clue.code === 'string' && NOT_SENT.test(clue.code)) return true;
    // Node gives every failed step of opening a connection its system call; `write` and `read` come later.
    if (clue.syscall === 'connect' || clue.syscall === 'getaddrinfo') return true;
    if (Array.isArray(clue.errors) && clue.errors.length > 0) return clue.errors.every(surelyNotSent);
    at = clue.cause as Clue | undefined;
  }
  return false;
}

/**
 * Whether a failed `fetch` of Node was an HTTP 407, which the API uses for pictures that are too small and fetch takes
 * for a proxy's: it gives a network error without a word, from the one place in undici that does so.
 */
export function isHidden407(error: unknown): boolean {
  const { message, stack } = ((error as Clue | undefined)?.cause ?? {}) as { message?: unknown; stack?: unknown };
  return message === '' && /httpNetworkOrCacheFetch/.test(String(stack));
}
