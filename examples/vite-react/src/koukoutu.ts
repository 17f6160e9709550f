import { Koukoutu } from '@koukoutu/sdk';

/**
 * The client of the page. In production it has no key and knows the proxy of `server.js`. While you develop, the mock answers inside
 * the page; Vite leaves that branch and the mock out of the production build.
 */
export async function connect(): Promise<Koukoutu> {
  if (import.meta.env.DEV) {
    const { startMock } = await import('./mock');
    // The mock's key is no secret. A real one never belongs into a page.
    return new Koukoutu({ apiKey: await startMock(), dangerouslyAllowBrowser: true });
  }
  return new Koukoutu({ baseUrl: '/api/koukoutu' });
}
