import { ignore } from '../internal/race.js';
import type { TaskUpdate } from '../internal/task-state.js';
import { ambient } from './ambient.js';
import type { Core } from './core.js';
import {
  AbortError,
  AmbiguousSubmitError,
  type ErrorDetails,
  type ErrorType,
  KoukoutuError,
  NotFoundError,
  TaskFailedError,
  TaskTimeoutError,
  TimeoutError,
} from './errors.js';
import type { TaskCallOptions } from './options.js';

/**
 * One call of a user, from its start to its end: one deadline over everything and one signal for everything beneath.
 * It knows how far the call came, so that its errors say what may still happen.
 */
export interface Scope {
  readonly core: Core;
  readonly operation: string;
  readonly options: TaskCallOptions;
  /** Aborted by the caller or by the deadline; its reason is the error to throw. */
  readonly signal: AbortSignal;
  /** Milliseconds that are left. */
  remaining(): number;
  /** Whether a request that costs may have reached the server, and no answer has said what became of it. */
  sent: boolean;
  /** The task of this call, once it has one. */
  taskId: number | undefined;
  lastState: TaskUpdate | undefined;
  /** The last answer of the API. */
  response: Response | undefined;
  /** An error of this call, without any key: what the API has echoed and what lies beneath are looked through. */
  error(Type: ErrorType, words: string, details?: ErrorDetails): KoukoutuError;
  /** Lets go of the timer and of the caller's signal. */
  dispose(): void;
}

/** What every error says when nobody knows whether the request was carried out. */
export const MAY_HAVE_RUN = 'It may have been carried out and charged, so it was not repeated.';

/** @param taskId - The task that the call is about, where it has one from the start. */
export function openScope(core: Core, operation: string, options: TaskCallOptions = {}, taskId?: number): Scope {
  const timeout = options.timeout ?? core.timeout;
  const { clock, redact } = core;
  const controller = new AbortController();
  const finished = new AbortController();
  const started = clock.now();
  const outer = [options.signal, ambient()?.signal];
  const scope: Scope = {
    core,
    operation,
    options,
    signal: controller.signal,
    remaining: () => timeout - (clock.now() - started),
    sent: false,
    taskId,
    lastState: undefined,
    response: undefined,
    error(Type, words, details = {}) {
      const { taskId, lastState, sent } = scope;
      // The API has no cancel: a task goes on, unless it has said itself that it does not.
      const ended = Type === TaskFailedError || (Type === NotFoundError && lastState?.state !== 'done');
      const all: Record<string, unknown> = {
        operation,
        taskId,
        lastState,
        mayHaveRun: sent || (taskId !== undefined && !ended) || undefined,
        ...details,
      };
      for (const name in all) if (typeof all[name] === 'string') all[name] = redact(all[name]);
      const { cause } = details;
      // What an abort was given as its reason is the caller's own.
      if (cause !== undefined && Type !== AbortError) all.cause = plain(cause, redact);
      return new Type(redact(`${operation}: ${words}`), all);
    },
    dispose() {
      finished.abort();
      for (const signal of outer) signal?.removeEventListener('abort', onAbort);
    },
  };
  const giveUp = (what: string, Type: ErrorType, cause?: unknown) => {
    const { taskId, lastState, sent } = scope;
    let state = 'Nothing that costs was under way.';
    if (taskId !== undefined) {
      if (Type === TimeoutError) Type = TaskTimeoutError;
      const now = lastState?.state === 'done' ? 'is done' : 'may still run, since the API has no cancel';
      state = `Task ${taskId} ${now}; tasks.resume(${taskId}) continues.`;
    } else if (sent) {
      if (Type === TimeoutError) {
        cause = scope.error(Type, what);
        Type = AmbiguousSubmitError;
      }
      state = 'The request had been sent: it may still be carried out and charged.';
    }
    controller.abort(scope.error(Type, `${what}. ${state}`, { cause }));
  };
  const onAbort = () => giveUp('aborted', AbortError, outer.find((signal) => signal?.aborted)?.reason);
  const onTimeout = () => giveUp(`not finished within ${timeout} ms`, TimeoutError);
  for (const signal of outer) {
    if (signal?.aborted) onAbort();
    signal?.addEventListener('abort', onAbort);
  }
  if (!(timeout > 0)) onTimeout();
  else if (timeout !== Infinity) clock.sleep(timeout, finished.signal).then(onTimeout, ignore);
  return scope;
}

/** A plain copy of an error from outside: what else hangs on it may be a request with its headers. */
function plain(error: unknown, redact: (text: string) => string): unknown {
  if (error instanceof KoukoutuError) return error;
  const copy = new Error();
  for (const name of ['name', 'message', 'stack', 'code']) {
    const value = (error as Record<string, unknown> | null)?.[name];
    if (value === undefined) continue;
    const clean = typeof value === 'string' ? redact(value) : value;
    Object.defineProperty(copy, name, { value: clean, enumerable: name === 'code', configurable: true });
  }
  return copy;
}
