import type { Problem } from '../spec/problem.js';

/** Details of a refusal. */
export interface RefusalDetails {
  /** What was wrong with the request, for the journal. */
  problems?: readonly Problem[];
  /** The `Retry-After` header: seconds, or an HTTP date. */
  retryAfter?: number | string | undefined;
  /** Overrides the mock's error style for this refusal. */
  style?: 'http' | 'envelope' | undefined;
  /** The whole message, in place of the API's own. */
  message?: string | undefined;
  /** Sends no body at all, as gateways sometimes answer a 429. */
  empty?: boolean;
}

/** A request that the API refuses. Any step may throw it, and `request/error-answer.ts` turns it into an answer. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    /** The API's error code, which is also the HTTP status. */
    readonly code: number,
    /** Appended to the API's own message for that code. Empty for that message alone. */
    detail = '',
    readonly extra: RefusalDetails = {},
  ) {
    super(detail);
  }
}

/** A refusal for one reason, which is both the message and the problem in the journal. */
export function refuse(code: number, where: string, message: string): never {
  throw new Refusal(code, message, { problems: [{ level: 'error', where, message }] });
}
