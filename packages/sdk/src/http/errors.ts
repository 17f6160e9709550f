/**
 * One hierarchy of errors, by cause. Every error says what happened, in which call, and what to do next; `name` is a
 * literal, so that a `switch` over it is checked by the compiler. No error holds an API key, a request header or a body.
 *
 * Source: the error codes of `openapi/components/matting/answers.yaml` and `openapi/components/models/errors.yaml`.
 */
import type { TaskUpdate } from '../internal/task-state.js';

/** Whether a call was paid for, as far as that is known. */
export type Charged = 'no' | 'maybe' | 'yes';

/** What an error may carry. Members that are not known are absent. */
export interface ErrorDetails {
  /** HTTP status of the answer. An error envelope may come with status 200: then `code` says what went wrong. */
  readonly status?: number | undefined;
  /** The API's own error code: a number on the cut-out hosts, often a word on the models host. */
  readonly code?: number | string | undefined;
  /** The API's own message, often in Chinese. */
  readonly apiMessage?: string | undefined;
  /** The call that failed, such as `removeBackground`. */
  readonly operation?: string | undefined;
  /** The gateway's id of the request. Give it to the vendor's support. */
  readonly requestId?: string | undefined;
  /** The task. `tasks.resume` continues it. */
  readonly taskId?: number | undefined;
  /** The state of the task at the last poll. */
  readonly lastState?: TaskUpdate | undefined;
  /** Milliseconds to wait, from the `Retry-After` header of the response. */
  readonly retryAfter?: number | undefined;
  /** Whether the call was charged, as far as that is known. Absent if the error is not about a call. */
  readonly charged?: Charged | undefined;
  /** `true` if the request may have been carried out, and charged, although no result arrived: `charged` is not `no`. */
  readonly mayHaveRun?: boolean | undefined;
  /** Why the model gave no picture ({@link NoImageError}). */
  readonly reason?: string | undefined;
  /** The link of a finished result that was not fetched. It expires soon. */
  readonly resultUrl?: string | undefined;
  /** The error that caused this one, with keys removed. */
  readonly cause?: unknown;
}

/** The base of all errors that this package throws. */
export class KoukoutuError extends Error {
  override readonly name: string = 'KoukoutuError';
  declare readonly status?: number;
  declare readonly code?: number | string;
  declare readonly apiMessage?: string;
  declare readonly operation?: string;
  declare readonly requestId?: string;
  declare readonly taskId?: number;
  declare readonly lastState?: TaskUpdate;
  declare readonly retryAfter?: number;
  declare readonly charged?: Charged;
  declare readonly mayHaveRun?: boolean;
  declare readonly reason?: string;
  declare readonly resultUrl?: string;

  constructor(message: string, { cause, ...details }: ErrorDetails = {}) {
    super(message, cause === undefined ? undefined : { cause });
    for (const [name, value] of Object.entries(details))
      if (value !== undefined) (this as Record<string, unknown>)[name] = value;
  }

  /** The error as data: its name, its message and what it carries. */
  toJSON(): Record<string, unknown> {
    return { ...(this as object), name: this.name, message: this.message };
  }
}

/** The key is wrong or missing (401). */
export class AuthenticationError extends KoukoutuError {
  override readonly name = 'AuthenticationError';
}
/** The key is not allowed to do this, or the account has no credits (403). */
export class PermissionError extends KoukoutuError {
  override readonly name = 'PermissionError';
}
/** The account is out of credits (402, 409). */
export class InsufficientCreditsError extends KoukoutuError {
  override readonly name = 'InsufficientCreditsError';
}
/** There is no such task, model or path (404). */
export class NotFoundError extends KoukoutuError {
  override readonly name = 'NotFoundError';
}
/** The picture is over the limit of bytes or of sides (406, 413, or refused before anything was sent). */
export class ImageTooLargeError extends KoukoutuError {
  override readonly name = 'ImageTooLargeError';
}
/** A side of the picture is under the limit (407, or refused before anything was sent). */
export class ImageTooSmallError extends KoukoutuError {
  override readonly name = 'ImageTooSmallError';
}
/** The API does not take this picture format (415, or refused before anything was sent). */
export class UnsupportedFormatError extends KoukoutuError {
  override readonly name = 'UnsupportedFormatError';
}
/** A parameter or a picture is not what the call takes (400, 422, or refused before anything was sent). */
export class InvalidRequestError extends KoukoutuError {
  override readonly name = 'InvalidRequestError';
}
/** Too many requests or tasks at once (429), after all retries. */
export class RateLimitError extends KoukoutuError {
  override readonly name = 'RateLimitError';
}
/** The server failed a call that costs nothing (5xx), after all retries. */
export class ServerError extends KoukoutuError {
  override readonly name = 'ServerError';
}
/** The server could not be reached, or the connection broke: before an upload was complete, or in a call that costs nothing. */
export class ConnectionError extends KoukoutuError {
  override readonly name = 'ConnectionError';
}
/** The call's `timeout` passed. Nothing was charged, unless it is a {@link TaskTimeoutError}, which names the task. */
export class TimeoutError extends KoukoutuError {
  override readonly name: string = 'TimeoutError';
}
/** The caller's `signal` was aborted. A request that was sent, or a task, may still run: the API cannot cancel it. */
export class AbortError extends KoukoutuError {
  override readonly name = 'AbortError';
}
/** The API reports that the task failed. `lastState` has its message and the raw state. */
export class TaskFailedError extends KoukoutuError {
  override readonly name = 'TaskFailedError';
}
/** The `timeout` passed while the task was running. It may still finish: `tasks.resume(error.taskId)` continues it. */
export class TaskTimeoutError extends TimeoutError {
  override readonly name = 'TaskTimeoutError';
}
/**
 * A request that costs was sent, and it is unknown whether it was carried out: the connection broke, the timeout passed or
 * the server answered 5xx. It is not retried, because both requests might be charged. `cause` says what happened.
 */
export class AmbiguousSubmitError extends KoukoutuError {
  override readonly name = 'AmbiguousSubmitError';
}
/** The model answered without a picture. `reason` is the model's, such as `SAFETY`. */
export class NoImageError extends KoukoutuError {
  override readonly name = 'NoImageError';
}
/** The response does not match the spec: a web page, an empty or cut body, a picture instead of JSON, or the reverse. */
export class InvalidResponseError extends KoukoutuError {
  override readonly name = 'InvalidResponseError';
}
/** The client is configured incorrectly: no key, a key with a line break, an unusable base URL. */
export class ConfigurationError extends KoukoutuError {
  override readonly name = 'ConfigurationError';
}

/** The constructor of an error of this package. */
export type ErrorType = new (message: string, details?: ErrorDetails) => KoukoutuError;
