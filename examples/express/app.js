import { fileURLToPath } from 'node:url';
import { KoukoutuError } from '@koukoutu/sdk';
import express from 'express';

/** What the page is told. Only the first group is something that its user can mend. */
function statusFor(error) {
  switch (error.name) {
    case 'ImageTooLargeError':
    case 'ImageTooSmallError':
    case 'UnsupportedFormatError':
    case 'InvalidRequestError':
      return 422;
    case 'RateLimitError':
      return 429;
    case 'TimeoutError':
    case 'TaskTimeoutError':
      return 504;
    default:
      return 502; // the key, the credits, the API
  }
}

/**
 * The application. Everybody who reaches `/cut-out` spends your credits: put your own login in front of it.
 *
 * @param {import('@koukoutu/sdk').Koukoutu} koukoutu
 */
export function createApp(koukoutu) {
  const app = express();
  app.use(express.static(fileURLToPath(new URL('public', import.meta.url))));

  app.post('/cut-out', async (request, response) => {
    // The user closes the page: the call is given up.
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    try {
      // The request itself is the picture. It is read up to the API's limit, and checked before a credit is spent.
      const cutout = await koukoutu.removeBackground(request, { outputFormat: 'png', signal: gone.signal });
      response.type(cutout.contentType).send(Buffer.from(await cutout.bytes()));
    } catch (error) {
      if (!(error instanceof KoukoutuError)) throw error;
      if (gone.signal.aborted) return;
      console.error(error.message); // holds no key
      response.status(statusFor(error)).json({ error: error.name });
    }
  });
  return app;
}
