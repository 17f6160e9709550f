import type { Mutant } from '../../mutant.js';
import { editJson, MATTING, onPoll, onRefusal, onSuccess, onText, TASKS } from '../../tools.js';
import { make } from '../further/parts.js';

const schema = make('schema');
const quiet = make('schema', false);
const status = make('status');

/** What the envelopes of the matting hosts say of themselves. */
export const subtleAnswers: readonly Mutant[] = [
  quiet('refusals-without-a-word', MATTING, ['reason-given'], {
    answer: onRefusal((a) =>
      editJson(a, (v) => {
        v.message = '';
      }),
    ),
  }),
  quiet('failure-for-no-reason', ['queryTask'], ['reason-given'], {
    answer: onPoll(2, (v) => {
      v.data.message = '';
    }),
  }),
  quiet('create-says-ok', ['createTask'], ['message-fits-state'], {
    answer: onSuccess('createTask', (v) => {
      v.message = 'ok';
    }),
  }),
  quiet('create-says-nothing', ['createTask'], ['message-fits-state'], {
    answer: onSuccess('createTask', (v) => {
      v.message = '';
    }),
  }),
  schema('second-create-has-text-id', ['createTask'], ['body-matches-schema'], {
    answer: onSuccess('createTask', (v, { count }) => {
      if (count % 9 === 4) v.data.task_id = String(v.data.task_id);
    }),
  }),
  schema('third-poll-progress-number', TASKS, ['body-matches-schema'], {
    answer: onPoll(0, (v, { count }) => {
      if (count % 11 === 7) v.data.progress = Number(v.data.progress);
    }),
  }),
  schema('progress-with-comma', TASKS, ['body-matches-schema'], {
    answer: onPoll(0, (v) => {
      v.data.progress = String(v.data.progress).replace('.', ',');
    }),
  }),
  schema('progress-empty-when-done', TASKS, ['body-matches-schema'], {
    answer: onPoll(1, (v) => {
      v.data.progress = '';
    }),
  }),
  schema('position-null', TASKS, ['body-matches-schema'], {
    answer: onPoll(1, (v) => {
      v.data.position = null;
    }),
  }),
  quiet('shadow-answers-cost', TASKS, ['undeclared-field'], {
    answer: onPoll(1, (v) => {
      v.data.cost = 1;
    }),
  }),
  schema(
    'names-in-capitals',
    ['getCredits'],
    ['body-matches-schema', 'documented-field-present', 'valid-request-accepted'],
    {
      answer: onText('getCredits', (t) => t.replace('"data"', '"Data"').replace('"code"', '"Code"')),
    },
  ),
  schema('data-as-json-text', ['createTask'], ['body-matches-schema'], {
    answer: onSuccess('createTask', (v) => {
      v.data = JSON.stringify(v.data);
    }),
  }),
  schema('sync-link-in-list', ['createSync'], ['body-matches-schema'], {
    answer: onSuccess('createSync', (v) => {
      v.data = [v.data.result_file];
    }),
  }),
  schema('credits-infinite', ['getCredits'], ['json-safe-numbers', 'body-matches-schema'], {
    answer: onText('getCredits', (t) => t.replace(/"credits":[\d.]+/, '"credits":1e999')),
  }),
  schema('code-201', ['createTask'], ['body-matches-schema', 'valid-request-accepted'], {
    answer: onSuccess('createTask', (v) => {
      v.code = 201;
    }),
  }),
  schema('error-as-list', MATTING, ['body-matches-schema'], {
    answer: onRefusal((a) => editJson(a, (v) => ({ ...v, message: [v.message] }))),
  }),
  schema('error-data-empty-object', MATTING, ['body-matches-schema'], {
    answer: onRefusal((a) => editJson(a, (v) => ({ ...v, data: {} }))),
  }),
  schema('error-as-detail', ['createTask'], ['body-matches-schema'], {
    answer: onRefusal((a) => {
      if (a.status === 422)
        a.body = Buffer.from('{"detail":[{"loc":["body","crop"],"msg":"bad","type":"value_error"}]}');
    }, 'createTask'),
  }),
  status('wrong-key-400', ['queryTask'], ['refusal-code'], {
    answer: onRefusal((a) => {
      if (a.status !== 401) return;
      a.status = 400;
      editJson(a, (v) => {
        v.code = 400;
      });
    }, 'queryTask'),
  }),
  status('unknown-task-failed', ['queryTask'], ['invalid-request-refused'], {
    answer: (a, { request: { operationId } }) => {
      if (a.status !== 404 || operationId !== 'queryTask') return;
      a.status = 200;
      const data = { state: 2, result_file: null, message: '任务不存在', progress: '0.00', position: -1 };
      a.body = Buffer.from(JSON.stringify({ code: 200, message: 'failed', data }));
    },
  }),
  status('envelope-200-under-401', MATTING, ['envelope-code-matches-status'], {
    answer: onRefusal(
      (a) => {
        if (a.status === 401)
          editJson(a, (v) => {
            v.code = 200;
          });
      },
      ...MATTING,
    ),
  }),
  status('too-wide-is-415', ['createTask'], ['refusal-code'], {
    answer: onRefusal((a) => {
      if (a.status !== 413) return;
      a.status = 415;
      editJson(a, (v) => {
        v.code = 415;
      });
    }, 'createTask'),
  }),
  status('poll-done-203', TASKS, ['status-declared', 'status-expected'], {
    answer: (a, { request: { operationId } }) => {
      if (operationId === 'queryTask' && a.body.includes('"state":1')) a.status = 203;
    },
  }),
  status('empty-422', ['createSync'], ['json-wellformed', 'content-type-declared'], {
    answer: onRefusal((a) => {
      if (a.status === 422) a.body = Buffer.alloc(0);
    }, 'createSync'),
  }),
  status('proxy-page-for-401', ['getCredits'], ['content-type-declared', 'json-wellformed', 'content-type-true'], {
    answer: onRefusal((a) => {
      if (a.status === 401) a.body = Buffer.from('<html>401</html>');
    }, 'getCredits'),
  }),
];
