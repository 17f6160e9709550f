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

/** As HTTP lets a target be: otherwise the request ends before it reaches the mock. */
const sendable = (target) => target.replace(/[\s\x7f-\uffff]/g, '_');

/** A path that tries to get at what is not served. */
export function trick(random) {
  const path = random.weigh([
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
  return sendable(path);
}

/** A request target that is no path: absolute, asterisk, authority, or nonsense. */
export function oddTarget(random) {
  const host = random.pick([...HOSTS, '127.0.0.1', 'localhost', 'sync.koukoutu.com']);
  const target = random.weigh([
    [
      5,
      () =>
        `${random.pick(['http', 'https', 'HTTP', 'ftp', 'javascript', 'file'])}://${host}${random.pick(['', '/', '/v1/score', '/sync/v1/create', '/__mock/state', '/?x', '#y'])}`,
    ],
    [1, () => '*'],
    [1, () => `${host}:443`],
    [1, () => `http:${random.pick(['', '/', '//', '///x', '//@/', '//:80/', '//a:b@c/'])}`],
    [1, () => `.${segments(random)}`],
  ])();
  return sendable(target);
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
