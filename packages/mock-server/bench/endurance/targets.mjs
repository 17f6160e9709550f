/** The keys of the mock under attack. */
export const KEYS = { matting: 'endurance-key', models: 'sk-endurance-key' };

const OPERATIONS = [
  '/sync/v1/create',
  '/async/v1/create',
  '/async/v1/query',
  '/async/v1/score',
  '/apis/v1/images/generations',
  '/apis/v1beta/models/gemini-2.5-flash-image:generateContent',
  '/apis/v1beta/models/gemini-3-pro-image-preview:generateContent',
];
const HOSTS = [
  'evil.example',
  'sync.koukoutu.com.evil.example',
  'async.koukoutu.com',
  'ASYNC.KOUKOUTU.COM.',
  'apis.koukoutu.com:99999',
  'files.koukoutu.example',
  '',
  ' ',
  '[::1]:80',
  '[::',
  'a b',
  '<script>',
  '127.0.0.1:1@x',
  '%00',
  'x'.repeat(3000),
  '🦄',
  '127.1',
  '0',
  'localhost.',
  '169.254.169.254',
];
const SEGMENTS = [
  '..',
  '.',
  '%2e%2e',
  '%2e%2e%2f',
  '..%5c',
  '%252e%252e',
  '%00',
  '%',
  '%zz',
  '%c0%ae%c0%ae',
  '\\..',
  '',
  'etc',
  'passwd',
  '__proto__',
  'constructor',
  'x.png',
  ';',
  '~root',
  'C:',
  '%E0%A4%A',
  '\xff',
  'a'.repeat(300),
];

const segments = (random) =>
  Array.from({ length: random.int(1, 8) }, () => random.pick(SEGMENTS)).join(random.pick(['/', '/', '//']));

/** The path of an operation, by name of the host or by prefix, now and then with a query that does not belong. */
export function operation(random, wanted = random.pick(OPERATIONS)) {
  const path = random.chance(0.9)
    ? wanted
    : `${wanted}${random.pick(['/', '//', '/x', '%20', ';a=b', '/..', '.json'])}`;
  return random.chance(0.85)
    ? path
    : `${path}?${random.pick(['', 'model_key=background-removal', 'a=1&'.repeat(1100), '%', 'api_key=x', '__proto__=1', '=', 'x'.repeat(5000)])}`;
}

/** A path that tries to get at what is not served. */
export function trick(random) {
  return random.weigh([
    [6, () => `/files/${segments(random)}`],
    [2, () => `/${random.pick(['sync', 'async', 'apis', '__mock', 'FILES', 'static'])}/${segments(random)}`],
    [1, () => `/files/${'a'.repeat(random.int(1000, 20_000))}`],
    [1, () => `/apis/v1beta/models/${segments(random)}:generateContent`],
    [1, () => `/${segments(random)}`],
    [
      1,
      () =>
        random.pick([
          '//evil.example/sync/v1/create',
          '/sync/../async/v1/score',
          '/%00',
          '/?',
          '/#x',
          '/sync',
          '/sync?',
          '/favicon.ico',
          '/.git/config',
          '/__mock/../sync/v1/create',
          '/__mock%2fstate',
          '/__mock/page.js/../../x',
        ]),
    ],
  ])();
}

/** A request target that is no path: absolute, asterisk, authority, or nonsense. */
export function oddTarget(random) {
  const host = random.pick([...HOSTS, '127.0.0.1', 'localhost', 'sync.koukoutu.com']);
  return random
    .weigh([
      [
        5,
        () =>
          `${random.pick(['http', 'https', 'HTTP', 'ftp', 'javascript', 'file'])}://${host}${random.pick(['', '/', '/v1/score', '/sync/v1/create', '/__mock/state', '/?x', '#y'])}`,
      ],
      [1, () => '*'],
      [1, () => `${host}:443`],
      [1, () => `http:${random.pick(['', '/', '//', '///x', '//@/', '//:80/', '//a:b@c/'])}`],
      [1, () => `.${segments(random)}`],
    ])()
    .replace(/[\s\x7f-\uffff]/g, '_');
}

/** A `Host` header that is none of the mock's. */
export const foreignHost = (random) => random.pick(HOSTS);

