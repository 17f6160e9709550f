import { gzipSync } from 'node:zlib';
import type { Mutant } from '../../mutant.js';
import {
  editJson,
  fieldOf,
  header,
  MATTING,
  onDrawn,
  onPoll,
  onSuccess,
  onText,
  setHeader,
  TASKS,
} from '../../tools.js';
import { make, refuseWhen } from './parts.js';

const schema = make('schema');
const status = make('status');
const raw = make('raw-bytes');
const flow = make('flow');
const authentication = make('authentication');
const transport = make('transport');

const schemaDrift: readonly Mutant[] = [
  schema('gemini-tokens-do-not-add-up', ['generateNanoBanana'], ['usage-adds-up'], {
    answer: onSuccess('generateNanoBanana', (v) => {
      v.usageMetadata.totalTokenCount += 100;
    }),
  }),
  schema('seedream-counts-one-too-many', ['generateImages'], ['usage-adds-up'], {
    answer: onSuccess('generateImages', (v) => {
      v.usage.generated_images += 1;
    }),
  }),
  schema('gemini-role-user', ['generateNanoBanana'], ['body-matches-schema', 'undeclared-value'], {
    answer: onDrawn('generateNanoBanana', ({ content }) => {
      content.role = 'user';
    }),
  }),
  schema('gemini-stop-in-lower-case', ['generateContent'], ['undeclared-value', 'body-matches-schema'], {
    answer: onDrawn('generateContent', (candidate) => {
      candidate.finishReason = 'stop';
    }),
  }),
  schema('gemini-mime-type-missing', ['generateContent'], ['documented-field-present', 'body-matches-schema'], {
    answer: onDrawn('generateContent', ({ inline }) => void delete inline.mimeType),
  }),
  schema('poll-state-as-boolean', TASKS, ['body-matches-schema'], {
    answer: onPoll(undefined, (v) => {
      v.data.state = v.data.state === 1;
    }),
  }),
  schema('poll-position-as-fraction', TASKS, ['body-matches-schema'], {
    answer: onPoll(0, (v) => {
      v.data.position = 0.5;
    }),
  }),
  schema('credits-nested', ['getCredits'], ['body-matches-schema'], {
    answer: onSuccess('getCredits', (v) => {
      v.data = { balance: v.data };
    }),
  }),
  schema('key-with-a-space', ['createTask'], ['body-matches-schema', 'undeclared-field'], {
    answer: onText('createTask', (t) => t.replace('"task_id"', '"task_id "')),
  }),
];

const statusDrift: readonly Mutant[] = [
  status('no-key-is-an-empty-success', MATTING, ['key-required'], {
    answer: (a, { request: { operationId } }) => {
      if (a.status !== 401 || !(MATTING as readonly string[]).includes(operationId)) return;
      a.status = 200;
      a.body = Buffer.from('{"code":200,"message":"success","data":{}}');
    },
  }),
  status('unknown-task-runs-forever', ['queryTask'], ['invalid-request-refused'], {
    answer: (a, { request: { operationId } }) => {
      if (a.status !== 404 || operationId !== 'queryTask') return;
      a.status = 200;
      const data = { state: 0, result_file: null, message: null, progress: '0.00', position: -1 };
      a.body = Buffer.from(JSON.stringify({ code: 200, message: 'running', data }));
    },
  }),
  status('no-credits-is-500', ['createSync'], ['refusal-code'], {
    answer: (a) => {
      if (a.status !== 409) return;
      a.status = 500;
      editJson(a, (v) => {
        v.code = 500;
      });
    },
  }),
  status('small-picture-accepted', ['createTask'], ['invalid-request-refused'], {
    answer: (a) => {
      if (a.status !== 407) return;
      a.status = 200;
      a.body = Buffer.from('{"code":200,"message":"success","data":{"task_id":7}}');
    },
  }),
];

const rawDrift: readonly Mutant[] = [
  raw('nul-behind', ['createTask'], ['json-wellformed'], { answer: onText('createTask', (t) => `${t}\0`) }),
  raw('broken-utf-8', TASKS, ['json-encoding'], {
    answer: onText('queryTask', (t) => Buffer.from(t.replace('"message":"', '"message":"\u00c3'), 'latin1')),
  }),
  raw('gzip-without-label', ['getCredits'], ['json-wellformed', 'json-encoding'], {
    answer: onText('getCredits', (t) => gzipSync(t)),
  }),
  raw('duplicate-key-deep', ['createTask'], ['json-no-duplicate-keys'], {
    answer: onText('createTask', (t) => t.replace(/("task_id":\d+)/, '$1,$1')),
  }),
];

const flowDrift: readonly Mutant[] = [
  flow('link-comes-late', TASKS, ['result-when-done', 'body-matches-schema'], {
    answer: onPoll(1, (v, { memory, request: passing }) => {
      const id = `done ${fieldOf(passing, 'task_id')}`;
      if (!memory.has(id)) v.data.result_file = null;
      memory.set(id, true);
    }),
  }),
  flow('failure-looks-like-running', ['queryTask'], ['task-ends', 'task-fails'], {
    answer: onPoll(2, (v) => {
      v.message = 'running';
      v.data.state = 0;
    }),
  }),
  flow('failure-with-a-link', ['queryTask'], ['result-only-when-done', 'body-matches-schema'], {
    answer: onPoll(2, (v) => {
      v.data.result_file = 'https://results.example.com/a.webp';
    }),
  }),
  flow('failure-is-success', ['queryTask'], ['task-fails', 'body-matches-schema'], {
    answer: onPoll(2, (v) => void Object.assign(v.data, { state: 1, progress: '100.00' })),
  }),
  flow('dead-link-lives', ['downloadResult'], ['invalid-request-refused'], {
    request: (passing) => {
      if (passing.operationId === 'downloadResult') setHeader(passing, 'X-Mock-Scenario', undefined);
    },
  }),
  flow('link-wants-a-referer', TASKS, ['link-works-without-key'], {
    instead: (passing) =>
      passing.operationId === 'downloadResult' && !header(passing, 'referer')
        ? { status: 403, headers: [['Content-Type', 'application/xml']], body: Buffer.from('<Error/>') }
        : undefined,
  }),
  flow('sync-link-dead', ['createSync'], ['valid-request-accepted', 'link-works-without-key'], {
    answer: onText('createSync', (t) => t.replace(/\/files\//g, '/files/gone-')),
  }),
  flow('progress-wavers', TASKS, ['progress-never-falls', 'progress-fits-state', 'queue-position'], {
    answer: onPoll(0, (v, { count }) => {
      const moved = Number(v.data.progress) + (count % 2 === 0 ? 12 : -12);
      v.data.progress = Math.max(0, Math.min(99, moved)).toFixed(2);
    }),
  }),
];

const authenticationDrift: readonly Mutant[] = [
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
];

const transportDrift: readonly Mutant[] = [
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
  transport('length-one-too-many', TASKS, ['answer-complete', 'answer-in-time'], {
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
];

/** Answers that are told, framed or ordered otherwise. */
export const answersDrift: readonly Mutant[] = [
  ...schemaDrift,
  ...statusDrift,
  ...rawDrift,
  ...flowDrift,
  ...authenticationDrift,
  ...transportDrift,
];
