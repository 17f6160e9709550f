import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';

/**
 * Turns a fetch handler, such as the one of `@koukoutu/sdk/proxy`, into a listener for `node:http`, Express or Connect.
 * Bodies are streamed both ways. If the client hangs up, the request's `signal` is aborted.
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
      // Loaded on use, because they would take a large part of this entry's start-up time.
      const [{ Readable }, { pipeline }] = await Promise.all([import('node:stream'), import('node:stream/promises')]);
      const response = await handler(toRequest(incoming, gone.signal, body));
      outgoing.setHeaders(response.headers).writeHead(response.status);
      if (response.body) await pipeline(Readable.fromWeb(response.body as NodeReadableStream), outgoing);
      else outgoing.end();
    } catch {
      // The client is gone, or the response broke off. Once it has begun, only cutting the connection can tell.
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(500).end();
    } finally {
      body.discard();
    }
  };
}

interface Body {
  readonly stream: ReadableStream<Uint8Array>;
  /** Reads the rest and drops it: a response may come early, and the rest must not block the connection's next request. */
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
    // HTTP/2 has pseudo-headers such as `:path`, which are no headers.
    if (name.startsWith(':')) continue;
    for (const each of [value ?? []].flat()) headers.append(name, each);
  }
  const method = incoming.method ?? 'GET';
  const scheme = 'encrypted' in incoming.socket ? 'https' : 'http';
  const body = /^(GET|HEAD)$/.test(method) ? null : stream;
  const url = originOf(scheme, incoming.headers.host) + pathOf(incoming);
  return new Request(url, { method, headers, body, signal, duplex: 'half' } as RequestInit);
}

/** The origin that a request names. `Host` may contain anything, even a path, which must not become the path of the request. */
function originOf(scheme: string, host = ''): string {
  const text = `${scheme}://${host}`;
  const { origin, href } = URL.canParse(text) ? new URL(text) : { origin: '', href: '' };
  return href === `${origin}/` ? origin : `${scheme}://localhost`;
}

/** The path and query of a request line, which may also contain a whole URL. */
function pathOf({ originalUrl, url = '/' }: IncomingMessage & { originalUrl?: string }): string {
  // Express takes the mount path off `url` and keeps all of it in `originalUrl`.
  const target = originalUrl ?? url;
  if (target.startsWith('/')) return target;
  if (!URL.canParse(target)) return '/';
  const { pathname, search } = new URL(target);
  return pathname + search;
}