/** Which key to send, if any: mostly the right one, so that what lies behind it is reached. */
export function keyHeaders(random, path) {
  const right = path.startsWith('/apis') ? { Authorization: `Bearer ${KEYS.models}` } : { 'X-API-Key': KEYS.matting };
  return random.weigh([
    [14, () => right],
    [1, () => ({})],
    [1, () => ({ 'X-API-Key': random.pick(['', ' ', 'x', random.line(40), 'k'.repeat(9000), '__proto__']) })],
    [
      1,
      () => ({
        Authorization: random.pick([
          '',
          'Bearer',
          'Bearer ',
          'Basic eDp5',
          `Bearer ${KEYS.models} x`,
          `Bearer  ${random.line(20)}`,
          `${'Bearer '.repeat(500)}`,
        ]),
      }),
    ],
    [1, () => ({ 'X-API-Key': KEYS.models })],
    [1, () => ({ Authorization: `Bearer ${KEYS.matting}` })],
    [0.5, () => ({ 'X-API-Key': KEYS.matting, Authorization: 'Bearer x', 'x-goog-api-key': 'y' })],
  ])();
}

/** The control API, steered by somebody who does not mean well. Nothing here asks for a 5xx or for waiting. */
export function control(random) {
  const wrong = () =>
    random.pick([undefined, null, -1, 'x', [], {}, Number.POSITIVE_INFINITY, '__proto__', 'x'.repeat(2000)]);
  return random.weigh([
    [
      3,
      () => [
        'GET',
        random.pick([
          '/state',
          '/tasks',
          '/accounts',
          '/faults',
          '/scenarios',
          '/clock',
          '/openapi.json',
          '/',
          '/page.js',
          '/page.css',
          '/nothing',
          '',
        ]),
      ],
    ],
    [
      2,
      () => [
        'GET',
        `/journal?${random.pick(['', 'after=x', 'limit=0', 'limit=1e9', 'after=-1', 'operation=x', 'operation=getCredits', 'limit=2'])}`,
      ],
    ],
    [
      2,
      () => [
        random.pick(['GET', 'DELETE', 'POST', 'PATCH', 'PUT']),
        `/${random.pick(['tasks', 'journal', 'accounts', 'faults'])}/${random.pick(['NaN', '-1', '%', '%2e', '__proto__', '1e9', ' '.trim(), 'x/y', 'account-1/x'])}`,
      ],
    ],
    [
      2,
      () => [
        'POST',
        '/faults',
        {
          fault: random.pick([
            wrong(),
            { kind: wrong() },
            { kind: 'error', code: wrong() },
            { kind: 'error', code: 422 },
            { kind: 'truncated', share: wrong() },
          ]),
          times: random.pick([0, wrong()]),
          operations: random.pick([undefined, wrong(), ['nothing']]),
        },
      ],
    ],
    [
      1,
      () => [
        'POST',
        '/scenarios',
        random.pick([
          wrong(),
          { scenarios: wrong() },
          { scenarios: [{ name: wrong(), rules: wrong() }] },
          { scenarios: [{ name: `s-${random.int(1, 1e9)}`, rules: [] }] },
        ]),
      ],
    ],
    [1, () => ['PUT', '/scenario', { name: random.pick([null, wrong(), 'task-failed', 'expired-link']) }]],
    [
      1,
      () => [
        'POST',
        '/accounts',
        {
          key: random.pick([wrong(), `k-${random.int(1, 1e9)}`]),
          id: random.pick([undefined, wrong()]),
          credits: wrong(),
        },
      ],
    ],
    [
      1,
      () => [
        'PATCH',
        '/settings',
        {
          errorStyle: random.pick([undefined, wrong(), 'http']),
          strict: random.pick([undefined, wrong()]),
          cors: random.pick([undefined, wrong(), true, false]),
        },
      ],
    ],
    [1, () => ['POST', '/clock/advance', { ms: random.pick([wrong(), 0, 1000, 1e7, 1e15]) }]],
    [0.5, () => ['PATCH', '/clock', { speed: random.pick([wrong(), 1000]) }]],
    [0.5, () => ['POST', '/clock/run-all']],
    [0.3, () => ['DELETE', random.pick(['/faults', '/journal'])]],
    [0.02, () => ['POST', '/reset']],
    [
      1,
      () => [
        'POST',
        random.pick(['/faults', '/accounts', '/scenario']),
        random.pick(['{', '[[[', '"x"', '[]', 'null', '9'.repeat(300_000)]),
      ],
    ],
  ])();
}
