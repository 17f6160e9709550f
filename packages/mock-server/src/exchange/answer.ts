/** How an answer is delivered, if not simply as a whole. */
export interface Delivery {
  /** Cut the connection before the first byte of the answer. */
  resetBefore?: boolean;
  /** Announce the whole body, send this many bytes of it, then cut the connection. */
  resetAfterBytes?: number;
  /** Send the body no faster than this. */
  bytesPerSecond?: number;
}

/** An answer that has not been sent yet. */
export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
  readonly delivery?: Delivery;
}

/** An answer with a JSON body. */
export function json(status: number, body: unknown, headers?: Record<string, string>): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  };
}
