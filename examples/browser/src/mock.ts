import { createMock, DEFAULT_API_KEY, type JournalEntry } from '@koukoutu/mock-server/browser';
import { setupWorker } from 'msw/browser';

/** Milliseconds by which each poll moves the mock's time on: a task of some seconds takes about ten polls. */
const POLL_STEP = 500;

/**
 * Starts the mock in this page: a service worker catches every request to the API and hands it to the mock, which answers
 * from here. Resolves once requests are caught.
 *
 * @param onRequest called with every request that the mock answered
 * @returns a key that the mock knows
 */
export async function startMock(onRequest: (entry: JournalEntry) => void): Promise<{ apiKey: string }> {
  const mock = createMock({ clock: { mode: 'poll', pollStep: POLL_STEP } });
  mock.control.journal.subscribe(onRequest);
  await setupWorker(...mock.handlers).start({
    quiet: true,
    // The page's own files come from where the page came from; everything else must be the mock's.
    onUnhandledFrame: 'bypass',
    serviceWorker: { url: './mockServiceWorker.js' },
  });
  return { apiKey: DEFAULT_API_KEY };
}
