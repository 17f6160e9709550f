import type { Scope } from '../internal/scope.js';
import type { Core } from './core.js';
import { KoukoutuError, NotFoundError, TaskFailedError } from './errors.js';

/**
 * What a call throws. Whatever went wrong, the task that the call had is not lost with it: its number and last state are
 * on the error, and so is that it may still run, unless the API has said that it does not. Keys are taken out.
 */
export function finishError(core: Core, { taskId, lastState }: Scope, error: unknown): unknown {
  if (error instanceof KoukoutuError && taskId !== undefined) {
    const ended = error instanceof TaskFailedError || (error instanceof NotFoundError && lastState?.state !== 'done');
    for (const [name, value] of Object.entries({ taskId, lastState, mayHaveRun: !ended || undefined })) {
      if (value === undefined || name in error) continue;
      Object.defineProperty(error, name, { value, enumerable: true, configurable: true });
    }
  }
  return core.redactor.error(error);
}
