import { compose, framed } from './message.mjs';

/** What the control API is asked for: method, path, and body if any. Nothing here asks for a 5xx or for waiting. */
function control(random) {
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

/** The control API, steered by somebody who does not mean well. */
export function steering(random) {
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
