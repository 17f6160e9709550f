import { KoukoutuError } from '@koukoutu/sdk';
import { wordsOf } from '../internal/errors.js';

/** Whether a job was paid for, as far as that is known. */
export type Charged = 'no' | 'maybe' | 'yes';

/** What happens to a job after a create without a task id. */
export type CreateOutcome =
  /** It is not known whether the create was carried out: a person must decide. */
  | { readonly next: 'dead'; readonly reason: string }
  /** It was not carried out and never will be, because of the picture or the options. */
  | { readonly next: 'fail'; readonly reason: string }
  /** It was not carried out because of the account. No job of the account may start for a while. */
  | { readonly next: 'close'; readonly why: 'credits' | 'key'; readonly reason: string }
  /** It was not carried out, but may succeed later. `cool`: whether to pause the account. */
  | { readonly next: 'again'; readonly reason: string; readonly cool: boolean };

/** What happens to a job whose task is known. */
export type TaskOutcome =
  /** The API says that the task failed. */
  | { readonly next: 'fail'; readonly reason: string }
  /** The API no longer knows the task or its result. It was paid for, and another try cannot fetch it. */
  | { readonly next: 'dead'; readonly reason: string }
  /** The task still runs, or its result is still there: try again later. */
  | { readonly next: 'resume'; readonly reason: string };

const FINAL = new Set([
  'ImageTooLargeError',
  'ImageTooSmallError',
  'UnsupportedFormatError',
  'InvalidRequestError',
  'ConfigurationError',
  'NotFoundError',
]);

/** What the SDK says about the charge. For errors that it did not throw, nothing is known. */
export function chargedOf(error: unknown): Charged {
  if (!(error instanceof KoukoutuError)) return 'maybe';
  const { charged } = error as { readonly charged?: Charged };
  return charged ?? (error.mayHaveRun ? 'maybe' : 'no');
}

/** The one place that decides what happens after a create that failed. It compares names, because the SDK's ESM and CJS builds have different classes. */
export function afterCreate(error: unknown): CreateOutcome {
  const reason = wordsOf(error);
  if (chargedOf(error) !== 'no') return { next: 'dead', reason };
  const name = (error as Error).name;
  if (name === 'InsufficientCreditsError') return { next: 'close', why: 'credits', reason };
  if (name === 'AuthenticationError' || name === 'PermissionError') return { next: 'close', why: 'key', reason };
  if (FINAL.has(name)) return { next: 'fail', reason };
  // Too many tasks at once, no connection, a time limit: the picture is not the reason.
  return { next: 'again', reason, cool: name === 'ConnectionError' || name === 'RateLimitError' };
}

/** The one place that decides what happens after polling or downloading failed. */
export function afterTask(error: unknown): TaskOutcome {
  const reason = wordsOf(error);
  const name = error instanceof Error ? error.name : '';
  if (name === 'TaskFailedError') return { next: 'fail', reason };
  if (name === 'NotFoundError')
    return { next: 'dead', reason: `Paid for, and the result cannot be fetched: ${reason}` };
  return { next: 'resume', reason };
}
