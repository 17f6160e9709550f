import { DEFAULT_API_KEY, startMockProcess } from '@koukoutu/mock-server/node';
import type { ClientOptions } from '@koukoutu/sdk';

/** The service that receives the pictures. */
export interface Service {
  readonly options: ClientOptions;
  /** What is called, to be printed at the start. */
  readonly title: string;
  /** What is printed at the end. */
  readonly closed: string;
  /** True if each call costs credits. */
  readonly isPaid: boolean;
  close(): Promise<void>;
}

/**
 * Opens the service that the environment selects: a server with `KOUKOUTU_BASE_URL`, the live service with `KOUKOUTU_API_KEY`,
 * otherwise a new mock. The sample is never sent to the live service, because nobody should pay for a demonstration.
 */
export async function openService(
  { KOUKOUTU_API_KEY: apiKey, KOUKOUTU_BASE_URL: baseUrl }: NodeJS.ProcessEnv,
  { ownPictures }: { ownPictures: boolean },
): Promise<Service> {
  const nothing = async () => {};
  if (baseUrl) {
    const options = { apiKey: apiKey || DEFAULT_API_KEY, baseUrl };
    return { options, title: `Calling ${baseUrl} (KOUKOUTU_BASE_URL)`, closed: 'Done:', isPaid: false, close: nothing };
  }
  if (apiKey && ownPictures) {
    const title = 'Calling the live service with KOUKOUTU_API_KEY: each picture costs credits';
    return { options: { apiKey }, title, closed: 'Done:', isPaid: true, close: nothing };
  }
  const mock = await startMockProcess({ speed: 10 });
  return {
    // Frequent polls do not matter to the mock, and the bar moves more smoothly.
    options: { apiKey: DEFAULT_API_KEY, baseUrl: mock.url, pollInterval: 50 },
    title: `Mock server ready on ${mock.url}`,
    closed: 'Mock server stopped.',
    isPaid: false,
    close: () => mock.stop(),
  };
}
