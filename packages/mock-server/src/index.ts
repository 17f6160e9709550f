import type { RequestHandler } from 'msw';
import type { Control } from './control.js';
import { createHandlers } from './handlers/msw.js';
import { createNodeImaging } from './imaging/node.js';
import { createCore, remember } from './mock.js';
import type { MockOptions } from './service/options.js';
import type { MockSnapshot } from './service/store.js';

/** A mock of the Koukoutu API, with a store of its own. */
export interface Mock {
  /** MSW request handlers for `setupServer`: they answer every request to the mocked hosts. */
  readonly handlers: RequestHandler[];
  /** Steers it: clock, accounts, tasks, faults, journal. */
  readonly control: Control;
  /** Back to the beginning: same options, same seed, no tasks, an empty journal. */
  reset(): void;
  /** The whole state, to be put back later. */
  snapshot(): MockSnapshot;
  /** Puts a state back that was taken from a mock with the same options. */
  restore(snapshot: MockSnapshot): void;
}

/**
 * Makes a mock for Node tests.
 *
 * @example
 * const mock = createMock();
 * const server = setupServer(...mock.handlers);
 *
 * @throws RangeError or TypeError when an option makes no sense.
 */
export function createMock(options: MockOptions = {}): Mock {
  const core = createCore(options, createNodeImaging());
  let handlers: RequestHandler[] | undefined;
  const mock: Mock = {
    get handlers() {
      handlers ??= createHandlers(core.service, () => core.store().options.cors);
      return handlers;
    },
    control: core.control,
    reset: core.reset,
    snapshot: core.snapshot,
    restore: core.restore,
  };
  return remember(mock, core);
}

export { HOST_NAMES } from './handlers/hosts.js';
export type * from './public-types.js';
export { DEFAULT_API_KEY, DEFAULT_MODELS_API_KEY } from './service/options.js';
