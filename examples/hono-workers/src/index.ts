import { Koukoutu, KoukoutuError } from '@koukoutu/sdk';
import { createProxy } from '@koukoutu/sdk/proxy';
import { Hono } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';
import { HTTPException } from 'hono/http-exception';

interface Env {
  KOUKOUTU_API_KEY: string;
  /** The mock, in development. */
  KOUKOUTU_BASE_URL?: string;
  /** Who knows it may spend your credits. Put the login of your application here instead. */
  APP_TOKEN: string;
}

const app = new Hono<{ Bindings: Env }>();

app.use('*', (context, next) => bearerAuth({ token: context.env.APP_TOKEN })(context, next));

/** Cuts the request's body out. It is streamed through, never held as a whole in the Worker's memory. */
app.post('/cut-out', async ({ env, req }) => {
  // Keys come with each request of a Worker. A client is cheap to make.
  const koukoutu = new Koukoutu({ apiKey: env.KOUKOUTU_API_KEY, baseUrl: env.KOUKOUTU_BASE_URL });
  const cutout = await koukoutu.removeBackground(req.raw, { outputFormat: 'png', signal: req.raw.signal });
  return new Response(cutout.stream(), { headers: { 'content-type': cutout.contentType } });
});

/** What a page with the SDK calls, as `new Koukoutu({ baseUrl: '/api/koukoutu' })`: the proxy adds the key. */
app.all('/api/koukoutu/*', ({ env, req }) => {
  const proxy = createProxy({
    apiKey: env.KOUKOUTU_API_KEY,
    baseUrl: env.KOUKOUTU_BASE_URL,
    operations: ['createSync'],
    authorize: () => true, // the token has been checked above, for every path
  });
  return proxy(req.raw);
});

app.onError((error, context) => {
  if (error instanceof HTTPException) return error.getResponse(); // such as 401, of bearerAuth
  if (!(error instanceof KoukoutuError)) throw error;
  console.error(error.message); // holds no key
  switch (error.name) {
    case 'ImageTooLargeError':
    case 'ImageTooSmallError':
    case 'UnsupportedFormatError':
    case 'InvalidRequestError':
      return context.json({ error: error.name }, 422); // the user's picture
    case 'RateLimitError':
      return context.json({ error: error.name }, 429);
    default:
      return context.json({ error: error.name }, 502); // the key, the credits, the API
  }
});

export default app;
