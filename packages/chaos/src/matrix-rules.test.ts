import type { JournalEntry, OperationId } from '@koukoutu/mock-server';
import { expect, test } from 'vitest';
import { MATRIX_CALLS } from './matrix-calls.ts';
import type { Outcome } from './matrix-cell.ts';
import { brokenRules, oddity } from './matrix-rules.ts';

const [call] = MATRIX_CALLS;
if (!call) throw new Error('The matrix has no calls.');

const request = (operation: OperationId, status: number): JournalEntry => ({
  ...{ seq: 1, at: 0, method: 'POST', host: 'sync', path: '/v1/create', query: '', headers: {} },
  ...{ operation, status, fields: {}, problems: [], faults: [] },
});

/** A cell that breaks no rule, with the changes of a test. */
const cellOf = (change: Partial<Outcome>): Outcome => ({
  ...{ fault: 'code-500', form: 'http', call, outcome: 'AmbiguousSubmitError', isTyped: true, charged: 'maybe' },
  ...{ taskId: undefined, paid: 0, requests: [request('createSync', 500)], keyIn: undefined, damage: undefined },
  ...change,
});

test('the rules of the matrix report nothing for a correct cell', () => {
  expect(brokenRules(cellOf({}), 1)).toEqual([]);
});

test.each<[string, Partial<Outcome>, string]>([
  ['a repeated create', { requests: [request('createSync', 500), request('createSync', 200)] }, 'repeats a request'],
  ['a call that cost twice its price', { paid: 2 }, 'cost 2 credits'],
  ['a key in an error', { keyIn: 'its message' }, 'the API key shows in its message'],
  ['an error of another library', { isTyped: false, outcome: 'TypeError' }, 'TypeError is not an error of the SDK'],
  ['a damaged picture', { outcome: 'a result', damage: 'ends early' }, 'not whole: ends early'],
  ['a denied charge', { charged: 'no', paid: 1 }, 'says that nothing was charged'],
  ['a charge that never was', { charged: 'yes' }, 'says that it was charged'],
  ['a forgotten task', { requests: [request('createTask', 200), request('queryTask', 500)] }, 'does not name its task'],
])('the rules of the matrix notice %s', (_, change, words) => {
  expect(brokenRules(cellOf(change), 1).join('\n')).toContain(words);
});

test('the rules of the matrix allow a create to be retried after 429, which refuses it', () => {
  expect(brokenRules(cellOf({ requests: [request('createSync', 429), request('createSync', 200)] }), 1)).toEqual([]);
});

test('the matrix reports an error code that arrives as a different class than documented', () => {
  expect(oddity(cellOf({ fault: 'code-401', outcome: 'PermissionError' }))).toBe(
    'PermissionError in place of AuthenticationError',
  );
  expect(oddity(cellOf({}))).toBeUndefined();
});
