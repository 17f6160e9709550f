import { createMock, DEFAULT_API_KEY, type JournalEntry } from '@koukoutu/mock-server/browser';
import { setupWorker } from 'msw/browser';

/** Milliseconds by which each poll advances the mock's clock, so that a task of a few seconds takes about ten polls. */
const POLL_STEP = 500;

/**
 * Starts the mock in this page: a service worker intercepts every request to the API and passes it to the mock, which responds from
 * here. Resolves once requests are intercepted.
 *
 * @param onRequest called with every request that the mock has answered
 * @returns an API key that the mock accepts
 */
export async function startMock(onRequest: (entry: JournalEntry) => void): Promise<{ apiKey: string }> {
  const mock = createMock({ clock: { mode: 'poll', pollStep: POLL_STEP } });
  mock.control.journal.subscribe(onRequest);
  await setupWorker(...mock.handlers).start({
    quiet: true,
    // The page's files are loaded from its server. All other requests must go to the mock.
    onUnhandledFrame: 'bypass',
    serviceWorker: { url: './mockServiceWorker.js' },
  });
  return { apiKey: DEFAULT_API_KEY };
}
