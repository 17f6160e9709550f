import type { Core, Transport } from './core.js';
import type { TaskCallOptions } from './options.js';
import { openScope, type Scope } from './scope.js';

/** A call's result, and the last answer of the API with it. */
export interface WithResponse<T> {
  readonly data: T;
  /** The last answer of the API or of the result host: its status and headers. Its body was read. */
  readonly response: Response | undefined;
}

/** The promise of a call. */
export interface Call<T> extends Promise<T> {
  /** The result together with the raw response, for its status and headers. */
  withResponse(): Promise<WithResponse<T>>;
}

/** Runs a call within one scope: one deadline, one signal, nothing left behind. */
export function call<T>(
  transport: Transport,
  operation: string,
  options: TaskCallOptions | undefined,
  run: (scope: Scope) => T | Promise<T>,
  taskId?: number,
): Call<T> {
  const scope = openScope(transport as Core, operation, options, taskId);
  const promise = (async () => {
    try {
      if (scope.signal.aborted) throw scope.signal.reason;
      return await run(scope);
    } catch (error) {
      const { taskId } = scope;
      // What is thrown by onTask, onUpdate or middleware does not name the task, which goes on.
      if ((error as { taskId?: unknown } | undefined)?.taskId !== taskId) {
        scope.core.log('error', `${operation}: a callback failed; tasks.resume(${taskId}) continues.`);
      }
      throw error;
    } finally {
      scope.dispose();
    }
  })();
  return Object.assign(promise, {
    withResponse: async () => ({ data: await promise, response: scope.response }),
  });
}
