import type { Answer } from '../exchange/answer.js';
import type { Exchange } from '../exchange/exchange.js';

/** The value of `Access-Control-Allow-Origin`, or undefined if the origin may not read the response. */
function allowedOrigin(exchange: Exchange, cors: boolean | readonly string[]): string | undefined {
  const origin = exchange.headers.origin;
  if (origin === undefined || cors === false) return undefined;
  return cors === true ? '*' : cors.includes(origin) ? origin : undefined;
}

/** Answers a preflight request if CORS is on for its origin. Returns undefined for any other request. */
export function answerPreflight(exchange: Exchange, cors: boolean | readonly string[]): Answer | undefined {
  const allowed = allowedOrigin(exchange, cors);
  if (allowed === undefined || exchange.method !== 'OPTIONS' || !exchange.headers['access-control-request-method'])
    return undefined;
  return {
    status: 204,
    headers: {
      'access-control-allow-origin': allowed,
      'access-control-allow-methods': 'GET, HEAD, POST',
      'access-control-allow-headers': exchange.headers['access-control-request-headers'] ?? '*',
      'access-control-max-age': '600',
      vary: 'Origin',
    },
    body: undefined,
  };
}

/** Adds the CORS headers if CORS is on for the origin of the request. */
export function openToOrigin(answer: Answer, exchange: Exchange, cors: boolean | readonly string[]): Answer {
  const allowed = allowedOrigin(exchange, cors);
  if (allowed === undefined) return answer;
  const exposed = 'x-mock-request, x-oneapi-request-id, retry-after, content-length';
  return {
    ...answer,
    headers: {
      ...answer.headers,
      'access-control-allow-origin': allowed,
      'access-control-expose-headers': exposed,
      vary: 'Origin',
    },
  };
}
