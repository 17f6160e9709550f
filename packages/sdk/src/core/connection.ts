/** Failures before a connection stands that come again however often one tries: by code, or by words where there is no code. */
const HOPELESS =
  /^(UND_ERR_INVALID_ARG|ERR_INVALID_URL|CERT_\w+|ERR_TLS_CERT\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|HOSTNAME_MISMATCH|ERR_SSL_(WRONG_VERSION_NUMBER|UNSUPPORTED_PROTOCOL|\w*(HANDSHAKE_FAILURE|PROTOCOL_VERSION)))$|^bad port$|Requests to port \d+ are blocked|TLS handshake failed/;

/** The others, under the names of Node, Bun and Deno. */
const NOT_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|ENETDOWN|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_HANDSHAKE_TIMEOUT|ConnectionRefused|FailedToOpenSocket)$|client error \(Connect\)|before secure TLS connection was established/;

interface Clue {
  message?: unknown;
  code?: unknown;
  syscall?: unknown;
  cause?: unknown;
  errors?: unknown;
}

/** Whether an error, or what lies beneath it, gives the clue; of several attempts to connect all must. */
function gives(error: unknown, clueIn: (clue: Clue) => boolean): boolean {
  for (let at = error as Clue | undefined, depth = 0; at instanceof Error && depth < 5; depth++) {
    const clue: Clue = at;
    if (clueIn(clue)) return true;
    if (Array.isArray(clue.errors) && clue.errors.length > 0) return clue.errors.every((each) => gives(each, clueIn));
    at = clue.cause as Clue | undefined;
  }
  return false;
}

const says = (pattern: RegExp, { code, message }: Clue) => pattern.test(String(code)) || pattern.test(String(message));

/** Whether a failed `fetch` will fail again: its port is blocked, its certificate refused. */
export const isHopeless = (error: unknown): boolean => gives(error, (clue) => says(HOPELESS, clue));

/**
 * Whether a failed `fetch` surely left nothing with the server: the name did not resolve, the connection was refused or
 * never stood. A connection that broke later, and anything that says nothing of itself (browsers), does not count.
 */
export const surelyNotSent = (error: unknown): boolean =>
  gives(
    error,
    (clue) =>
      says(HOPELESS, clue) ||
      says(NOT_SENT, clue) ||
      // Node gives every failed step of opening a connection its system call; `write` and `read` come later.
      clue.syscall === 'connect' ||
      clue.syscall === 'getaddrinfo',
  );

/**
 * Whether a failed `fetch` of Node was an HTTP 407, which the API uses for pictures that are too small and fetch takes
 * for a proxy's: it gives a network error without a word, from the one place in undici that does so.
 */
export function isHidden407(error: unknown): boolean {
  const { message, stack } = ((error as Clue | undefined)?.cause ?? {}) as { message?: unknown; stack?: unknown };
  return message === '' && /httpNetworkOrCacheFetch/.test(String(stack));
}
