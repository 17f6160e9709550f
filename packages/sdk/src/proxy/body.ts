/** A body is longer than it may be. */
export class TooLarge extends Error {
  constructor(readonly limit: number) {
    super(`more than ${limit} bytes`);
  }
}

/** A body that cannot be sent, with the reason for the page. */
export class UnusableBody extends Error {}

const GONE =
  'the body was read before it came to the proxy. Let authorize, or the middleware before it, read request.clone(), ' +
  'and mount body parsers behind the proxy';

/** Bytes that a request says it has; `NaN` if it does not say. */
const declaredBytes = (request: Request): number => Number(request.headers.get('content-length') ?? Number.NaN);

/**
 * The body as a stream that fails when it is longer than it may be, or shorter than it says.
 * @throws TooLarge if the request says so itself, {@link UnusableBody} if the body has been read.
 */
export function bounded(request: Request, limit: number): ReadableStream<Uint8Array> | null {
  const declared = declaredBytes(request);
  if (declared > limit) throw new TooLarge(limit);
  if (request.bodyUsed) throw new UnusableBody(GONE);
  let size = 0;
  const check = (): Error | undefined => {
    if (!(size < declared)) return undefined;
    // A body that a parser of Express has read looks like an empty one.
    if (size === 0) return new UnusableBody(GONE);
    return new UnusableBody(
      `the body ends after ${size} of ${declared} bytes, so it was not sent. Something before the proxy cuts it off, as ` +
        'Next.js does at 10 MB when a proxy.ts or middleware matches (experimental.proxyClientMaxBodySize). Pass the ' +
        'picture as a link, which the API fetches itself, or raise that limit',
    );
  };
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.byteLength;
      if (size > limit) controller.error(new TooLarge(limit));
      else controller.enqueue(chunk);
    },
    flush(controller) {
      const error = check();
      if (error) controller.error(error);
    },
  });
  if (request.body) return request.body.pipeThrough(counter);
  const error = check();
  if (error) throw error;
  return null;
}

/**
 * The body to send. If the request says how long it is, it is read to its end first: a body that was cut on the way must
 * not reach an API that may charge for it. Otherwise it is streamed.
 */
export async function completeBody(request: Request, limit: number): Promise<BodyInit | null> {
  const stream = bounded(request, limit);
  return stream && declaredBytes(request) >= 0 ? new Response(stream).blob() : stream;
}
