import type { CheckId, Passing, PassingAnswer } from '../../contract.js';
import type { Mutant } from '../../mutant.js';
import { fieldOf, onSuccess, TASKS } from '../../tools.js';

const ALL = ['createSync', 'queryTask', ...TASKS, 'getCredits'] as const;

const mutant = (
  id: string,
  checks: readonly CheckId[],
  part: Pick<Mutant, 'answer' | 'request'>,
  breaksSdk = false,
): Mutant => ({
  id,
  family: 'cost',
  scope: ALL,
  checks,
  breaksSdk,
  ...part,
});

/** Adds a hidden charge to the account, and subtracts it from the credits that are shown. */
const secretly = (price: (answer: PassingAnswer, passing: Passing) => number): Pick<Mutant, 'answer'> => ({
  answer: (answer, passing) => {
    const paid = ((passing.memory.get('paid') as number | undefined) ?? 0) + price(answer, passing);
    passing.memory.set('paid', paid);
    onSuccess('getCredits', (value) => void Object.assign(value.data, { credits: value.data.credits - paid }))(
      answer,
      passing,
    );
  },
});

const was = (operationId: string, { request }: Passing) => request.operationId === operationId;

/** Prices other than those of the spec. */
export const chargeMutants: readonly Mutant[] = [
  mutant(
    'sync-charged-twice',
    ['credits-charged-once'],
    secretly((a, p) => (was('createSync', p) && a.status === 200 ? 1 : 0)),
  ),
  mutant(
    'png-costs-like-webp',
    ['credits-charged-once'],
    secretly((a, p) =>
      was('createSync', p) && a.status === 200 && fieldOf(p.request, 'output_format') === 'png' ? -1 : 0,
    ),
  ),
  mutant(
    'task-charged-twice',
    ['credits-charged-once'],
    secretly((a, p) => (was('createTask', p) && a.status === 200 ? 1 : 0)),
  ),
  mutant(
    'task-free',
    ['credits-charged-once'],
    secretly((a, p) =>
      was('createTask', p) && a.status === 200 ? (fieldOf(p.request, 'output_format') === 'png' ? -2 : -1) : 0,
    ),
  ),
  mutant(
    'print-model-dearer',
    ['credits-charged-once'],
    secretly((a, p) =>
      was('createSync', p) && a.status === 200 && fieldOf(p.request, 'model_key') === 'stamp-background-removal'
        ? 1
        : 0,
    ),
  ),
  mutant(
    'refusals-charged',
    ['credits-not-charged', 'credits-charged-once'],
    secretly((a, p) => (was('createSync', p) && a.status === 422 ? 1 : 0)),
  ),
  mutant(
    'bad-files-charged',
    ['credits-not-charged'],
    secretly((a, p) => (was('createTask', p) && a.status === 415 ? 1 : 0)),
  ),
  mutant(
    'wrong-keys-charged',
    ['credits-not-charged'],
    secretly((a, p) => (was('createSync', p) && a.status === 401 ? 1 : 0)),
  ),
  mutant(
    'slot-refusals-charged',
    ['credits-charged-once', 'credits-not-charged'],
    secretly((a, p) => (was('createTask', p) && a.status === 429 ? 1 : 0)),
  ),
  mutant(
    'polls-charged',
    ['credits-not-charged', 'credits-charged-once'],
    secretly((a, p) => (was('queryTask', p) && a.status === 200 ? 0.1 : 0)),
  ),
  mutant(
    'downloads-charged',
    ['credits-not-charged', 'credits-charged-once'],
    secretly((a, p) => (was('downloadResult', p) && a.status === 200 ? 1 : 0)),
  ),
  mutant(
    'asking-charged',
    ['credits-not-charged', 'credits-charged-once'],
    secretly((_, p) => (was('getCredits', p) ? 0.5 : 0)),
  ),
  mutant('credits-frozen', ['credits-charged-once'], {
    answer: onSuccess('getCredits', (value, { memory }) => {
      const first = memory.get('first') ?? value.data.credits;
      memory.set('first', first);
      value.data.credits = first;
    }),
  }),
  mutant('credits-rise', ['credits-charged-once'], {
    answer: onSuccess('getCredits', (value, { memory }) => {
      const first = (memory.get('first') as number | undefined) ?? value.data.credits;
      memory.set('first', first);
      value.data.credits = first + (first - value.data.credits);
    }),
  }),
  mutant(
    'credits-negative',
    ['credits-never-negative', 'body-matches-schema'],
    { answer: onSuccess('getCredits', (value) => void Object.assign(value.data, { credits: -5 })) },
    true,
  ),
  mutant('credits-random', ['credits-not-charged', 'credits-charged-once'], {
    answer: onSuccess(
      'getCredits',
      (value, { count }) => void Object.assign(value.data, { credits: 1000 + ((count * 7919) % 97) }),
    ),
  }),
  mutant('create-sent-twice', ['credits-charged-once', 'valid-request-accepted'], {
    request: async (request, { resend }) => {
      if (request.operationId === 'createTask') await resend({ ...request });
    },
  }),
  mutant('sync-sent-twice', ['credits-charged-once'], {
    request: async (request, { resend }) => {
      if (request.operationId === 'createSync') await resend({ ...request });
    },
  }),
];
