import type { Mutant } from '../../mutant.js';
import { editJson, MATTING, onDrawn, onPoll, onRefusal, onSuccess, onText, TASKS } from '../../tools.js';
import { make } from '../parts.js';

const quiet = make('schema', false);

const schema = make('schema');

/** Envelopes that are wrong in one field or in some responses only. */
export const envelopeMutants: readonly Mutant[] = [
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
  schema('gemini-no-candidates', ['generateContent'], ['picture-count'], {
    answer: onSuccess('generateContent', (value) => void Object.assign(value, { candidates: [] })),
  }),
  schema('done-message-as-object', TASKS, ['body-matches-schema'], {
    answer: onPoll(1, (value) => void Object.assign(value.data, { message: {} })),
  }),
];
