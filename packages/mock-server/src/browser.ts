import { createHandlers } from './adapters/msw.js';
import { createPictures } from './imaging/browser.js';
import { createCore, type Mock, toMock } from './service/mock.js';
import type { MockOptions } from './service/options.js';

/**
 * Makes a mock for the browser: the same mock, its pictures made by the browser's own decoders and encoders.
 *
 * @example
 * const mock = createMock();
 * await setupWorker(...mock.handlers).start();
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
