import { type ClientOptions, Koukoutu } from '../../src/node.js';
import { hurriedClock } from './manual-clock.js';
import type { StubApi } from './stub-api.js';
import { turn } from './turns.js';

/** A key that is easy to find wherever it should not be. */
export const KEY = 'kkt-SECRET-1234567890';
export const MODELS_KEY = 'sk-SECRET-0987654321';

let accounts = 0;

/** A client of the stub, with keys, on a clock that does not wait. Each has an account of its own. */
export function clientOf(api: { readonly url: string }, options: ClientOptions = {}): Koukoutu {
  return new Koukoutu({
    apiKey: `${KEY}-${++accounts}`,
    modelsApiKey: MODELS_KEY,
    baseUrl: api.url,
    clock: hurriedClock(),
    logLevel: 'off',
    ...options,
  });
}

/** The error that a promise rejects with; fails when it does not. */
export async function errorOf(promise: PromiseLike<unknown>): Promise<Error & Record<string, unknown>> {
  try {
    await promise;
  } catch (error) {
    return error as Error & Record<string, unknown>;
  }
  throw new Error('expected a rejection, and there was none');
}

/** Resolves when the stub has got as many requests to a path. */
export async function arrived(api: StubApi, path: string, count = 1): Promise<void> {
  while (api.to(path).length < count) await turn();
}
