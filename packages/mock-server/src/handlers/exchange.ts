/** The mocked hosts: the two matting hosts, the gateway of third-party models, and the host of result files. */
export type HostName = 'sync' | 'async' | 'apis' | 'files';

/**
 * One request as the service sees it, whatever brought it here: an intercepted `fetch`, a service worker or a socket. The
 * adapters (`handlers/msw.ts`, `serve/listener.ts`) make these.
 */
export interface Exchange {
  readonly host: HostName;
  readonly method: string;
  /** The path on that host, still percent-encoded, without prefix and query. */
  readonly path: string;
  /** The query string without its question mark. */
  readonly query: string;
  /** A header's value by its lower-case name, or undefined. */
  header(name: string): string | undefined;
  /** Every header, names in lower case. */
  headers(): Record<string, string>;
  /** Where result files are served for whoever sent this: an absolute URL without a slash at the end. */
  readonly filesBase: string;
  /**
   * Reads the body, at most `limit` bytes, unpacked where it was sent packed.
   *
   * @throws BodyTooLargeError beyond the limit; BodyBrokenError when the client stopped sending; BodyEncodingError when it
   * cannot be unpacked.
   */
  body(limit: number): Promise<Uint8Array>;
  /** Aborted when the client hangs up. */
  readonly signal: AbortSignal | undefined;
}

/** How an answer travels, where it does not simply arrive. */
export interface Delivery {
  /** Cut the connection before a byte of the answer. */
  resetBefore?: boolean;
  /** Announce the whole body, send this many bytes of it, then cut the connection. */
  resetAfterBytes?: number;
  /** Send the body no faster than this. */
  bytesPerSecond?: number;
}

/** An answer, not yet on its way. */
export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
  readonly delivery?: Delivery;
}

/** More bytes were sent than the mock takes. */
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

/** The body was sent packed in a way that cannot be undone. */
export class BodyEncodingError extends Error {
  override readonly name = 'BodyEncodingError';
}
