import type { Passing, PassingAnswer } from '../../contract.js';
import type { Mutant } from '../../mutant.js';
import { fieldOf, onSuccess, TASKS } from '../../tools.js';
import { make, type Part } from '../parts.js';

const cost = make('cost', false);

/** Charges for some polls without showing it, once for each task. */
const poll = (paid: (answer: PassingAnswer) => boolean): Part => ({
  answer: (a, p) => {
    const id = `paid ${fieldOf(p.request, 'task_id')}`;
    let sum = Number(p.memory.get('sum') ?? 0);
    if (p.request.operationId === 'queryTask' && paid(a) && !p.memory.has(id)) {
      p.memory.set(id, true);
      sum += 1;
    }
    p.memory.set('sum', sum);
    onSuccess('getCredits', (v) => {
      v.data.credits -= sum;
    })(a, p);
  },
});

/** Charges more than it shows. */
const dearer = (operationId: string, extra: (value: (field: string) => string | undefined) => number): Part => ({
  answer: (a: PassingAnswer, p: Passing) => {
    const made = p.request.operationId === operationId && a.status === 200;
    const paid = ((p.memory.get('paid') as number | undefined) ?? 0) + (made ? extra((f) => fieldOf(p.request, f)) : 0);
    p.memory.set('paid', paid);
    onSuccess('getCredits', (v) => {
      v.data.credits -= paid;
    })(a, p);
  },
});

const when = (operationId: string, field: string, value: string, extra = 1): Part =>
  dearer(operationId, (of) => (of(field) === value ? extra : 0));

const DUE = ['credits-charged-once', 'credits-not-charged'] as const;

/** Shows the credits minus the hidden charges. */
const secretly = (charge: (answer: PassingAnswer, passing: Passing) => number): Part => ({
  answer: (a, passing) => {
    const paid = Number(passing.memory.get('paid') ?? 0) + charge(a, passing);
    passing.memory.set('paid', paid);
    onSuccess('getCredits', (v) => {
      v.data.credits -= paid;
    })(a, passing);
  },
});

const ALL = ['createSync', ...TASKS, 'getCredits'] as const;

/** Charges that depend on an option, a model or a way of asking. */
export const chargeByOptionMutants: readonly Mutant[] = [
  cost(
    'charged-again-when-done',
    ALL,
    ['credits-charged-once'],
    secretly((a, { request: passing, memory }) => {
      const id = `done ${fieldOf(passing, 'task_id')}`;
      if (passing.operationId !== 'queryTask' || !a.body.includes('"state":1') || memory.has(id)) return 0;
      memory.set(id, true);
      return 1;
    }),
  ),
  cost(
    'base64-dearer',
    ALL,
    ['credits-charged-once'],
    secretly((a, { request: passing }) =>
      passing.operationId === 'createSync' && a.status === 200 && fieldOf(passing, 'image_base64') ? 1 : 0,
    ),
  ),
  cost(
    'links-free',
    ALL,
    ['credits-charged-once'],
    secretly((a, { request: passing }) =>
      passing.operationId === 'createSync' && a.status === 200 && fieldOf(passing, 'image_url') ? -1 : 0,
    ),
  ),
  cost('credits-one-call-late', ALL, ['credits-charged-once', 'credits-not-charged'], {
    answer: onSuccess('getCredits', (v, { memory }) => {
      const before = memory.get('before') ?? v.data.credits;
      memory.set('before', v.data.credits);
      v.data.credits = before;
    }),
  }),
  cost('shadow-dearer', ALL, DUE, when('createTask', 'model_key', 'image-shadow-v3')),
  cost('print-task-dearer', ALL, DUE, when('createTask', 'model_key', 'stamp-background-removal')),
  cost('crop-dearer', ALL, DUE, when('createSync', 'crop', '1', 0.5)),
  cost('task-crop-dearer', ALL, DUE, when('createTask', 'crop', '1', 0.5)),
  cost('strong-border-dearer', ALL, DUE, when('createSync', 'border', '2')),
  cost('task-border-dearer', ALL, DUE, when('createTask', 'border', '1')),
  cost('stamp-crop-dearer', ALL, DUE, when('createSync', 'stamp_crop', '1')),
  cost('task-stamp-crop-dearer', ALL, DUE, when('createTask', 'stamp_crop', '1')),
  cost(
    'background-dearer',
    ALL,
    DUE,
    dearer('createTask', (of) => (of('background_color') ? 1 : 0)),
  ),
  cost(
    'ratio-dearer',
    ALL,
    DUE,
    dearer('createTask', (of) => (of('size') && of('size') !== '0:0' ? 1 : 0)),
  ),
  cost('upscale-dearer', ALL, DUE, when('createTask', 'model_key', 'upscale2stamp')),
  cost(
    'task-file-dearer',
    ALL,
    DUE,
    dearer('createTask', (of) => (of('image_url') || of('image_base64') ? 0 : 1)),
  ),
  cost('shadow-free', ALL, DUE, when('createTask', 'model_key', 'image-shadow-v3', -1)),
  cost(
    'failures-charged',
    ['createTask', 'queryTask', 'getCredits'],
    ['credits-not-charged'],
    poll(({ body }) => body.includes('"state":2')),
  ),
  cost(
    'unknown-polls-charged',
    ['createTask', 'queryTask', 'getCredits'],
    ['credits-not-charged'],
    poll(({ status }) => status === 404),
  ),
  cost('charged-to-vip-back', ['createSync'], ['credits-charged-once'], {
    answer: onSuccess('getCredits', (value, { memory }) => {
      const first = (memory.get('first') as number | undefined) ?? value.data.credits;
      memory.set('first', first);
      value.data.vip_credits += first - value.data.credits;
    }),
  }),
];
