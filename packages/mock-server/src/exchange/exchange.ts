import type { HostName } from '../spec/hosts.js';

/**
 * One request as the mock sees it, however it arrived: an intercepted `fetch`, a service worker or a socket. The adapters make
 * these.
 */
export interface Exchange {
  readonly host: HostName;
  readonly method: string;
  /** The path on that host, still percent-encoded, without prefix and query. */
  readonly path: string;
  /** The query string without its question mark. */
  readonly query: string;
  /** The headers by their names in lower case. Never changed, since the journal keeps them. */
  readonly headers: RequestHeaders;
  /** Where this client finds result files: an absolute URL without a slash at the end. */
  readonly filesBase: string;
  /**
   * Reads the body, at most `limit` bytes, decompressed if it has a `Content-Encoding`.
   *
   * @throws BodyTooLargeError beyond the limit
   * @throws BodyBrokenError if the client stopped sending
   * @throws BodyEncodingError if the body cannot be decompressed
   */
  body(limit: number): Promise<Uint8Array>;
  /** Aborted when the client hangs up. */
  readonly signal: AbortSignal | undefined;
}

/** Headers by their names in lower case. */
export type RequestHeaders = Readonly<Record<string, string | undefined>>;

/** The body is larger than the mock accepts. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
  constructor(readonly limit: number) {
    super(`The body is larger than ${limit} bytes.`);
  }
}

/** The body ended before its announced end. */
export class BodyBrokenError extends Error {
  override readonly name = 'BodyBrokenError';
}

/** The body is compressed in a way that cannot be undone. */
export class BodyEncodingError extends Error {
  override readonly name = 'BodyEncodingError';
}
