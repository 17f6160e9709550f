import { createPictures } from '../imaging/node.js';
import { createCore, type Mock, toMock } from '../service/mock.js';
import type { MockOptions } from '../service/options.js';
import { createHandlers } from './msw.js';

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
