/** What went wrong, as a code that programs can compare. */
export type FleetErrorCode =
  | 'usage'
  | 'redis-unreachable'
  | 'redis-refused'
  | 'redis-version'
  | 'redis-policy'
  | 'redis-full'
  | 'queue-version'
  | 'slots-mismatch'
  | 'input'
  | 'sink'
  | 'closed';

/** An error of this package. Its message is one sentence that says what to do; it never contains an API key or a password. */
export class FleetError extends Error {
  override readonly name = 'FleetError';
  /** What went wrong. */
  readonly code: FleetErrorCode;

  constructor(code: FleetErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

/** The message of anything that was thrown. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
