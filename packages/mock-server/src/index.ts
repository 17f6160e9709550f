import { createHandlers } from './adapters/msw.js';
import { createPictures } from './imaging/node.js';
import { createCore, type Mock, toMock } from './service/mock.js';
import type { MockOptions } from './service/options.js';

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
  const core = createCore(options, createPictures());
  return toMock(core, () => createHandlers(core.service, () => core.store().options.cors));
}

export type * from './public-types.js';
export { DEFAULT_API_KEY, DEFAULT_MODELS_API_KEY } from './service/options.js';
export { HOST_NAMES } from './spec/hosts.js';
