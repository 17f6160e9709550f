import { type Known, stopped } from './charge.js';
import type { Core, Transport } from './core.js';
import type { TaskCallOptions } from './options.js';
import { openScope, type Scope } from './scope.js';

/** A call's result, with the last response of the API. */
export interface WithResponse<T> {
  readonly data: T;
  /** The last response of the API or of the result host: its status and headers. Its body has been read. */
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
  known?: Known,
): Call<T> {
  let response: Response | undefined;
  const [scope, close] = openScope(transport as Core, operation, options, known, (last) => {
    response = last;
  });
  const promise = (async () => {
    try {
      scope.signal.throwIfAborted();
      return await run(scope);
    } catch (error) {
      throw stopped(scope, error);
    } finally {
      close();
    }
  })();
  return Object.assign(promise, { withResponse: async () => ({ data: await promise, response }) });
}
