import { json, multipart, urlencoded } from './bodies.mjs';
import { bad, bomb, good, packedBody } from './pictures.mjs';
import { control, foreignHost, KEYS, keyHeaders, oddTarget, operation, trick } from './targets.mjs';

/**
 * One bad request, or several in a row.
 *
 * @typedef {object} Hostile
 * @property {string} kind what it is, for the report
 * @property {(Buffer | number)[]} steps what is sent, with pauses in milliseconds between
 * @property {string[]} methods of the answers that are due, in order; none when any end is a good one
 * @property {boolean} [alone] on a connection of its own, which is ended afterwards
 * @property {'end' | 'reset' | 'wait'} [ending] how such a connection is ended: half-closed, cut, or left to the mock
 * @property {number} [patience] milliseconds after which such a connection is cut
 * @property {boolean} [asked] a 5xx was asked for by name
 */

/** Puts a request together; `headers` are `[name, value]` pairs, in Latin-1. */
function compose(method, target, headers, body = Buffer.alloc(0), { host = '127.0.0.1', length = body.length } = {}) {
  const lines = [
    `${method} ${target} HTTP/1.1`,
    `Host: ${host}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ];
  if (length !== undefined && length !== null) lines.push(`Content-Length: ${length}`);
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'LOCK', 'MERGE'];
const pairs = (headers) => Object.entries(headers);
const framed = (kind, method, bytes, more = {}) => ({ kind, steps: [bytes], methods: [method], ...more });
const lonely = (kind, steps, more = {}) => ({
  kind,
  steps,
  methods: [],
  alone: true,
  ending: 'end',
  patience: 3000,
  ...more,
});

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

function form(picture, model = 'background-removal') {
  const part = (head, value) =>
    Buffer.concat([Buffer.from(`--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n`), value, Buffer.from('\r\n')]);
  return Buffer.concat([
    part('name="model_key"', Buffer.from(model)),
    part('name="image_file"; filename="a.png"', picture),
    Buffer.from('--b--\r\n'),
  ]);
}

const FORM = ['Content-Type', 'multipart/form-data; boundary=b'];
const KEY = ['X-API-Key', KEYS.matting];

const upload = (kind, random, picture) =>
  framed(
    kind,
    'POST',
    compose('POST', random.pick(['/sync/v1/create', '/async/v1/create']), [KEY, FORM], form(picture)),
  );

/** Requests whose frame is a lie: the mock may answer or hang up, but must come through. */
function liar(random) {
  const body = form(bad(random));
  const head = (...headers) =>
    compose('POST', '/sync/v1/create', [KEY, FORM, ...headers], Buffer.alloc(0), { length: null });
  const chunked = (text) =>
    Buffer.concat([
      head(['Transfer-Encoding', random.pick(['chunked', 'chunked', 'gzip, chunked', 'identity', 'xchunked'])]),
      Buffer.from(text, 'latin1'),
    ]);
  return random.pick([
    () =>
      lonely('length too long', [
        compose('POST', '/async/v1/create', [KEY, FORM], body, { length: body.length + random.int(1, 1e6) }),
      ]),
    () =>
      lonely('length too short', [
        compose('POST', '/async/v1/create', [KEY, FORM], body, { length: random.int(0, body.length - 1) }),
      ]),
    () =>
      lonely('absurd length', [
        compose('POST', '/sync/v1/create', [KEY, FORM], body, {
          length: random.pick([
            '-1',
            '1e9',
            '99999999999999999999',
            '0x10',
            '+5',
            '5, 5',
            '9007199254740993',
            '45000000',
            'x',
          ]),
        }),
      ]),
    () =>
      lonely('two lengths', [
        Buffer.concat([head(['Content-Length', '3'], ['Content-Length', '4']), Buffer.from('abcd')]),
      ]),
    () =>
      lonely('length and chunks', [
        Buffer.concat([head(['Content-Length', '3'], ['Transfer-Encoding', 'chunked']), Buffer.from('0\r\n\r\n')]),
      ]),
    () =>
      lonely('broken chunks', [
        chunked(
          random.pick([
            'zz\r\n',
            '-1\r\n',
            'fffffffffffffffff\r\n',
            '5\r\nab\r\n0\r\n\r\n',
            '5;x=y\r\nabcde\r\n0\r\n\r\n',
            `1;${'x'.repeat(20_000)}\r\na\r\n0\r\n\r\n`,
            '0\r\nX: y\r\n\r\n',
            '3\r\nabc',
            '',
          ]),
        ),
      ]),
    () => lonely('many small chunks', [chunked(`${'1\r\na\r\n'.repeat(random.int(100, 5000))}0\r\n\r\n`)]),
    () =>
      lonely(
        'cut in the body',
        [compose('POST', '/sync/v1/create', [KEY, FORM], body).subarray(0, -random.int(1, body.length))],
        { ending: random.pick(['end', 'reset']) },
      ),
    () =>
      lonely('no HTTP', [
        random.pick([
          random.bytes(random.int(1, 500)),
          Buffer.from('hello\r\n\r\n'),
          Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3]),
          Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
          Buffer.from('GET /async/v1/score\r\n'),
          Buffer.from('GET /async/v1/score HTTP/9.9\r\nHost: x\r\n\r\n'),
          Buffer.from('GET /async/v1/score HTTP/1.1\r\n\r\n'),
          Buffer.from('GET /async/v1/score HTTP/1.0\r\n\r\n'),
        ]),
      ]),
    () =>
      lonely('broken header', [
        Buffer.from(
          `GET /async/v1/score HTTP/1.1\r\nHost: x\r\n${random.pick([': y', 'X y', ' X: y', 'X\0: y', 'X: \0', 'X: a\rb', 'X:y\n\n', `${random.line(20)}: z`])}\r\n\r\n`,
          'latin1',
        ),
      ]),
    () =>
      lonely('huge headers', [
        compose(
          'GET',
          '/async/v1/score',
          random.pick([
            [['X', 'y'.repeat(random.int(20_000, 90_000))]],
            Array(random.int(100, 3000)).fill(['X', 'y']),
            [[`N${'n'.repeat(40_000)}`, 'y']],
            [['Cookie', 'a=b; '.repeat(4000)]],
          ]),
        ),
      ]),
    () =>
      lonely('smuggled', [
        Buffer.concat([
          compose(
            'POST',
            '/async/v1/query',
            [KEY, ['Content-Type', 'application/x-www-form-urlencoded']],
            Buffer.from('task_id=1GET /__mock/state HTTP/1.1\r\nHost: x\r\n\r\n'),
            { length: 9 },
          ),
        ]),
      ]),
  ])();
}

/** Clients that are slow, stop half-way, or never read. */
function sluggish(random) {
  const whole = compose('POST', '/async/v1/create', [KEY, FORM], form(good()));
  const at = random.int(1, whole.length - 1);
  return random.pick([
    () => lonely('nothing sent', [], { ending: 'wait', patience: random.int(1, 400) }),
    () =>
      lonely('half-open in the head', [whole.subarray(0, random.int(1, 60))], {
        ending: random.pick(['end', 'reset', 'wait']),
        patience: random.int(1, 400),
      }),
    () =>
      lonely('half-open in the body', [whole.subarray(0, at)], {
        ending: random.pick(['end', 'reset', 'wait']),
        patience: random.int(1, 400),
      }),
    () => lonely('slow sender', [whole.subarray(0, at), random.int(1, 300), whole.subarray(at)], { methods: ['POST'] }),
    () =>
      lonely(
        'byte by byte',
        [...whole.subarray(0, 40)].flatMap((byte) => [Buffer.from([byte]), 1]),
        { ending: 'reset' },
      ),
    () => lonely('gone before the answer', [whole], { ending: 'reset', patience: 0 }),
    () =>
      lonely(
        'gone while it hangs',
        [compose('GET', '/async/v1/score', [KEY, ['X-Mock-Scenario', random.pick(['hang', 'slow', 'slow-body'])]])],
        { ending: 'wait', patience: random.int(1, 300) },
      ),
    () =>
      lonely('event stream dropped', [compose('GET', '/__mock/events', [])], {
        ending: 'wait',
        patience: random.int(1, 300),
      }),
  ])();
}

function steering(random) {
  const [method, path, body] = control(random);
  const bytes =
    body === undefined ? Buffer.alloc(0) : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const headers = random.weigh([
    [8, []],
    [1, [['Origin', random.pick(['https://evil.example', 'null', 'http://127.0.0.1:1', '://'])]]],
    [1, [['Authorization', 'Bearer x']]],
  ]);
  return framed(
    'control API',
    method,
    compose(method, `/__mock${path}`, [['Content-Type', 'application/json'], ...headers], bytes),
    { control: true },
  );
}

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

function pipelined(random, depth = random.int(2, 25)) {
  const requests = Array.from({ length: depth }, () =>
    random.chance(0.5) ? wrongBody(random, 'urlencoded', urlencoded) : plain(random),
  );
  return {
    kind: 'pipelined',
    steps: [Buffer.concat(requests.flatMap(({ steps }) => steps))],
    methods: requests.flatMap(({ methods }) => methods),
  };
}

function plain(random) {
  const method = random.pick(METHODS);
  const path = random.chance(0.6) ? operation(random) : trick(random).replace(/[\s\x7f-\uffff]/g, '_');
  return framed('method or key', method, compose(method, path, pairs(keyHeaders(random, path))));
}

/** What is sent, with how often out of ten thousand. */
const KINDS = [
  [2600, (random) => wrongBody(random, 'multipart', multipart)],
  [1300, (random) => wrongBody(random, 'urlencoded', urlencoded)],
  [1400, (random) => wrongBody(random, 'json', json)],
  [1400, (random) => framed('path trick', 'GET', compose('GET', trick(random).replace(/[\s\x7f-\uffff]/g, '_'), []))],
  [900, plain],
  [
    500,
    (random) =>
      framed('odd target', 'GET', compose('GET', oddTarget(random), pairs(keyHeaders(random, '/'))), {
        alone: true,
        methods: [],
        ending: 'end',
        patience: 3000,
      }),
  ],
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
  [60, (random) => pipelined(random)],
  [60, sluggish],
  [
    60,
    (random) =>
      framed(
        'scenario',
        'POST',
        compose('POST', operation(random), [
          KEY,
          ['X-Mock-Scenario', `${random.pick(SCENARIOS)}${random.chance(0.1) ? `,${random.line(9)}` : ''}`],
        ]),
        { asked: true, methods: [], alone: true, ending: 'end', patience: 3000 },
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

/** @returns {Hostile} the request of that chance */
export function hostile(random) {
  return random.weigh(KINDS)(random);
}
