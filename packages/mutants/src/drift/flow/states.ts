import type { CheckId } from '../../contract.js';
import type { Mutant } from '../../mutant.js';
import { type Any, fieldOf, onPoll, onSuccess, TASKS } from '../../tools.js';

const mutant = (
  id: string,
  checks: readonly CheckId[],
  answer: Mutant['answer'] & {},
  breaksSdk = true,
  scope: readonly string[] = TASKS,
): Mutant => ({ id, family: 'flow', scope, checks, breaksSdk, answer });

/** Changes the polls of a task, depending on its earlier polls. */
const perTask = (
  edit: (data: Any, memory: { polls: number; final: number; [name: string]: Any }, value: Any) => void,
) =>
  onPoll(undefined, (value, { memory, request }) => {
    const id = fieldOf(request, 'task_id') ?? '';
    const known = (memory.get(id) ?? { polls: 0, final: 0 }) as { polls: number; final: number };
    memory.set(id, known);
    edit(value.data, known, value);
    known.polls += 1;
    if (value.data.state !== 0) known.final += 1;
  });

const running = (data: Any, progress = '50.00') =>
  Object.assign(data, { state: 0, result_file: null, progress, position: -1 });

/** Drift that shows only between one response and the next. */
export const stateMutants: readonly Mutant[] = [
  mutant(
    'progress-backwards',
    ['progress-never-falls'],
    perTask((d, m) => {
      if (d.state === 0 && d.position === -1) d.progress = (90 - m.polls * 7).toFixed(2);
    }),
  ),
  mutant(
    'progress-dips-once',
    ['progress-never-falls'],
    perTask((d, m) => {
      if (d.state === 0 && m.polls === 2) d.progress = '0.00';
      else if (d.state === 0) d.progress = (20 + m.polls).toFixed(2);
      d.position = -1;
    }),
    false,
  ),
  mutant(
    'progress-100-while-running',
    ['progress-fits-state'],
    onPoll(0, (v) => void Object.assign(v.data, { progress: '100' })),
  ),
  mutant(
    'done-at-half',
    ['progress-fits-state'],
    onPoll(1, (v) => void Object.assign(v.data, { progress: '50.00' })),
    false,
  ),
  mutant(
    'result-while-running',
    ['result-only-when-done', 'body-matches-schema'],
    onPoll(0, (v) => void Object.assign(v.data, { result_file: 'https://results.example.com/soon.png' })),
  ),
  mutant(
    'done-without-result',
    ['result-when-done', 'body-matches-schema'],
    onPoll(1, (v) => void Object.assign(v.data, { result_file: null })),
  ),
  mutant(
    'done-too-early',
    ['result-when-done', 'body-matches-schema'],
    perTask((d) => void Object.assign(d, { state: 1 })),
  ),
  mutant(
    'runs-again-after-done',
    ['final-state-stays'],
    perTask((d, m) => void (m.final > 0 && running(d))),
  ),
  mutant(
    'fails-after-done',
    ['final-state-stays'],
    perTask((d, m) => {
      if (m.final > 1) Object.assign(d, { state: 2, result_file: null, message: '图片处理失败' });
    }),
  ),
  mutant('unknown-after-done', ['final-state-stays', 'valid-request-accepted'], (answer, passing) => {
    if (passing.request.operationId !== 'queryTask' || answer.status !== 200) return;
    const id = `end-${fieldOf(passing.request, 'task_id')}`;
    if (passing.memory.has(id)) {
      answer.status = 404;
      answer.body = Buffer.from('{"code":404,"message":"任务不存在","data":null}');
    } else if (answer.body.includes('"state":1')) passing.memory.set(id, true);
  }),
  mutant(
    'link-changes',
    ['result-link-stays'],
    perTask((d, m) => {
      if (d.state === 1 && m.final > 0) d.result_file = d.result_file.replace(/\/([^/]+)$/, '/x$1');
    }),
    false,
  ),
  mutant(
    'never-ends',
    ['task-ends'],
    onPoll(1, (v) => void running(v.data, '99.00')),
    true,
    ['queryTask'],
  ),
  mutant(
    'stuck-in-queue',
    ['task-ends'],
    onPoll(
      undefined,
      (v) => void Object.assign(v.data, { state: 0, result_file: null, progress: '0.00', position: 3 }),
    ),
    true,
    ['queryTask'],
  ),
  mutant(
    'fails-always',
    ['task-succeeds'],
    onPoll(1, (v) => void Object.assign(v.data, { state: 2, result_file: null, message: '失败' })),
  ),
  mutant(
    'failed-without-reason',
    ['task-succeeds', 'body-matches-schema'],
    onPoll(1, (v) => void Object.assign(v.data, { state: 2, result_file: null, message: null })),
  ),
  mutant(
    'done-is-state-3',
    ['undeclared-value', 'task-succeeds'],
    onPoll(1, (v) => void Object.assign(v.data, { state: 3 })),
  ),
  mutant(
    'done-is-minus-one',
    ['task-succeeds'],
    onPoll(1, (v) => void Object.assign(v.data, { state: -1 })),
  ),
  mutant(
    'running-is-state-5',
    ['undeclared-value', 'task-succeeds'],
    onPoll(0, (v) => void Object.assign(v.data, { state: 5 })),
  ),
  mutant(
    'word-success-while-running',
    ['message-fits-state'],
    onPoll(0, (v) => void Object.assign(v, { message: 'success' })),
    false,
  ),
  mutant(
    'word-running-when-done',
    ['message-fits-state'],
    onPoll(1, (v) => void Object.assign(v, { message: 'running' })),
    false,
  ),
  mutant(
    'position-rises',
    ['queue-position'],
    perTask((d, m) => {
      if (d.state === 0) Object.assign(d, { position: m.polls + 1, progress: '0.00' });
    }),
    false,
  ),
  mutant(
    'position-while-done',
    ['queue-position'],
    onPoll(1, (v) => void Object.assign(v.data, { position: 2 })),
    false,
  ),
  mutant(
    'task-id-repeated',
    ['task-id-unique', 'valid-request-accepted', 'picture-shows-upload', 'result-of-own-task'],
    onSuccess('createTask', (v, { memory }) => {
      const first = memory.get('first') ?? v.data.task_id;
      memory.set('first', first);
      v.data.task_id = first;
    }),
  ),
  mutant(
    'task-ids-swapped',
    ['picture-shows-upload', 'subject-kept', 'picture-size', 'picture-format-as-asked', 'task-id-unique'],
    onSuccess('createTask', (v, { memory }) => {
      const last = memory.get('last') ?? v.data.task_id;
      memory.set('last', v.data.task_id);
      v.data.task_id = last;
    }),
  ),
  mutant(
    'results-swapped',
    ['result-of-own-task', 'picture-shows-upload', 'picture-size', 'result-link-stays'],
    onPoll(1, (v, { memory }) => {
      const last = memory.get('last') ?? v.data.result_file;
      memory.set('last', v.data.result_file);
      v.data.result_file = last;
    }),
  ),
  mutant(
    'query-ignores-task-id',
    [
      'picture-shows-upload',
      'result-of-own-task',
      'final-state-stays',
      'progress-never-falls',
      'invalid-request-refused',
    ],
    onSuccess('queryTask', (v, { memory }) => {
      const first = memory.get('first');
      if (first) return first;
      if (v.data.state === 1) memory.set('first', v);
      return v;
    }),
  ),
  mutant(
    'link-dead',
    ['valid-request-accepted', 'link-works-without-key'],
    onPoll(
      1,
      (v) => void Object.assign(v.data, { result_file: v.data.result_file.replace(/\/files\//, '/files/gone-') }),
    ),
  ),
  mutant(
    'link-expires-at-once',
    ['valid-request-accepted', 'link-works-without-key'],
    (answer, { request, memory }) => {
      if (request.operationId !== 'downloadResult') return;
      if (memory.has(request.path)) answer.status = 403;
      memory.set(request.path, true);
    },
  ),
  mutant(
    'second-download-differs',
    ['result-stable', 'picture-shows-upload', 'picture-complete', 'picture-decodes'],
    (answer, { request, memory }) => {
      if (request.operationId !== 'downloadResult' || answer.status !== 200) return;
      if (memory.has(request.path)) answer.body = Buffer.concat([answer.body, Buffer.from([0])]);
      memory.set(request.path, true);
    },
  ),
  mutant(
    'seventh-task-accepted',
    ['slots-enforced', 'valid-request-accepted', 'credits-charged-once'],
    (answer, { request }) => {
      if (request.operationId !== 'createTask' || answer.status !== 429) return;
      answer.status = 200;
      answer.body = Buffer.from('{"code":200,"message":"success","data":{"task_id":424242}}');
    },
  ),
  mutant('three-slots-only', ['slots-available', 'valid-request-accepted'], (answer, { request, memory }) => {
    if (request.operationId === 'createTask' && answer.status === 200) {
      const count = ((memory.get('burst') as number | undefined) ?? 0) + 1;
      memory.set('burst', count);
      if (count > 3) {
        answer.status = 429;
        answer.body = Buffer.from('{"code":429,"message":"请求过多","data":null}');
      }
    } else if (request.operationId === 'getCredits') memory.set('burst', 0);
  }),
];
