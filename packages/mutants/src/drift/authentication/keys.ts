import { BENCH_KEYS } from '../../bench-keys.js';
import type { CheckId, HeaderLine, PassingRequest } from '../../contract.js';
import type { Mutant } from '../../mutant.js';
import { editJson, header, MATTING, MODELS, onPoll, onRefusal, onSuccess, setHeader, TASKS } from '../../tools.js';

/** The keys of the mock that the benchmark starts. */

type Part = Pick<Mutant, 'request' | 'instead' | 'answer'>;

const mutant = (
  id: string,
  scope: readonly string[],
  checks: readonly CheckId[],
  part: Part,
  breaksSdk = true,
): Mutant => ({
  id,
  family: 'authentication',
  scope,
  checks,
  breaksSdk,
  ...part,
});

/** Accepts a request with any key. */
const letIn = (when: (request: PassingRequest) => boolean): Part => ({
  request: (request) => {
    if (!when(request)) return;
    const models = request.path.startsWith('/apis/');
    setHeader(request, 'x-api-key', undefined);
    setHeader(request, 'authorization', `Bearer ${models ? BENCH_KEYS.modelsApiKey : BENCH_KEYS.apiKey}`);
  },
});

const on =
  (...operations: readonly string[]) =>
  (request: PassingRequest) =>
    operations.includes(request.operationId);
const keyOf = (request: PassingRequest) =>
  header(request, 'x-api-key') ?? /^bearer\s*(.*)/is.exec(header(request, 'authorization') ?? '')?.[1];

/** Operations that accept any key, and operations that refuse every key. */
export const keyMutants: readonly Mutant[] = [
  mutant('sync-open', ['createSync'], ['key-required'], letIn(on('createSync'))),
  mutant('tasks-open', ['createTask'], ['key-required'], letIn(on('createTask'))),
  mutant('polls-open', ['queryTask'], ['key-required', 'refusal-code'], letIn(on('queryTask'))),
  mutant('credits-open', ['getCredits'], ['key-required'], letIn(on('getCredits'))),
  mutant('nano-banana-open', ['generateNanoBanana'], ['key-required'], letIn(on('generateNanoBanana'))),
  mutant('pro-open', ['generateContent'], ['key-required'], letIn(on('generateContent'))),
  mutant('seedream-open', ['generateImages'], ['key-required'], letIn(on('generateImages'))),
  mutant(
    'no-key-is-guest',
    ['createSync'],
    ['key-required'],
    letIn((r) => on('createSync')(r) && keyOf(r) === undefined),
  ),
  mutant(
    'empty-key-passes',
    ['getCredits'],
    ['key-required'],
    letIn((r) => keyOf(r) === ''),
  ),
  mutant(
    'any-key-passes',
    ['getCredits'],
    ['key-required'],
    letIn((r) => on('getCredits')(r) && (keyOf(r) ?? '') !== ''),
  ),
  mutant(
    'foreign-key-on-matting',
    ['createTask'],
    ['foreign-key-refused'],
    letIn((r) => on('createTask')(r) && keyOf(r) === BENCH_KEYS.modelsApiKey),
  ),
  mutant(
    'foreign-key-on-models',
    ['generateImages'],
    ['foreign-key-refused'],
    letIn((r) => on('generateImages')(r) && keyOf(r) === BENCH_KEYS.apiKey),
  ),
  mutant(
    'key-prefix-passes',
    ['getCredits'],
    ['key-required'],
    letIn((r) => (keyOf(r) ?? '').startsWith(BENCH_KEYS.apiKey)),
  ),
  mutant(
    'key-case-ignored',
    ['getCredits', 'generateImages'],
    ['key-required'],
    letIn(
      (r) =>
        (keyOf(r) ?? '').toLowerCase() === (r.path.startsWith('/apis/') ? BENCH_KEYS.modelsApiKey : BENCH_KEYS.apiKey),
    ),
  ),
  mutant(
    'basic-passes',
    ['getCredits'],
    ['key-required'],
    letIn((r) => /^basic/i.test(header(r, 'authorization') ?? '')),
  ),
  mutant('x-api-key-not-read', ['createSync', 'createTask'], ['key-accepted'], {
    request: (r) => setHeader(r, 'x-api-key', undefined),
  }),
  mutant('bearer-not-read-on-matting', ['getCredits', 'createTask'], ['key-accepted'], {
    request: (r) => {
      if (!r.path.startsWith('/apis/')) setHeader(r, 'authorization', undefined);
    },
  }),
  mutant('polls-want-x-api-key-only', TASKS, ['key-accepted'], {
    request: (r) => {
      if (r.operationId === 'queryTask') setHeader(r, 'authorization', undefined);
    },
  }),
  mutant('models-refuse-the-key', ['generateNanoBanana', 'getCredits'], ['key-accepted'], {
    request: (r) => {
      if (r.operationId === 'generateNanoBanana') setHeader(r, 'authorization', 'Bearer sk-expired');
    },
  }),
  mutant('download-wants-key', TASKS, ['link-works-without-key'], {
    instead: (r) => {
      if (r.operationId !== 'downloadResult' || keyOf(r) !== undefined) return undefined;
      const headers: HeaderLine[] = [['Content-Type', 'application/xml']];
      return { status: 403, headers, body: Buffer.from('<Error><Code>AccessDenied</Code></Error>') };
    },
  }),
  mutant('download-401', TASKS, ['link-works-without-key', 'status-declared'], {
    instead: (r) => {
      if (r.operationId !== 'downloadResult') return undefined;
      const headers: HeaderLine[] = [['Content-Type', 'application/json']];
      return { status: 401, headers, body: Buffer.from('{"code":401,"message":"no key","data":null}') };
    },
  }),
  mutant('key-in-result-link', TASKS, ['key-not-echoed'], {
    answer: onPoll(
      1,
      (v) => void Object.assign(v.data, { result_file: `${v.data.result_file}?key=${BENCH_KEYS.apiKey}` }),
    ),
  }),
  mutant('key-in-error-message', ['createSync'], ['key-not-echoed'], {
    answer: onRefusal(
      (a, { request }) =>
        editJson(
          a,
          (v) =>
            void Object.assign(v, {
              message: `${v.message} (${keyOf({ ...request, headers: [...request.headers] })})`,
            }),
        ),
      'createSync',
    ),
  }),
  mutant('key-in-header', ['getCredits'], ['key-not-echoed'], {
    answer: (a, { request }) => {
      const key = keyOf({ ...request, headers: [...request.headers] });
      if (request.operationId === 'getCredits' && key) setHeader(a, 'X-Account', key);
    },
  }),
  mutant('key-in-body', [...MODELS], ['key-not-echoed', 'undeclared-field'], {
    answer: onSuccess('generateNanoBanana', (v) => void Object.assign(v, { modelVersion: BENCH_KEYS.modelsApiKey })),
  }),
  mutant('unauthorized-is-404', MATTING, ['refusal-code'], {
    answer: onRefusal((a) => {
      if (a.status !== 401) return;
      a.status = 404;
      editJson(a, (v) => void Object.assign(v, { code: 404 }));
    }, 'createSync'),
  }),
];
