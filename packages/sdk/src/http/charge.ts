/**
 * Whether a call was paid for: the one place that decides what is retried, which error is raised, what `mayHaveRun`
 * says, and what a manifest writes down. `docs/sdk/errors.md` shows this as a table, made from the cases of its test.
 */

import type { TaskUpdate } from '../internal/task-state.js';
import {
  AbortError,
  AmbiguousSubmitError,
  type Charged,
  type ErrorDetails,
  type ErrorType,
  type KoukoutuError,
  TaskTimeoutError,
  TimeoutError,
} from './errors.js';

/**
 * How one attempt ended: whether a paid call was charged, which calls are retried, and whether a paid call then raises
 * AmbiguousSubmitError instead of the error itself. A reading call (a poll, the credits, a download) costs nothing.
 */
const RULES = {
  /** The answer is what the spec says. */
  answered: ['yes', 'none'],
  /** No connection was made: refused, unknown name, a proxy that is busy. */
  unreachable: ['no', 'all'],
  /** No connection was made, and none will be: a blocked port, a bad certificate, a proxy that wants a login. */
  blocked: ['no', 'none'],
  /** `fetch` did not even try: it, or a header or a key, cannot be used. */
  unsendable: ['no', 'none'],
  /** The connection broke before the whole body had been read, so the server cannot have it. */
  hungUp: ['no', 'reading'],
  /** A redirect. It is not followed, and a server that redirects has not carried out the request. */
  redirected: ['no', 'none'],
  /** The API, or a gateway in front of it, refused the request. */
  refused: ['no', 'none'],
  /** There is no such task, or it failed. Unlike other answers to a poll, this settles whether the task was charged. */
  over: ['no', 'none'],
  /** 429. */
  limited: ['no', 'all'],
  /** The connection broke, or stayed silent, and the server may have the whole request. */
  broken: ['maybe', 'reading', 'ambiguous'],
  /** 5xx. */
  failed: ['maybe', 'reading', 'ambiguous'],
  /** The answer ended early. */
  cutOff: ['maybe', 'reading'],
  /** The answer is not what the spec says, or has an unknown code. */
  unreadable: ['maybe', 'none'],
} as const satisfies Record<string, readonly [charged: Charged, repeated: 'none' | 'reading' | 'all', 'ambiguous'?]>;

/** How one attempt ended. */
export type Ending = keyof typeof RULES;

/** What is known about a call at some point of it. */
export interface Known {
  /** Whether it was paid for. */
  readonly charged: Charged;
  /** Its task, once it has one. */
  readonly taskId?: number | undefined;
  /** Where its task stood when it was last polled. */
  readonly lastState?: TaskUpdate | undefined;
}

/** A call as these rules see it. */
export interface CallState extends Known {
  /** Aborted by the caller or by the deadline. Its reason is an error that {@link stopped} completes. */
  readonly signal: AbortSignal;
  /** Milliseconds for the whole call. */
  readonly timeout: number;
  /** An error of this call. Keys are removed from its texts, from what the API echoed, and from its cause. */
  error(Type: ErrorType, words: string, details?: ErrorDetails): KoukoutuError;
}

/** What `mayHaveRun` of an error says. */
export const mayHaveRun = (charged: Charged): true | undefined => charged !== 'no' || undefined;

/** Whether a manifest withdraws its record that a request was sent, so that the next run sends it again. */
export const isTakenBack = (charged: Charged): boolean => charged === 'no';

const DOUBT = ' It may have been carried out and charged, so it was not retried.';

/** What an answer, or a connection that broke, means. */
export interface Meaning {
  readonly ending: Ending;
  /** The error for it, unless it makes a paid call ambiguous: then this one is the cause. */
  readonly Type: ErrorType;
  readonly words: string;
  readonly details?: ErrorDetails;
}

/** How an attempt that failed is reported. */
export interface Failed {
  readonly charged: Charged;
  readonly error: KoukoutuError;
  /** Another attempt may help and costs nothing twice. */
  readonly retry: boolean;
}

/**
 * Applies the rules to one attempt that failed.
 * @param paid - Whether the request costs credits. One that does not cannot change what the scope knows about the charge.
 */
export function ended(scope: CallState, paid: boolean, { ending, Type, words, details }: Meaning): Failed {
  const [paidCharge, repeated, ambiguous] = RULES[ending];
  const settles = paid || (ending === 'over' && scope.charged !== 'yes');
  const charged = settles ? paidCharge : scope.charged;
  const known = { ...details, charged };
  const text = paid && charged === 'maybe' ? words + DOUBT : words;
  return {
    charged,
    retry: repeated === 'all' || (repeated === 'reading' && !paid),
    error:
      paid && ambiguous
        ? scope.error(AmbiguousSubmitError, text, {
            ...known,
            cause: details?.cause ?? scope.error(Type, words, known),
          })
        : scope.error(Type, text, known),
  };
}

/**
 * The error for a call that was stopped by its caller or its deadline, depending on what was known at that moment. Any other
 * error is returned as it is.
 */
export function stopped(scope: CallState, error: unknown): unknown {
  const { signal, charged, taskId, lastState, timeout } = scope;
  if (!signal.aborted || error !== signal.reason) return error;
  const aborted = error instanceof AbortError;
  const what = aborted ? 'aborted' : `not finished within ${timeout} ms`;
  let Type: ErrorType = aborted ? AbortError : TimeoutError;
  let cause = aborted ? error.cause : undefined;
  let state = 'Nothing was charged.';
  if (taskId !== undefined) {
    if (!aborted) Type = TaskTimeoutError;
    const now = lastState?.state === 'done' ? 'is done' : 'may still run, since the API has no cancel';
    state = `Task ${taskId} ${now}; tasks.resume(${taskId}) continues.`;
  } else if (charged === 'maybe') {
    if (!aborted) {
      cause = scope.error(Type, what);
      Type = AmbiguousSubmitError;
    }
    state = 'The request had been sent: it may still be carried out and charged.';
  } else if (charged === 'yes') {
    state = 'The request had been carried out and charged; its result was not fetched.';
  }
  return scope.error(Type, `${what}. ${state}`, { cause });
}
