import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import { type Queue, watchQueue } from '@koukoutu/fleet';
import express from 'express';

const PAGE = readFileSync(new URL('./page.html', import.meta.url), 'utf8');

/** Serves a page with the progress of the fleet and buttons to pause and resume it. Bull Board is under `/board`. */
export async function serveStatusPage(redis: string, queue: Queue, port = 0) {
  const app = express();

  const board = new ExpressAdapter();
  board.setBasePath('/board');
  createBullBoard({ queues: [new BullMQAdapter(queue.bull, { readOnlyMode: true })], serverAdapter: board });
  app.use('/board', board.getRouter());

  app.get('/', (_request, response) => void response.type('html').send(PAGE));
  app.get('/status', async (_request, response) => {
    response.json({ ...(await queue.status()), paused: await queue.isPaused() });
  });
  app.post('/pause', async (_request, response) => {
    await queue.pause();
    response.sendStatus(204);
  });
  app.post('/resume', async (_request, response) => {
    await queue.resume();
    response.sendStatus(204);
  });
  // Sends the events of all workers as server-sent events.
  app.get('/events', async (_request, response) => {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    for await (const event of watchQueue({ redis, name: queue.name, signal: gone.signal })) {
      response.write(`data: ${JSON.stringify(event)}\n\n`);
    }
  });

  const server = app.listen(port, '127.0.0.1');
  await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
