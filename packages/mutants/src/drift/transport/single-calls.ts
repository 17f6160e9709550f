import type { Mutant } from '../../mutant.js';
import { header, setHeader, TASKS } from '../../tools.js';
import { make } from '../parts.js';

/** Drift that breaks no client. */
const quiet = make('transport', false);

const transport = make('transport');

/** Transport errors in one call or one form of it. */
export const singleCallMutants: readonly Mutant[] = [
  transport('preflight-let-through', ['getCredits'], ['no-cors'], {
    instead: ({ method }) =>
      method === 'OPTIONS'
        ? {
            status: 204,
            headers: [
              ['Access-Control-Allow-Origin', '*'],
              ['Access-Control-Allow-Headers', 'x-api-key'],
            ],
            body: Buffer.alloc(0),
          }
        : undefined,
  }),
  transport('expose-headers', ['createTask'], ['no-cors'], {
    answer: (a) => setHeader(a, 'Access-Control-Expose-Headers', '*'),
  }),
  transport('brotli-label', ['createSync'], ['content-encoding-as-asked'], {
    answer: (a, { request: { operationId } }) =>
      operationId === 'createSync' ? setHeader(a, 'Content-Encoding', 'br') : undefined,
  }),
  transport('length-one-too-many', TASKS, ['response-complete', 'response-in-time'], {
    answer: (a, { request: { operationId } }) => {
      if (operationId !== 'queryTask' || a.status !== 200) return;
      const head = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${a.body.length + 1}\r\n\r\n`;
      Object.assign(a, { delivery: 'raw', raw: Buffer.concat([Buffer.from(head), a.body]) });
    },
  }),
  transport('length-one-too-few', ['getCredits'], ['content-length-true', 'json-wellformed'], {
    answer: (a) => {
      if (a.status !== 200) return;
      const head = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${a.body.length}\r\n\r\n`;
      Object.assign(a, { delivery: 'raw', raw: Buffer.concat([Buffer.from(head), a.body, Buffer.from('\n')]) });
    },
  }),
  transport('length-and-chunks', ['getCredits'], ['content-length-true', 'http-wellformed'], {
    answer: (a) => {
      if (a.status !== 200) return;
      const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n';
      const body = `${a.body.length.toString(16)}\r\n${a.body.toString()}\r\n0\r\n\r\n`;
      Object.assign(a, { delivery: 'raw', raw: Buffer.from(`${head}Content-Length: ${a.body.length}\r\n\r\n${body}`) });
    },
  }),
  transport('cookie-with-the-result', TASKS, ['no-cookies'], {
    answer: (a, { request: { operationId } }) =>
      operationId === 'downloadResult' ? setHeader(a, 'Set-Cookie', 'seen=1') : undefined,
  }),
  transport('gzip-broken-when-asked', ['getCredits'], ['content-encoding-as-asked', 'json-wellformed'], {
    answer: (a, p) => {
      if (p.request.operationId === 'getCredits' && /gzip/.test(header(p.request, 'accept-encoding') ?? ''))
        setHeader(a, 'Content-Encoding', 'gzip');
    },
  }),
  transport('brotli-when-gzip-asked', ['getCredits'], ['content-encoding-as-asked'], {
    answer: (a, p) => {
      if (p.request.operationId === 'getCredits' && /gzip/.test(header(p.request, 'accept-encoding') ?? ''))
        setHeader(a, 'Content-Encoding', 'br');
    },
  }),
  transport('creates-held-back', ['createTask'], ['response-in-time'], {
    answer: async (_, { request: { operationId } }) => {
      if (operationId === 'createTask') await new Promise((resolve) => setTimeout(resolve, 3_200));
    },
  }),
  transport('key-header-by-its-capitals', ['getCredits', 'createTask', 'createSync'], ['key-accepted'], {
    request: (r) => {
      if (r.headers.some(([n]) => n === 'x-api-key')) setHeader(r, 'x-api-key', undefined);
    },
  }),
  transport('retry-after-negative', ['getCredits'], ['retry-after-usable'], {
    answer: (a) => {
      if (a.status === 429) setHeader(a, 'Retry-After', '-5');
    },
  }),
  transport('retry-after-a-month', ['getCredits'], ['retry-after-usable'], {
    answer: (a) => {
      if (a.status === 429) setHeader(a, 'Retry-After', '2592000');
    },
  }),
  quiet('sunset-announced', ['createSync'], ['no-deprecation'], {
    answer: (a, { request: { operationId } }) => {
      if (operationId === 'createSync') setHeader(a, 'Sunset', 'Sat, 31 Dec 2026 23:59:59 GMT');
    },
  }),
  transport('chunks-end-early', ['createTask'], ['response-complete', 'http-wellformed', 'response-arrives'], {
    answer: (a, { request: { operationId } }) => {
      if (operationId !== 'createTask' || a.status !== 200) return;
      const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';
      Object.assign(a, { delivery: 'raw', raw: Buffer.from(`${head}${a.body.length.toString(16)}\r\n${a.body}\r\n`) });
    },
  }),
  transport('lengths-differ-in-two-lines', ['getCredits'], ['header-once', 'http-wellformed'], {
    answer: (a) => {
      if (a.status !== 200) return;
      const n = a.body.length;
      const head = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${n}\r\nContent-Length: ${n + 4}\r\n\r\n`;
      Object.assign(a, { delivery: 'raw', raw: Buffer.concat([Buffer.from(head), a.body]) });
    },
  }),
  transport('redirect-for-multipart-only', ['createSync'], ['no-redirect'], {
    answer: (a, p) => {
      if (p.request.operationId === 'createSync' && header(p.request, 'content-type')?.startsWith('multipart')) {
        a.status = 307;
        setHeader(a, 'Location', 'https://sync2.koukoutu.com/v1/create');
      }
    },
  }),
  transport('poll-as-not-modified', TASKS, ['no-redirect', 'status-declared'], {
    answer: (a, { request: { operationId }, count }) => {
      if (operationId === 'queryTask' && count % 10 === 6 && a.status === 200)
        Object.assign(a, { status: 304, body: Buffer.alloc(0) });
    },
  }),
  transport('cors-for-pages-only', ['getCredits'], ['no-cors'], {
    answer: (answer, { request }) => {
      const origin = header(request, 'origin');
      if (origin) setHeader(answer, 'Access-Control-Allow-Origin', origin);
    },
  }),
  transport('polls-held-back', ['queryTask', 'getCredits'], ['response-in-time'], {
    answer: async (_, { request }) => {
      if (request.operationId === 'queryTask') await new Promise((resolve) => setTimeout(resolve, 3_000));
    },
  }),
];
