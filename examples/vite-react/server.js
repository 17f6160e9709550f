// Production: serves the built page, and the proxy that adds the key. `npm run build`, then `KOUKOUTU_API_KEY=… npm start`.
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { toNodeListener } from '@koukoutu/sdk/node';
import { createProxy } from '@koukoutu/sdk/proxy';
import express from 'express';

/** Pictures that one visitor may have cut out. In an application with a login, ask that instead. */
const PICTURES = 20;
const visitors = new Map();

const visitorOf = (cookie) => /(?:^|; )visitor=([\w-]+)/.exec(cookie ?? '')?.[1];

export function createApp() {
  const proxy = createProxy({
    // The key comes from KOUKOUTU_API_KEY.
    baseUrl: process.env.KOUKOUTU_BASE_URL,
    operations: ['createSync'],
    authorize(request) {
      const visitor = visitorOf(request.headers.get('cookie'));
      const used = visitors.get(visitor);
      if (used === undefined) return false;
      if (used >= PICTURES) return Response.json({ code: 429, message: 'no pictures left' }, { status: 429 });
      visitors.set(visitor, used + 1);
      return true;
    },
  });

  const app = express();
  app.use('/api/koukoutu', toNodeListener(proxy)); // before anything that reads bodies
  app.get('/', (request, response, next) => {
    if (!visitors.has(visitorOf(request.headers.cookie))) {
      const visitor = randomUUID();
      visitors.set(visitor, 0);
      response.cookie('visitor', visitor, { httpOnly: true, sameSite: 'strict' });
    }
    next();
  });
  app.use(express.static(fileURLToPath(new URL('dist', import.meta.url))));
  return app;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const port = Number(process.env.PORT ?? 3000);
  createApp().listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}`));
}
