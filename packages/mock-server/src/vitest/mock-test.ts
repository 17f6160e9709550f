import { HttpResponse, http, isCommonAssetRequest } from 'msw';
import { test as base } from 'vitest';
import { createMock } from '../adapters/create-mock.js';
import { guardNetwork } from '../adapters/network-guard.js';
import type { Mock } from '../service/mock.js';
import type { MockOptions } from '../service/options.js';
import type { ClockOptions } from '../state/clock.js';

/** MSW lets requests for pictures, scripts and the like through to the network, whatever it is told about unhandled ones. */
const closedToAssets = http.all(
  ({ request }) => isCommonAssetRequest(request),
  ({ request }) => {
    console.error(
      `mockTest: ${request.method} ${request.url} goes to no mocked host, and tests do not reach the network.`,
    );
    return HttpResponse.error();
  },
);

/** A clock on which every poll takes longer than any task: a client's first poll finds its task done. */
const DONE_AT_FIRST_POLL: ClockOptions = { mode: 'poll', pollStep: 60_000 };

/** Fixtures of {@link mockTest}. */
export interface MockFixtures {
  /**
   * Options of the mock. Set them with `mockTest.override`. By default a task is done at its first poll, so that no test waits; a
   * test of progress sets `clock: 'poll'` (a second with every poll) or `clock: 'virtual'` (moved by the test).
   */
  mockOptions: MockOptions;
  /** A fresh mock that answers every `fetch` of the test to a mocked host. */
  mock: Mock;
}

/**
 * `test` with a mock that is fresh for each test and intercepts its requests, whether the test names `mock` or not. A request to a
 * host that is not mocked fails, and so does a request that would reach the real API past the mock: no test reaches the network
 * unnoticed.
 *
 * @example
 * mockTest('cuts out', async ({ mock }) => {
 *   await shop.cutOut(photo);
 *   expect(mock).toHaveReceived('createSync');
 * });
 */
export const mockTest = base.extend<MockFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixtures that are needed from this pattern
  mockOptions: async ({}, use) => use({}),
  mock: [
    async ({ mockOptions }, use) => {
      const { setupServer } = await import('msw/node');
      const mock = createMock({ clock: DONE_AT_FIRST_POLL, ...mockOptions });
      const server = setupServer(...mock.handlers, closedToAssets);
      const openNetwork = guardNetwork();
      server.listen({ onUnhandledFrame: 'error' });
      try {
        await use(mock);
      } finally {
        server.close();
        openNetwork();
      }
    },
    // A test that does not name the mock must not reach the real API either.
    { auto: true },
  ],
});
