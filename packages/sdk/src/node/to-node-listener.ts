import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';

/**
 * Makes a fetch handler, such as the one of `@koukoutu/sdk/proxy`, a listener for `node:http`, Express or Connect. Bodies
 * are streamed both ways; a client that hangs up aborts the request's `signal`.
 *
 * ```ts
 * createServer(toNodeListener(createProxy({ … }))).listen(3000);
 * ```
 */
export function toNodeListener(
  handler: (request: Request) => Promise<Response>,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (incoming, outgoing) => {
    const gone = new AbortController();
    outgoing.on('close', () => {
      if (!outgoing.writableFinished) gone.abort();
    });
    const body = bodyOf(incoming);
    try {
      // Loaded when they are used: they would be most of this entry's start-up time.
      const [{ Readable }, { pipeline }] = await Promise.all([import('node:stream'), import('node:stream/promises')]);
      const response = await handler(toRequest(incoming, gone.signal, body));
      outgoing.setHeaders(response.headers).writeHead(response.status);
      if (response.body) await pipeline(Readable.fromWeb(response.body as NodeReadableStream), outgoing);
      else outgoing.end();
    } catch {
      // The client is gone, or the answer broke: either way there is nobody to tell but by cutting the connection.
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(500).end();
    } finally {
      body.discard();
    }
  };
}

interface Body {
  readonly stream: ReadableStream<Uint8Array>;
  /** Reads on and forgets: an answer may come early, and the rest must not stop the connection's next request. */
  discard(): void;
}

function bodyOf(incoming: IncomingMessage): Body {
  const chunks = incoming.iterator({ destroyOnReturn: false });
  const discard = () => void chunks.return?.().then(() => incoming.resume());
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: discard,
    },
    { highWaterMark: 0 },
  );
  return { stream, discard };
}

function toRequest(
  incoming: IncomingMessage & { originalUrl?: string },
  signal: AbortSignal,
  { stream }: Body,
): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const each of [value ?? []].flat()) headers.append(name, each);
  }
  const method = incoming.method ?? 'GET';
  const scheme = 'encrypted' in incoming.socket ? 'https' : 'http';
  const body = /^(GET|HEAD)$/.test(method) ? null : stream;
  // Express takes the mount path off `url` and keeps the whole in `originalUrl`.
  const url = `${scheme}://${incoming.headers.host ?? 'localhost'}${incoming.originalUrl ?? incoming.url ?? '/'}`;
  return new Request(url, { method, headers, body, signal, duplex: 'half' } as RequestInit);
}
