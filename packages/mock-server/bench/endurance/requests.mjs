import { multipart, urlencoded } from './form-bodies.mjs';
import { json } from './json-bodies.mjs';
import { liar } from './liar.mjs';
import { compose, FORM, form, framed, KEY, lonely } from './message.mjs';
import { bad, bomb, good, packedBody } from './pictures.mjs';
import { sluggish } from './sluggish.mjs';
import { steering } from './steering.mjs';
import { foreignHost, keyHeaders, oddTarget, operation, trick } from './targets.mjs';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'LOCK', 'MERGE'];
const pairs = (headers) => Object.entries(headers);

const SCENARIOS = [
  'error-500',
  'error-503',
  'envelope-500',
  'html-502',
  'error-429',
  'html',
  'reset',
  'reset-body',
  'broken-json',
  'truncated',
  'wrong-type',
  'task-failed',
  'stuck',
  'expired-link',
  'ok',
  'polls-fail',
  'blocked-prompt',
  'error-407',
];

/** A form or JSON that is wrong, for the operation that takes it or another. */
function wrongBody(random, kind, make) {
  const path = operation(
    random,
    random.chance(0.8)
      ? random.pick(
          kind === 'json'
            ? ['/apis/v1/images/generations', '/apis/v1beta/models/x:generateContent']
            : ['/sync/v1/create', '/async/v1/create', '/async/v1/query'],
        )
      : undefined,
  );
  const { type, body } = make(random);
  return framed(
    kind,
    'POST',
    compose('POST', path, [...pairs(keyHeaders(random, path)), ['Content-Type', type]], body),
  );
}

const upload = (kind, random, picture) =>
  framed(
    kind,
    'POST',
    compose('POST', random.pick(['/sync/v1/create', '/async/v1/create']), [KEY, FORM], form(picture)),
  );

function plain(random) {
  const method = random.pick(METHODS);
  const path = random.chance(0.6) ? operation(random) : trick(random);
  return framed('method or key', method, compose(method, path, pairs(keyHeaders(random, path))));
}

/** Several requests on one connection, sent without waiting for answers. */
function pipelined(random) {
  const requests = Array.from({ length: random.int(2, 25) }, () =>
    random.chance(0.5) ? wrongBody(random, 'urlencoded', urlencoded) : plain(random),
  );
  return {
    kind: 'pipelined',
    steps: [Buffer.concat(requests.flatMap(({ steps }) => steps))],
    methods: requests.flatMap(({ methods }) => methods),
  };
}

/** What is sent, with how often out of ten thousand. */
const KINDS = [
  [2600, (random) => wrongBody(random, 'multipart', multipart)],
  [1300, (random) => wrongBody(random, 'urlencoded', urlencoded)],
  [1400, (random) => wrongBody(random, 'json', json)],
  [1400, (random) => framed('path trick', 'GET', compose('GET', trick(random), []))],
  [900, plain],
  [500, (random) => lonely('odd target', [compose('GET', oddTarget(random), pairs(keyHeaders(random, '/')))])],
  [
    400,
    (random) =>
      lonely('foreign Host', [
        compose(
          'POST',
          random.pick([operation(random), '/v1/create', '/v1/score', '/__mock/state', '/__mock/reset']),
          [KEY, ['Content-Length', '0']],
          Buffer.alloc(0),
          { host: Buffer.from(foreignHost(random)).toString('latin1'), length: null },
        ),
      ]),
  ],
  [500, steering],
  [500, liar],
  [60, pipelined],
  [60, sluggish],
  [
    60,
    (random) =>
      lonely(
        'scenario',
        [
          compose('POST', operation(random), [
            KEY,
            ['X-Mock-Scenario', `${random.pick(SCENARIOS)}${random.chance(0.1) ? `,${random.line(9)}` : ''}`],
          ]),
        ],
        { asked: true },
      ),
  ],
  [
    60,
    (random) =>
      framed(
        'unknown scenario',
        'GET',
        compose('GET', '/async/v1/score', [
          KEY,
          ['X-Mock-Scenario', random.pick(['nothing', '__proto__', random.line(50), 'x'.repeat(5000)])],
        ]),
      ),
  ],
  [
    40,
    (random) =>
      lonely(
        'upgrade',
        [
          compose('GET', random.pick(['/', '/__mock/events', '/async/v1/score']), [
            ['Connection', 'Upgrade'],
            ['Upgrade', random.pick(['websocket', 'h2c', 'TLS/1.0', 'x'])],
            ['Sec-WebSocket-Version', '13'],
            ['Sec-WebSocket-Key', 'eHh4'],
          ]),
          random.bytes(60),
        ],
        { patience: 500 },
      ),
  ],
  [
    40,
    (random) =>
      lonely(
        'CONNECT',
        [
          Buffer.from(
            `CONNECT ${random.pick(['evil.example:443', 'sync.koukoutu.com:443', 'sync.koukoutu.com:22', '127.0.0.1:22', ':', '[::1]:1', '*', 'x'])} HTTP/1.1\r\nHost: x\r\n\r\n`,
          ),
          random.bytes(40),
        ],
        { patience: 500 },
      ),
  ],
  [
    30,
    (random) =>
      lonely('expectation', [
        compose(
          'POST',
          '/async/v1/create',
          [KEY, FORM, ['Expect', random.pick(['100-continue', 'x', ''])]],
          form(good()),
        ),
      ]),
  ],
  [40, (random) => upload('picture', random, bad(random))],
  [4, (random) => upload('good picture', random, good())],
  [
    10,
    (random) =>
      framed(
        'packed body',
        'POST',
        compose(
          'POST',
          '/async/v1/create',
          [
            KEY,
            ['Content-Type', 'application/x-www-form-urlencoded'],
            ['Content-Encoding', random.pick(['gzip', 'deflate', 'br', 'zstd', 'gzip, gzip', 'x'])],
          ],
          random.chance(0.1) ? packedBody() : random.bytes(100),
        ),
      ),
  ],
  [
    0.3,
    (random) =>
      framed(
        'huge upload',
        'POST',
        compose(
          'POST',
          random.pick(['/sync/v1/create', '/async/v1/query', '/apis/v1/images/generations', '/__mock/faults']),
          [...pairs(keyHeaders(random, '/sync')), FORM],
          form(Buffer.alloc(random.int(1, 60) * 1024 * 1024)),
        ),
      ),
  ],
  [0.05, (random) => upload('bomb', random, bomb(random))],
];

/** @returns {import('./message.mjs').Hostile} the request of that chance */
export function hostile(random) {
  return random.weigh(KINDS)(random);
}
