/**
 * What was sent and what came back, as bytes. Everything in this package judges this one record: cases make requests,
 * targets turn a request into an exchange, checks read exchanges. None of the three knows the others.
 */

/** The hosts of the API: three that take a key, and the one that result links point to. */
export type HostName = 'sync' | 'async' | 'models' | 'files';

/** One header line as it stood on the wire, name in its original spelling. */
export type HeaderLine = readonly [name: string, value: string];

/** A request before a target has decided where its host is. */
export interface WireRequest {
  readonly host: HostName;
  /** The spec's operation that this request means to call. */
  readonly operationId: string;
  readonly method: 'GET' | 'POST' | 'OPTIONS' | 'PUT' | 'DELETE' | 'HEAD';
  /** Path with its query string, relative to the host's base URL: `/v1/create`. */
  readonly path: string;
  /** A result link: used as it stands instead of host and path. */
  readonly absoluteUrl?: string;
  readonly headers: readonly HeaderLine[];
  readonly body: Uint8Array;
}

/** An answer with nothing repaired: header lines in order and spelling, the body before any decoding. */
export interface WireResponse {
  readonly status: number;
  readonly statusText: string;
  readonly httpVersion: string;
  readonly headers: readonly HeaderLine[];
  readonly body: Uint8Array;
  /** False when the connection ended before the announced end of the body. */
  readonly complete: boolean;
  /** Bytes that followed after the announced end of the answer. */
  readonly trailingBytes: number;
}

/** Why there is no answer to judge. */
export interface TransportFailure {
  readonly kind: 'unreachable' | 'reset' | 'timeout' | 'malformed' | 'too-large' | 'not-public' | 'not-sent';
  /** What the transport said, without any key. */
  readonly message: string;
}

/** One request with its answer or the reason why there is none. */
export interface Exchange {
  /** `<case id>#<step>`, unique in a run. */
  readonly id: string;
  readonly request: WireRequest;
  /** Where the request really went. */
  readonly url: string;
  readonly response?: WireResponse;
  readonly failure?: TransportFailure;
  /** Start of the request, ISO 8601. */
  readonly at: string;
  /** Milliseconds from sending to the last byte. */
  readonly milliseconds: number;
}

/**
 * The value of a header, or undefined. Several lines of one name are joined by a comma, as HTTP defines.
 *
 * @param lines header lines of a request or an answer
 * @param name any spelling
 */
export function headerOf(lines: readonly HeaderLine[], name: string): string | undefined {
  const wanted = name.toLowerCase();
  const values = lines.filter(([key]) => key.toLowerCase() === wanted).map(([, value]) => value);
  return values.length === 0 ? undefined : values.join(', ');
}

/** The media type of a `Content-Type` header in lower case, without its parameters; '' when the header is missing. */
export function mediaTypeOf(lines: readonly HeaderLine[]): string {
  return (headerOf(lines, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** The body read as UTF-8, with broken sequences shown as U+FFFD: for messages, never for judging. */
export function textOf(body: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
}
