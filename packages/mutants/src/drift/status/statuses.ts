import { answerMutants, type Mutant } from '../../mutant.js';
import { editJson, MATTING, MODELS, onRefusal, setHeader, TASKS } from '../../tools.js';

const mutant = answerMutants('status');

const success =
  (operationId: string, status: number): Mutant['answer'] & {} =>
  (answer, { request }) => {
    if (request.operationId === operationId && answer.status === 200) answer.status = status;
  };

const refusal = (from: number, to: number, code: number | undefined, ...operations: readonly string[]) =>
  onRefusal(
    (answer) => {
      if (answer.status !== from) return;
      answer.status = to;
      if (code !== undefined) editJson(answer, (value) => void Object.assign(value, { code: code }));
    },
    ...operations,
  );

const instead =
  (operationId: string, status: number, every: number, body: unknown): Mutant['answer'] & {} =>
  (answer, passing) => {
    if (passing.request.operationId !== operationId || answer.status !== 200 || passing.count % every !== every - 1)
      return;
    answer.status = status;
    setHeader(answer, 'content-type', 'application/json');
    answer.body = Buffer.from(JSON.stringify(body));
  };

/** Responses with another status or another code. */
export const statusMutants: readonly Mutant[] = [
  mutant('create-201', ['createTask'], ['status-declared', 'status-expected'], success('createTask', 201)),
  mutant('create-202', ['createTask'], ['status-declared', 'status-expected'], success('createTask', 202)),
  mutant('poll-204', TASKS, ['status-declared'], (answer, { request }) => {
    if (request.operationId !== 'queryTask' || answer.status !== 200) return;
    answer.status = 204;
    answer.body = Buffer.alloc(0);
  }),
  mutant('sync-206', ['createSync'], ['status-declared'], success('createSync', 206), false),
  mutant('download-202', TASKS, ['status-declared'], success('downloadResult', 202)),
  mutant('unknown-task-400', ['queryTask'], ['status-declared'], refusal(404, 400, 400, 'queryTask')),
  mutant('unknown-task-422', ['queryTask'], ['refusal-code'], refusal(404, 422, 422, 'queryTask')),
  mutant('unknown-task-410', ['queryTask'], ['status-declared'], refusal(404, 410, 410, 'queryTask')),
  mutant('invalid-key-403', MATTING, ['refusal-code'], refusal(401, 403, 403, ...MATTING)),
  mutant(
    'invalid-key-status-403-only',
    MATTING,
    ['envelope-code-matches-status'],
    refusal(401, 403, undefined, ...MATTING),
  ),
  mutant('bad-parameter-400', ['createSync'], ['status-declared'], refusal(422, 400, 400, 'createSync')),
  mutant('bad-parameter-500', ['createTask'], ['refusal-code'], refusal(422, 500, 500, 'createTask')),
  mutant('unsupported-422', ['createSync'], ['refusal-code'], refusal(415, 422, 422, 'createSync')),
  mutant('too-small-422', ['createTask'], ['refusal-code'], (answer, { request }) => {
    if (request.operationId === 'createTask' && answer.body.includes('"code":407')) {
      answer.body = Buffer.from(answer.body.toString('utf8').replace('"code":407', '"code":422'));
    }
  }),
  mutant('too-large-as-406', ['createSync'], ['refusal-code'], refusal(413, 406, 406, 'createSync')),
  mutant(
    'slots-503',
    ['createTask'],
    ['refusal-code', 'status-expected', 'slots-available'],
    refusal(429, 503, 503, 'createTask'),
  ),
  mutant('models-401-as-403', [...MODELS], ['refusal-code'], refusal(401, 403, undefined, ...MODELS)),
  mutant('models-400-as-422', ['generateImages'], ['status-declared'], refusal(400, 422, undefined, 'generateImages')),
  mutant(
    'envelope-code-off',
    ['createTask'],
    ['envelope-code-matches-status'],
    onRefusal(
      (answer) => editJson(answer, (value) => void Object.assign(value, { code: value.code + 1 })),
      'createTask',
    ),
  ),
  mutant(
    'refusals-under-200-on-one-operation',
    ['getCredits', 'queryTask'],
    ['refusal-style-steady'],
    onRefusal((answer) => void Object.assign(answer, { status: 200 }), 'getCredits'),
  ),
  mutant(
    'success-with-error-envelope',
    ['createTask'],
    ['valid-request-accepted', 'envelope-code-matches-status'],
    instead('createTask', 200, 3, { code: 500, message: '系统繁忙', data: null }),
  ),
  mutant(
    'picture-becomes-json-error',
    ['createSync'],
    ['valid-request-accepted'],
    instead('createSync', 200, 4, { code: 500, message: '系统繁忙', data: null }),
  ),
  mutant(
    'every-fourth-poll-500',
    TASKS,
    ['valid-request-accepted'],
    instead('queryTask', 500, 4, { code: 500, message: '系统繁忙', data: null }),
  ),
  mutant('every-fifth-download-404', TASKS, ['valid-request-accepted'], instead('downloadResult', 404, 5, {})),
  mutant(
    'first-credits-429',
    ['getCredits'],
    ['valid-request-accepted'],
    instead('getCredits', 429, 2, { code: 429, message: '请求过多', data: null }),
    false,
  ),
  mutant(
    'models-error-under-200',
    ['generateNanoBanana'],
    ['refusal-style-steady', 'undeclared-field', 'refusal-code'],
    onRefusal((answer) => void Object.assign(answer, { status: 200 }), 'generateNanoBanana'),
  ),
];
