import type { CheckId } from '../../contract.js';
import { answerMutants, type Mutant } from '../../mutant.js';
import { type Any, editJson, onPoll, onRefusal, onSuccess, TASKS } from '../../tools.js';

const mutant = answerMutants('schema');

const SCHEMA = ['body-matches-schema'] as const;
const UNDECLARED = ['undeclared-field'] as const;

type Make = (id: string, checks: readonly CheckId[], edit: (value: Any) => Any, breaksSdk?: boolean) => Mutant;

/** Drift in the successful responses of an operation. */
const success =
  (operationId: string): Make =>
  (id, checks, edit, breaksSdk) =>
    mutant(id, [operationId], checks, onSuccess(operationId, edit), breaksSdk);

/** Drift in the refusals of operations. */
const refusal =
  (...operationIds: readonly string[]): Make =>
  (id, checks, edit, breaksSdk) =>
    mutant(
      id,
      operationIds,
      checks,
      onRefusal((answer) => editJson(answer, edit), ...operationIds),
      breaksSdk,
    );

/** Drift in the data of polls, or of those in one state. */
const polls =
  (state?: number): Make =>
  (id, checks, edit, breaksSdk) =>
    mutant(
      id,
      TASKS,
      checks,
      onPoll(state, (value) => edit(value.data)),
      breaksSdk,
    );

const create = success('createTask');
const sync = success('createSync');
const credits = success('getCredits');
const banana = success('generateNanoBanana');
const pro = success('generateContent');
const seedream = success('generateImages');
const poll = polls();
const running = polls(0);
const done = polls(1);

