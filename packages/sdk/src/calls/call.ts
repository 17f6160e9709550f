import type { Core, Transport } from '../core/core.js';
import { finishError } from '../core/finish-error.js';
import { openScope, type Scope } from '../internal/scope.js';
import type { CallOptions } from '../options.js';

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
  options: CallOptions | undefined,
  run: (core: Core, scope: Scope) => Promise<T>,
): Call<T> {
  const core = transport as Core;
  const scope = openScope(core.clock, operation, options?.timeout ?? core.timeout, [
    options?.signal,
    core.ambient?.()?.signal,
  ]);
  const promise = (async () => {
    try {
      if (scope.signal.aborted) throw scope.signal.reason;
      return await run(core, scope);
    } catch (error) {
      throw finishError(core, scope, error);
    } finally {
      scope.dispose();
    }
  })();
  return Object.assign(promise, {
    withResponse: async () => {
      const data = await promise;
      return { data, response: scope.response };
    },
  });
}
