import { createMock, DEFAULT_API_KEY, type Mock } from '@koukoutu/mock-server/browser';
import { setupWorker } from 'msw/browser';

declare global {
  interface Window {
    /** The mock, for the console: `mock.control.faults.setScenario('error-409')`. */
    mock?: Mock;
  }
}

/** Starts the mock in this page. Returns a key that it takes. */
export async function startMock(): Promise<string> {
  const mock = createMock();
  await setupWorker(...mock.handlers).start({ quiet: true, onUnhandledFrame: 'bypass' });
  window.mock = mock;
  return DEFAULT_API_KEY;
}
