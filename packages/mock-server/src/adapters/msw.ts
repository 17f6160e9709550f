import { HttpResponse, http, type RequestHandler } from 'msw';
import type { Answer } from '../exchange/answer.js';
import { BodyBrokenError, BodyTooLargeError, type Exchange } from '../exchange/exchange.js';
import { isPacked, unpack } from '../request/content-encoding.js';
import type { Service } from '../service/answer.js';
import { HOST_NAMES, type HostName } from '../spec/hosts.js';
import { answerPreflight, openToOrigin } from './cors.js';

/**
 * The mock as MSW request handlers: first one for polls, which are most of the traffic, then one for each mocked host. The latter
 * answer every request to their host, so that no request to the API ever reaches the network.
 */
export function createHandlers(service: Service, cors: () => boolean | readonly string[]): RequestHandler[] {
  const resolver =
    (host: HostName) =>
    async ({ request }: { request: Request }): Promise<Response> => {
      const exchange = toExchange(host, request);
      try {
        const answer =
          answerPreflight(exchange, cors()) ?? openToOrigin(await service.answer(exchange), exchange, cors());
        return toResponse(answer, request.method);
      } catch {
        // The client has hung up. If this threw, MSW would print the error with its stack into the output of the tests.
        return HttpResponse.error();
      }
    };
  const hosts: HostName[] = ['async', 'sync', 'models', 'files'];
  return [
    http.post(`https://${HOST_NAMES.async}/v1/query`, resolver('async')),
    ...hosts.map((host) => http.all(`https://${HOST_NAMES[host]}/*`, resolver(host))),
  ];
}

function toExchange(host: HostName, request: Request): Exchange {
  const url = new URL(request.url);
  // Spread, because the interceptors of MSW make requests whose headers look empty to `new Headers(request.headers)`.
  const headers = Object.fromEntries([...request.headers]);
  return {
    host,
    method: request.method,
    path: url.pathname,
    query: url.search.slice(1),
    headers,
    filesBase: `https://${HOST_NAMES.files}`,
    body: async (limit) => {
      const bytes = await readBody(request, limit);
      const encoding = headers['content-encoding'];
      return isPacked(encoding) ? unpack(bytes, encoding, limit) : bytes;
    },
    signal: request.signal,
  };
}

async function readBody(request: Request, limit: number): Promise<Uint8Array> {
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of request.body) {
      length += chunk.byteLength;
      if (length > limit) throw new BodyTooLargeError(limit);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof BodyTooLargeError) throw error;
    throw new BodyBrokenError(`The body ended early: ${(error as Error).message}`);
  }
  return concat(chunks, length);
}

function concat(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

function toResponse({ status, headers, body, delivery }: Answer, method: string): Response {
  if (delivery?.resetBefore) return HttpResponse.error();
  if (body === undefined || method === 'HEAD') return new HttpResponse(null, { status, headers });
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  // Without a content length, `fetch` does not notice that a body was cut off.
  const init = { status, headers: { 'content-length': String(bytes.byteLength), ...headers } };
  if (!delivery) return new HttpResponse(bytes.slice().buffer, init);
  return new HttpResponse(trickle(bytes, delivery.resetAfterBytes, delivery.bytesPerSecond), init);
}

/** Makes a body that arrives slowly or is cut off. */
function trickle(
  bytes: Uint8Array,
  cutAfter = Number.POSITIVE_INFINITY,
  bytesPerSecond?: number,
): ReadableStream<Uint8Array> {
  const step = bytesPerSecond === undefined ? 65_536 : Math.max(1, Math.ceil(bytesPerSecond / 10));
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      if (at >= cutAfter) return controller.error(new TypeError('The connection was cut.'));
      if (at >= bytes.byteLength) return controller.close();
      if (bytesPerSecond !== undefined) await new Promise((resolve) => setTimeout(resolve, 100));
      const next = Math.min(at + step, bytes.byteLength, cutAfter);
      controller.enqueue(bytes.slice(at, next));
      at = next;
    },
  });
}
