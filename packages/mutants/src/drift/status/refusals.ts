import type { Mutant } from '../../mutant.js';
import { editJson, fieldOf, MATTING, onRefusal, TASKS } from '../../tools.js';
import { make } from '../parts.js';

const status = make('status');

/** Refusals with the wrong status, the wrong code or none. */
export const refusalMutants: readonly Mutant[] = [
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
  status('empty-200-poll', TASKS, ['json-wellformed'], {
    answer: (answer, { request }) => {
      if (request.operationId === 'queryTask') answer.body = Buffer.alloc(0);
    },
  }),
  status('first-poll-404', TASKS, ['valid-request-accepted'], {
    answer: (answer, { request, memory }) => {
      if (request.operationId !== 'queryTask' || answer.status !== 200) return;
      const id = fieldOf(request, 'task_id') ?? '';
      if (memory.has(id)) return;
      memory.set(id, true);
      answer.status = 404;
      answer.body = Buffer.from('{"code":404,"message":"任务不存在","data":null}');
    },
  }),
];
