import { type Clue, type Explanation, says, wordsOf } from './connection.js';

/** Failures to connect that no retry can cure: by code, or by message where there is no code. */
const BLOCKED =
  /^(UND_ERR_INVALID_ARG|ERR_INVALID_URL|CERT_\w+|ERR_TLS_CERT\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|HOSTNAME_MISMATCH|ERR_SSL_(WRONG_VERSION_NUMBER|UNSUPPORTED_PROTOCOL|\w*(HANDSHAKE_FAILURE|PROTOCOL_VERSION)))$|^bad port$|Requests to port \d+ are blocked|TLS handshake failed|Proxy response \((?!50[234])/;

/**
 * Failures to connect that may pass, under the names of Node, Bun and Deno. Node also names the system call of every
 * failed step of connecting; `write` and `read` come later. A proxy that refuses a tunnel has carried nothing.
 */
const UNREACHABLE =
  /^(connect|getaddrinfo|ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|ENETDOWN|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_HANDSHAKE_TIMEOUT|ConnectionRefused|FailedToOpenSocket)$|client error \(Connect\)|before secure TLS connection was established|Proxy response \(/;

/**
 * What a failed `fetch` says of the connection: that none was made and whether trying again can help, or that it broke while
 * the body was being sent.
 * @param isHalfRead - Whether a part of the body was never read, and so never sent.
 */
export function explain(error: unknown, isHalfRead = false): Explanation | undefined {
  const said = wordsOf(error);
  if (says(error, BLOCKED)) return { ending: 'blocked', words: `no connection: ${said}` };
  if (says(error, UNREACHABLE)) return { ending: 'unreachable', words: `no connection: ${said}` };
  if (!isHalfRead) return undefined;
  const words = `the connection broke before the whole request was sent (${said}). It is probably too large for a gateway in between (HTTP 413)`;
  return { ending: 'hungUp', words };
}

/**
 * Whether a failed `fetch` of Node was an HTTP 407, which the API uses for pictures that are too small and Node takes for
 * a proxy's: it gives a network error without a message, from the one place in undici that does so.
 */
export function isHidden407(error: unknown): boolean {
  const { message, stack } = ((error as Clue | undefined)?.cause ?? {}) as Clue;
  return message === '' && /httpNetworkOrCacheFetch/.test(String(stack));
}
