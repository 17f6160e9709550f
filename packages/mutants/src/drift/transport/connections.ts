import type { PassingAnswer } from '../../contract.js';
import { answerMutants, type Mutant } from '../../mutant.js';
import { MATTING, onRefusal, setHeader, TASKS } from '../../tools.js';

const mutant = answerMutants('transport');

const on =
  (operationId: string, edit: (answer: PassingAnswer, count: number) => void): Mutant['answer'] & {} =>
  (answer, { request, count }) => {
    if (request.operationId === operationId && answer.status === 200) edit(answer, count);
  };

const redirect = (operationId: string, status: number) =>
  on(operationId, (answer) => {
    answer.status = status;
    setHeader(answer, 'Location', 'https://elsewhere.example.com/v2');
    answer.body = Buffer.alloc(0);
  });

/** Headers and bytes on the wire. */
export const connectionMutants: readonly Mutant[] = [
  mutant('redirect-301', ['getCredits'], ['no-redirect'], redirect('getCredits', 301)),
  mutant('redirect-302-on-create', ['createTask'], ['no-redirect'], redirect('createTask', 302)),
  mutant('redirect-307-on-poll', TASKS, ['no-redirect'], redirect('queryTask', 307)),
  mutant('redirect-308-on-sync', ['createSync'], ['no-redirect'], redirect('createSync', 308)),
  mutant('redirect-on-download', TASKS, ['no-redirect'], redirect('downloadResult', 302)),
  mutant(
    'refresh-header',
    ['getCredits'],
    ['no-redirect'],
    on('getCredits', (a) => setHeader(a, 'Refresh', '0; url=https://elsewhere.example.com')),
    false,
  ),
  mutant(
    'location-with-200',
    ['createTask'],
    ['no-redirect'],
    on('createTask', (a) => setHeader(a, 'Location', '/v1/tasks/1')),
    false,
  ),
  mutant(
    'body-cut-off',
    TASKS,
    ['response-complete'],
    on('downloadResult', (a) => void Object.assign(a, { delivery: 'cut-off' })),
  ),
  mutant(
    'json-cut-off',
    TASKS,
    ['response-complete', 'json-wellformed'],
    on('queryTask', (a) => void Object.assign(a, { delivery: 'cut-off' })),
  ),
  mutant(
    'length-too-short',
    ['getCredits'],
    ['content-length-true', 'json-wellformed'],
    on('getCredits', (a) => void Object.assign(a, { delivery: 'too-short-length' })),
  ),
  mutant(
    'reset-on-create',
    ['createTask'],
    ['response-arrives'],
    on('createTask', (a, count) => void (count % 3 === 1 && Object.assign(a, { delivery: 'reset' }))),
  ),
  mutant(
    'reset-on-every-poll',
    ['queryTask'],
    ['response-arrives'],
    on('queryTask', (a) => void Object.assign(a, { delivery: 'reset' })),
  ),
  mutant(
    'no-http',
    ['getCredits'],
    ['http-wellformed'],
    on('getCredits', (a) => void Object.assign(a, { delivery: 'raw', raw: Buffer.from('OK 1000\r\n\r\n') })),
  ),
  mutant(
    'broken-header-line',
    ['getCredits'],
    ['http-wellformed'],
    on(
      'getCredits',
      (a) =>
        void Object.assign(a, {
          delivery: 'raw',
          raw: Buffer.from(
            'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX Y: 1\r\nContent-Length: 2\r\n\r\n{}',
          ),
        }),
    ),
  ),
  mutant(
    'gzip-label-without-gzip',
    TASKS,
    ['content-encoding-as-asked'],
    on('queryTask', (a) => setHeader(a, 'Content-Encoding', 'gzip')),
  ),
  mutant(
    'gzip-not-asked-for',
    ['getCredits'],
    ['content-encoding-as-asked'],
    async (answer, { request }) => {
      if (request.operationId !== 'getCredits' || answer.status !== 200) return;
      const { gzipSync } = await import('node:zlib');
      answer.body = gzipSync(answer.body);
      setHeader(answer, 'Content-Encoding', 'gzip');
    },
    false,
  ),
  mutant(
    'content-type-twice',
    ['createTask'],
    ['header-once'],
    on('createTask', (a) => void a.headers.push(['Content-Type', 'text/html'])),
  ),
  mutant(
    'cookie',
    ['createSync'],
    ['no-cookies'],
    on('createSync', (a) => setHeader(a, 'Set-Cookie', 'session=1; Path=/')),
    false,
  ),
  mutant(
    'cookie-on-refusal',
    MATTING,
    ['no-cookies'],
    onRefusal((a) => setHeader(a, 'Set-Cookie', 'guest=1')),
    false,
  ),
  mutant(
    'cors-star',
    ['createTask'],
    ['no-cors'],
    on('createTask', (a) => setHeader(a, 'Access-Control-Allow-Origin', '*')),
    false,
  ),
  mutant(
    'cors-on-credits',
    ['getCredits'],
    ['no-cors'],
    on('getCredits', (a) => {
      setHeader(a, 'Access-Control-Allow-Origin', 'https://app.example.com');
      setHeader(a, 'Access-Control-Allow-Credentials', 'true');
    }),
    false,
  ),
  mutant(
    'cached-polls',
    TASKS,
    ['keyed-response-not-cached'],
    on('queryTask', (a) => setHeader(a, 'Cache-Control', 'public, max-age=60')),
  ),
  mutant(
    'cached-credits',
    ['getCredits'],
    ['keyed-response-not-cached'],
    on('getCredits', (a) => setHeader(a, 'Age', '120')),
  ),
  mutant(
    'retry-after-words',
    ['createTask'],
    ['retry-after-usable'],
    onRefusal((a) => setHeader(a, 'Retry-After', 'soon'), 'createTask'),
    false,
  ),
  mutant(
    'retry-after-on-success',
    ['getCredits'],
    ['retry-after-usable'],
    on('getCredits', (a) => setHeader(a, 'Retry-After', '5')),
    false,
  ),
  mutant(
    'header-now-and-then',
    ['queryTask'],
    ['headers-steady'],
    on('queryTask', (a, count) => void (count === 9 && setHeader(a, 'X-Served-By', 'canary-2'))),
    false,
  ),
  mutant('plain-http-link', TASKS, ['https-link', 'body-matches-schema'], (answer, { request }) => {
    if (request.operationId !== 'queryTask' || answer.status !== 200) return;
    const text = answer.body.toString('utf8').replace(/http:\/\/127\.0\.0\.1:\d+/, 'http://results.example.com');
    answer.body = Buffer.from(text);
  }),
];
