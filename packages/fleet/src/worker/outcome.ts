import { KoukoutuError } from '@koukoutu/sdk';
import { wordsOf } from '../internal/errors.js';

/** What is known of whether something was paid for. */
export type Charged = 'no' | 'maybe' | 'yes';

/** What becomes of a job after a create that brought no task. */
export type CreateOutcome =
  /** Nobody knows whether it was carried out: a person decides. */
  | { readonly next: 'dead'; readonly reason: string }
  /** It was not carried out, and never will be: the picture or the options are at fault. */
  | { readonly next: 'fail'; readonly reason: string }
  /** It was not carried out; the account is the reason, so that no job of it may start for a while. */
  | { readonly next: 'close'; readonly why: 'credits' | 'key'; readonly reason: string }
  /** It was not carried out; another time it may be. `cool` is how long the account is left alone. */
  | { readonly next: 'again'; readonly reason: string; readonly cool: boolean };

/** What becomes of a job whose task is known. */
export type TaskOutcome =
  /** The API says that the task failed. */
  | { readonly next: 'fail'; readonly reason: string }
  /** The API no longer knows the task or its result: paid, and not to be had by trying again. */
  | { readonly next: 'dead'; readonly reason: string }
  /** The task goes on, or its result is still there: ask again later. */
  | { readonly next: 'resume'; readonly reason: string };

const FINAL = new Set([
  'ImageTooLargeError',
  'ImageTooSmallError',
  'UnsupportedFormatError',
  'InvalidRequestError',
  'ConfigurationError',
  'NotFoundError',
]);

/** What the SDK says of the charge; anything that it did not throw is not known. */
export function chargedOf(error: unknown): Charged {
  if (!(error instanceof KoukoutuError)) return 'maybe';
  const { charged } = error as { readonly charged?: Charged };
  return charged ?? (error.mayHaveRun ? 'maybe' : 'no');
}

/** The one place that decides what happens after a create that failed. By name: the SDK's ESM and CJS builds have classes of their own. */
export function afterCreate(error: unknown): CreateOutcome {
  const reason = wordsOf(error);
  if (chargedOf(error) !== 'no') return { next: 'dead', reason };
  const name = (error as Error).name;
  if (name === 'InsufficientCreditsError') return { next: 'close', why: 'credits', reason };
  if (name === 'AuthenticationError' || name === 'PermissionError') return { next: 'close', why: 'key', reason };
  if (FINAL.has(name)) return { next: 'fail', reason };
  // Too many tasks at once, no connection, a time limit: none of it is the picture's fault.
  return { next: 'again', reason, cool: name === 'ConnectionError' || name === 'RateLimitError' };
}

/** The one place that decides what happens after polling or downloading failed. */
export function afterTask(error: unknown): TaskOutcome {
  const reason = wordsOf(error);
  const name = error instanceof Error ? error.name : '';
  if (name === 'TaskFailedError') return { next: 'fail', reason };
  if (name === 'NotFoundError') return { next: 'dead', reason: `Paid for, and the result cannot be had: ${reason}` };
  return { next: 'resume', reason };
}
