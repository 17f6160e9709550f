import { BENCH_KEYS } from '../../bench-keys.js';
import type { PassingRequest } from '../../contract.js';
import type { Mutant } from '../../mutant.js';
import { header, setHeader, TASKS } from '../../tools.js';
import { make, type Part, refuseWhen } from '../parts.js';
import { isBase64, SYNC } from '../request/parts.js';

const authentication = make('authentication');

const isMultipart = (r: PassingRequest) => header(r, 'content-type')?.startsWith('multipart') === true;

/** Does not ask for the key in some requests of one operation. */
const open = (operationId: string, when: (request: PassingRequest) => boolean): Part => ({
  request: (r) => {
    if (r.operationId !== operationId || !when(r)) return;
    setHeader(r, 'Authorization', undefined);
    setHeader(r, 'x-api-key', BENCH_KEYS.apiKey);
  },
});

/** One form of a call that needs no key, or a link that needs one. */
export const keyFormMutants: readonly Mutant[] = [
  authentication('bearer-not-read-for-credits', ['getCredits'], ['key-accepted'], {
    request: (passing) => {
      if (passing.operationId === 'getCredits') setHeader(passing, 'Authorization', undefined);
    },
  }),
  authentication(
    'creates-always-401',
    ['createTask'],
    ['key-accepted'],
    refuseWhen('createTask', 401, () => true),
  ),
  authentication(
    'sync-host-always-401',
    ['createSync'],
    ['key-accepted'],
    refuseWhen('createSync', 401, () => true),
  ),
  authentication('pro-always-401', ['generateContent'], ['key-accepted'], {
    request: (passing) => {
      if (passing.operationId === 'generateContent') setHeader(passing, 'Authorization', undefined);
    },
  }),
  authentication('files-without-a-key', SYNC, ['key-required'], open('createSync', isMultipart)),
  authentication('task-base64-without-a-key', TASKS, ['key-required'], open('createTask', isBase64)),
  authentication(
    'polls-as-multipart-without-a-key',
    TASKS,
    ['key-required', 'refusal-code'],
    open('queryTask', isMultipart),
  ),
  authentication('key-in-address-passes', ['getCredits'], ['key-required'], {
    request: (request) => {
      const key = new URLSearchParams(request.path.split('?')[1] ?? '').get('api_key');
      if (key && !header(request, 'x-api-key') && !header(request, 'authorization'))
        request.headers.push(['X-API-Key', key]);
    },
  }),
  authentication('generated-link-wants-key', ['generateImages'], ['link-works-without-key'], {
    instead: (request) =>
      request.operationId === 'downloadResult' && !header(request, 'authorization')
        ? { status: 403, headers: [['Content-Type', 'application/xml']], body: Buffer.from('<Error/>') }
        : undefined,
  }),
];
