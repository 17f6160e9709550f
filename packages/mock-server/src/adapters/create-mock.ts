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
 * @throws TypeError or RangeError if an option is not valid
 */
export function createMock(options: MockOptions = {}): Mock {
  const core = createCore(options, createPictures());
  return toMock(core, () => {
    requireNode(process.versions.node);
    return createHandlers(core.service, () => core.store().options.cors);
  });
}

/**
 * Makes sure that MSW 3 runs on this Node. On an older Node, MSW loads but then fails inside `fetch`.
 *
 * @throws Error if the version of Node is too old
 */
export function requireNode(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return;
  throw new Error(
    `Failed to intercept requests: MSW needs Node 22.12 or newer, and this is Node ${version}. Run the tests on a newer Node, or start the mock as a server with createMockServer.`,
  );
}