/** Bodies with other fields, or fields in another form, than the schema. */
export const bodyMutants: readonly Mutant[] = [
  create('create-task-id-as-string', SCHEMA, (v) => void Object.assign(v.data, { task_id: String(v.data.task_id) })),
  create('create-task-id-null', SCHEMA, (v) => void Object.assign(v.data, { task_id: null })),
  create('create-task-id-renamed', SCHEMA, (v) => ({ ...v, data: { taskId: v.data.task_id } })),
  create('create-data-missing', SCHEMA, ({ data: _, ...rest }) => rest),
  create('create-data-as-list', SCHEMA, (v) => ({ ...v, data: [v.data] })),
  create('create-task-id-negative', SCHEMA, (v) => void Object.assign(v.data, { task_id: -v.data.task_id })),
  create('create-undeclared-field', UNDECLARED, (v) => void Object.assign(v.data, { eta: 12 }), false),
  create('create-message-missing', SCHEMA, ({ message: _, ...rest }) => rest, false),
  create('create-code-as-string', SCHEMA, (v) => void Object.assign(v, { code: '200' })),
  create('create-code-missing', SCHEMA, ({ code: _, ...rest }) => rest),
  create(
    'create-code-zero',
    [...SCHEMA, 'valid-request-accepted', 'envelope-code-matches-status', 'undeclared-value'],
    (v) => void Object.assign(v, { code: 0 }),
  ),
  credits('envelope-undeclared-field', UNDECLARED, (v) => void Object.assign(v, { request_id: 'abc' }), false),
  poll('poll-progress-as-number', SCHEMA, (d) => void Object.assign(d, { progress: Number(d.progress) })),
  poll('poll-progress-with-percent-sign', SCHEMA, (d) => void Object.assign(d, { progress: `${d.progress}%` })),
  done('poll-progress-over-100', SCHEMA, (d) => void Object.assign(d, { progress: '140.00' }), false),
  poll('poll-progress-missing', ['documented-field-present', ...SCHEMA], (d) => void delete d.progress),
  poll('poll-position-missing', ['documented-field-present', ...SCHEMA], (d) => void delete d.position),
  poll('poll-position-as-string', SCHEMA, (d) => void Object.assign(d, { position: String(d.position) })),
  poll('poll-position-below-minus-one', SCHEMA, (d) => void Object.assign(d, { position: -2 }), false),
  poll('poll-state-as-string', SCHEMA, (d) => void Object.assign(d, { state: String(d.state) })),
  poll('poll-state-missing', SCHEMA, (d) => void delete d.state),
  done('poll-state-as-word', SCHEMA, (d) => void Object.assign(d, { state: 'done' })),
  done('poll-result-file-missing', SCHEMA, (d) => void delete d.result_file),
  done('poll-result-file-renamed', SCHEMA, (d) => {
    d.result_url = d.result_file;
    delete d.result_file;
  }),
  done('poll-result-file-as-list', SCHEMA, (d) => void Object.assign(d, { result_file: [d.result_file] })),
  done(
    'poll-result-file-relative',
    SCHEMA,
    (d) => void Object.assign(d, { result_file: new URL(d.result_file).pathname }),
  ),
  done(
    'poll-result-file-without-scheme',
    SCHEMA,
    (d) => void Object.assign(d, { result_file: d.result_file.replace(/^http:/, '') }),
  ),
  running('poll-result-file-empty-while-running', SCHEMA, (d) => void Object.assign(d, { result_file: '' }), false),
  poll('poll-undeclared-nested', UNDECLARED, (d) => void Object.assign(d, { cost: { credits: 1 } }), false),
  mutant(
    'poll-data-null',
    TASKS,
    SCHEMA,
    onPoll(0, (v) => void Object.assign(v, { data: null })),
  ),
  credits('credits-as-string', SCHEMA, (v) => void Object.assign(v.data, { credits: String(v.data.credits) })),
  credits('credits-vip-missing', SCHEMA, (v) => void delete v.data.vip_credits),
  credits('credits-renamed', SCHEMA, (v) => ({ ...v, data: { score: v.data.credits, vip_credits: 0 } })),
  credits('credits-null', SCHEMA, (v) => void Object.assign(v.data, { vip_credits: null })),
  sync('sync-link-renamed', SCHEMA, (v) => ({ ...v, data: { link: v.data.result_file } })),
  sync('sync-link-null', SCHEMA, (v) => void Object.assign(v.data, { result_file: null })),
  refusal('queryTask', 'createSync')('error-message-missing', SCHEMA, (v) => void delete v.message, false),
  refusal('createSync')('error-code-as-string', SCHEMA, (v) => void Object.assign(v, { code: String(v.code) })),
  refusal('queryTask')('error-data-filled', SCHEMA, (v) => void Object.assign(v, { data: {} }), false),
  refusal('createTask')(
    'error-undeclared-stack',
    UNDECLARED,
    (v) => void Object.assign(v, { stack: 'at main.py:12' }),
    false,
  ),
  refusal('getCredits')('error-other-form', SCHEMA, (v) => ({ detail: v.message })),
  banana(
    'gemini-candidates-renamed',
    ['undeclared-field', 'picture-count', 'documented-field-present'],
    ({ candidates, ...rest }) => ({ ...rest, results: candidates }),
  ),
  banana('gemini-inline-data-snake', ['undeclared-field', 'picture-count'], (v) =>
    JSON.parse(JSON.stringify(v).replaceAll('inlineData', 'inline_data')),
  ),
  pro(
    'gemini-finish-reason-unknown',
    ['undeclared-value'],
    (v) => void Object.assign(v.candidates[0], { finishReason: 'DONE' }),
    false,
  ),
  banana(
    'gemini-usage-as-strings',
    SCHEMA,
    (v) => void Object.assign(v.usageMetadata, { totalTokenCount: '1643' }),
    false,
  ),
  banana('gemini-usage-missing', ['documented-field-present'], (v) => void delete v.usageMetadata, false),
  pro('gemini-index-as-string', SCHEMA, (v) => void Object.assign(v.candidates[0], { index: '0' }), false),
  refusal('generateImages')('models-error-as-text', SCHEMA, (v) => ({ error: v.error.message })),
  refusal('generateNanoBanana')('models-error-without-message', SCHEMA, (v) => void delete v.error.message),
  seedream('seedream-data-as-object', SCHEMA, (v) => void Object.assign(v, { data: v.data[0] })),
  seedream(
    'seedream-created-as-text',
    SCHEMA,
    (v) => void Object.assign(v, { created: new Date(0).toISOString() }),
    false,
  ),
  seedream(
    'seedream-url-renamed',
    [...SCHEMA, 'undeclared-field'],
    (v) => void Object.assign(v, { data: v.data.map(({ url, ...rest }: Any) => ({ ...rest, image_url: url })) }),
  ),
];
