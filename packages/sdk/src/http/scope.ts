import { ignore } from '../internal/race.js';
import { ambient } from './ambient.js';
import { type CallState, type Known, mayHaveRun, stopped } from './charge.js';
import type { Core, Transport } from './core.js';
import { AbortError, type Charged, KoukoutuError, TimeoutError } from './errors.js';
import type { TaskCallOptions } from './options.js';

/**
 * One call, from start to end: one deadline and one signal for everything it does, and what is known about it so far.
 * It never changes: {@link knowing} makes another one for the rest of the call.
 */
export interface Scope extends CallState {
  readonly core: Core;
  readonly operation: string;
  readonly options: TaskCallOptions;
  /** Milliseconds that are left. */
  remaining(): number;
  /** Called with each response, for `withResponse`. */
  saw(response: Response): void;
}

type Constant = Omit<Scope, keyof Known | 'error'>;

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

/** Starts a call. The returned function releases its timer and the caller's signal. */
export function openScope(
  core: Core,
  operation: string,
  options: TaskCallOptions = {},
  known: Known = { charged: 'no' },
  saw: Scope['saw'] = ignore,
): readonly [Scope, close: () => void] {
  const timeout = options.timeout ?? core.timeout;
  const { clock } = core;
  const controller = new AbortController();
  const finished = new AbortController();
  const started = clock.now();
  const outer = [options.signal, ambient()?.signal];
  const { signal } = controller;
  const remaining = () => timeout - (clock.now() - started);
  const scope = scopeOf({ core, operation, options, signal, timeout, remaining, saw }, known);
  const onAbort = () => {
    const cause = outer.find((signal) => signal?.aborted)?.reason;
    controller.abort(scope.error(AbortError, 'aborted.', { cause }));
  };
  const onTimeout = () => controller.abort(scope.error(TimeoutError, `not finished within ${timeout} ms.`));
  for (const signal of outer) {
    if (signal?.aborted) onAbort();
    signal?.addEventListener('abort', onAbort);
  }
  if (!(timeout > 0)) onTimeout();
  else if (timeout !== Infinity) clock.sleep(timeout, finished.signal).then(onTimeout, ignore);
  const close = () => {
    finished.abort(null); // No reason would make a DOMException.
    for (const signal of outer) signal?.removeEventListener('abort', onAbort);
  };
  return [scope, close];
}

/** Runs the rest of a call with what has become known about it. */
export async function knowing<Result>(
  scope: Scope,
  known: Partial<Known>,
  run: (scope: Scope) => Result | Promise<Result>,
): Promise<Result> {
  const inner = withKnown(scope, known);
  try {
    return await run(inner);
  } catch (error) {
    throw stopped(inner, error);
  }
}

/** The same call, with more known about it. */
export const withKnown = (scope: Scope, known: Partial<Known>): Scope => scopeOf(scope, { ...scope, ...known });

function scopeOf(constant: Constant, { charged, taskId, lastState }: Known): Scope {
  const { core, operation } = constant;
  const { redact } = core;
  return {
    ...constant,
    charged,
    taskId,
    lastState,
    error(Type, words, details = {}) {
      const all: Record<string, unknown> = { operation, taskId, lastState, charged, ...details };
      all.mayHaveRun = mayHaveRun(all.charged as Charged);
      for (const name in all) if (typeof all[name] === 'string') all[name] = redact(all[name]);
      const { cause } = details;
      // The reason that a caller gave to abort() is handed back untouched.
      if (cause !== undefined && Type !== AbortError) all.cause = plain(cause, redact);
      return new Type(redact(`${operation}: ${words}`), all);
    },
  };
}

/** A plain copy of an error from outside. The original may hold a request with its headers. */
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
