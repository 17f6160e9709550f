/**
 * What was sent and what came back, as bytes. Everything in this package works on this record: cases make requests,
 * targets turn a request into an exchange, checks read exchanges. Cases, targets and checks do not know each other.
 */

/** The hosts of the API: three that take a key, and the one that result links point to. */
export type HostName = 'sync' | 'async' | 'models' | 'files';

/** One header line as it was on the wire, with the original spelling of its name. */
export type HeaderLine = readonly [name: string, value: string];

/** A request, before a target decides where its host is. */
export interface WireRequest {
  readonly host: HostName;
  /** The operation of the spec that the request calls. */
  readonly operationId: string;
  readonly method: 'GET' | 'POST' | 'OPTIONS' | 'PUT' | 'DELETE' | 'HEAD';
  /** Path with its query string, relative to the base URL of the host: `/v1/create`. */
  readonly path: string;
  /** A result link, used instead of host and path. */
  readonly absoluteUrl?: string;
  readonly headers: readonly HeaderLine[];
  readonly body: Uint8Array;
}

/** A response as received: header lines in their order and spelling, the body before any decoding. */
export interface WireResponse {
  readonly status: number;
  readonly statusText: string;
  readonly httpVersion: string;
  readonly headers: readonly HeaderLine[];
  readonly body: Uint8Array;
  /** False if the connection ended before the announced end of the body. */
  readonly complete: boolean;
  /** Number of bytes after the announced end of the response. */
  readonly trailingBytes: number;
}

/** Why there is no response to judge. */
export interface TransportFailure {
  readonly kind: 'unreachable' | 'reset' | 'timeout' | 'malformed' | 'too-large' | 'not-public' | 'not-sent';
  /** The reason in words, without any key. */
  readonly message: string;
}

/** A request with its response, or the reason why there is none. */
export interface Exchange {
  /** `<case id>#<step>`, unique in a run. */
  readonly id: string;
  readonly request: WireRequest;
  /** The URL that was called. */
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
 * @param lines header lines of a request or a response
 * @param name any spelling
 */
export function headerOf(lines: readonly HeaderLine[], name: string): string | undefined {
  const wanted = name.toLowerCase();
  const values = lines.filter(([key]) => key.toLowerCase() === wanted).map(([, value]) => value);
  return values.length === 0 ? undefined : values.join(', ');
}

/** The media type of a `Content-Type` header in lower case, without its parameters; '' without the header. */
export function mediaTypeOf(lines: readonly HeaderLine[]): string {
  return (headerOf(lines, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** The body as UTF-8, with U+FFFD for broken sequences. For messages, not for judging. */
export function textOf(body: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
}
