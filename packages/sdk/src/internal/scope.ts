import { AbortError, AmbiguousSubmitError, TaskTimeoutError, TimeoutError } from '../core/errors.js';
import type { TaskUpdate } from '../tasks/state.js';
import type { Clock } from './clock.js';

/**
 * One call of a user, from its start to its end: one deadline over everything and one signal for everything beneath.
 * It knows how far the call came, so that giving up says what may still happen.
 */
export interface Scope {
  readonly operation: string;
  /** Aborted by the caller or by the deadline; its reason is the error to throw. */
  readonly signal: AbortSignal;
  /** Milliseconds that are left. */
  remaining(): number;
  /** Whether a request that costs may have reached the server without an answer. */
  sent: boolean;
  /** The task of this call, once it has one. */
  taskId: number | undefined;
  lastState: TaskUpdate | undefined;
  /** The last answer of the API. */
  response: Response | undefined;
  /** Lets go of the timer and of the caller's signal. */
  dispose(): void;
}

export function openScope(
  clock: Clock,
  operation: string,
  timeout: number,
  outer: readonly (AbortSignal | undefined)[],
): Scope {
  const controller = new AbortController();
  const finished = new AbortController();
  const started = clock.now();
  const scope: Scope = {
    operation,
    signal: controller.signal,
    remaining: () => timeout - (clock.now() - started),
    sent: false,
    taskId: undefined,
    lastState: undefined,
    response: undefined,
    dispose() {
      finished.abort();
      for (const signal of outer) signal?.removeEventListener('abort', onAbort);
    },
  };
  const onAbort = () => controller.abort(abortError(scope, outer.find((signal) => signal?.aborted)?.reason));
  for (const signal of outer) {
    if (signal?.aborted) onAbort();
    else signal?.addEventListener('abort', onAbort, { once: true });
  }
  if (!(timeout > 0)) controller.abort(timeoutError(scope, timeout));
  else if (timeout !== Infinity) {
    clock.sleep(timeout, finished.signal).then(
      () => controller.abort(timeoutError(scope, timeout)),
      () => {},
    );
  }
  return scope;
}

const whereTaskStands = ({ taskId, lastState }: Scope): string =>
  lastState?.state === 'done'
    ? `Task ${taskId} is done; tasks.resume(${taskId}) fetches its result.`
    : `Task ${taskId} may still run, since the API has no cancel; tasks.resume(${taskId}) continues.`;

function details({ operation, taskId, lastState }: Scope, mayHaveRun: boolean) {
  return { operation, taskId, lastState, mayHaveRun: mayHaveRun || undefined };
}

function abortError(scope: Scope, cause: unknown): Error {
  const { operation, taskId, sent } = scope;
  const what =
    taskId !== undefined
      ? whereTaskStands(scope)
      : sent
        ? 'The request had been sent: it may still be carried out and charged.'
        : 'Nothing that costs was under way.';
  return new AbortError(`${operation}: aborted. ${what}`, { ...details(scope, sent || taskId !== undefined), cause });
}

function timeoutError(scope: Scope, timeout: number): Error {
  const { operation, taskId, sent } = scope;
  const message = `${operation}: not finished within ${timeout} ms.`;
  if (taskId !== undefined) return new TaskTimeoutError(`${message} ${whereTaskStands(scope)}`, details(scope, true));
  if (!sent) return new TimeoutError(`${message} Nothing that costs was under way.`, details(scope, false));
  return new AmbiguousSubmitError(
    `${message} The request had been sent: it may have been carried out and charged, so it was not repeated.`,
    { ...details(scope, true), cause: new TimeoutError(message, { operation }) },
  );
}
