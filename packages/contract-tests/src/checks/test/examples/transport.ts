import type { CheckId } from '../../index.js';
import { credits, exchange, failed, judged, refusal } from '../exchanges.js';
import { type Example, KEY, one, refused, run, said } from '../judging.js';

/** Examples that break the rules about the transport, the keys and the status. */
export const transportExamples = {
  'response-arrives': () => one(failed({ kind: 'reset', message: 'socket hang up' })),
  'response-in-time': () => one(failed({ kind: 'timeout', message: 'no complete response within 45000 ms' })),
  'response-bounded': () => said({ body: `${'['.repeat(101)}${']'.repeat(101)}` }),
  'response-complete': () =>
    said({ headers: [['Content-Length', '3102']], body: new Uint8Array(1204).fill(32), more: { complete: false } }),
  'content-length-true': () => said({ headers: [['Content-Length', '85']], more: { trailingBytes: 12 } }),
  'http-wellformed': () => one(failed({ kind: 'malformed', message: 'Parse Error: Invalid header value char' })),
  'no-redirect': () => said({ status: 302, headers: [['Location', 'https://elsewhere.example.com/']] }),
  'content-encoding-as-asked': () => said({ headers: [['Content-Encoding', 'gzip']] }),
  'header-once': () => said({ headers: [['content-type', 'text/html']] }),
  'no-cookies': () => said({ headers: [['Set-Cookie', 'session=1; Path=/']] }),
  'keyed-response-not-cached': () => said({ headers: [['Cache-Control', 'public, max-age=3600']] }),
  'no-cors': () => said({ headers: [['access-control-allow-origin', '*']] }),
  'retry-after-usable': () => said({ ...refused(429, 'x'), headers: [['Retry-After', 'soon']] }),
  'headers-steady': () =>
    run(Array.from({ length: 42 }, (_, at) => judged(exchange({ headers: at === 0 ? [] : [['etag', '"1"']] })))),
  'https-link': () => said({ body: { ...credits(), x: 'http://results.example.com/1.png' } }),
  'link-public': () =>
    one(
      failed({
        kind: 'not-public',
        message:
          'The link leads to 169.254.169.254, which is neither on the public internet nor a host of the target; it was not followed',
      }),
    ),
  'link-without-login': () => said({ body: { ...credits(), x: 'https://ana:word@results.example.com/1.png' } }),
  'no-deprecation': () => said({ operationId: 'createSync', headers: [['Sunset', 'Sat, 31 Dec 2026 23:59:59 GMT']] }),
  'key-not-echoed': () => said({ headers: [['X-Debug-Key', KEY]] }),
  'key-required': () => one(judged(exchange(), refusal('without a key'))),
  'foreign-key-refused': () => one(judged(exchange(), refusal('with the key of the other account', 'foreign-key'))),
  'key-accepted': () => said(refused(401, '无效的 API Key')),
  'link-works-without-key': () => said({ operationId: 'downloadResult', status: 401, type: 'text/plain', body: 'no' }),
  'status-declared': () => said({ status: 201 }),
  'status-expected': () => said({ status: 202 }),
  'valid-request-accepted': () => said({ operationId: 'createTask', ...refused(422, '参数错误') }),
  'refusal-code': () => one(judged(exchange(refused(404)), refusal('without a key'))),
  'envelope-code-matches-status': () => said({ status: 401, body: { code: 403, message: 'x', data: null } }),
  'refusal-style-steady': () => {
    const of = (status: number) =>
      judged(
        exchange({ operationId: 'queryTask', status, body: { code: 401, message: 'x', data: null } }),
        refusal('without a key'),
      );
    return run([of(401), of(401), of(200)]);
  },
  'reason-given': () => said(refused(401, ' ')),
} satisfies Partial<Record<CheckId, Example>>;
