import type { Mutant, Passing, PassingAnswer } from '../../mutant.js';
import { fieldOf, onSuccess, TASKS } from '../../tools.js';
import { make, type Part } from '../further/parts.js';

const cost = make('cost', false);
const ALL = ['createSync', ...TASKS, 'getCredits'] as const;
const DUE = ['credits-charged-once', 'credits-not-charged'];

/** Charges more in secret. */
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

/** Prices that differ in one corner. */
export const subtleCosts: readonly Mutant[] = [
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
];
