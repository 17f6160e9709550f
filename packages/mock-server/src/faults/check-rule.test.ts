import { expect, test } from 'vitest';
import { checkRule } from './check-rule.js';
import { FAULT_KINDS } from './fault.js';
import { BUILT_IN_SCENARIOS } from './scenarios.js';

test('checkRule accepts every built-in rule, and the built-in rules use every kind of fault', () => {
  const rules = BUILT_IN_SCENARIOS.flatMap((scenario) => scenario.rules);
  expect(rules.map(checkRule)).toEqual(rules);
  expect(new Set(rules.map((rule) => rule.fault.kind)).size).toBe(FAULT_KINDS.length);
});

test.each([
  ['a status that HTTP does not have', { fault: { kind: 'error', code: 99 } }, 'fault.code of "error" must be'],
  ['an error with a success status', { fault: { kind: 'error', code: 200 } }, 'from 400 to 599'],
  ['a fractional status', { fault: { kind: 'error', code: 503.5 } }, 'whole number'],
  [
    'an HTML page with a status that is not a number',
    { fault: { kind: 'html', status: 'x' } },
    'fault.status of "html"',
  ],
  ['a content type with a line break', { fault: { kind: 'content-type', contentType: 'a\nb' } }, 'printable ASCII'],
  ['a Retry-After with a line break', { fault: { kind: 'error', code: 429, retryAfter: '1\r\nX: y' } }, 'an HTTP date'],
  ['a failed task in a state that is not a failure', { fault: { kind: 'task-failed', state: 0 } }, '2 or -1'],
  ['a message that is not a text', { fault: { kind: 'error', code: 500, message: {} } }, 'must be a text'],
  ['a delay without a length', { fault: { kind: 'delay' } }, 'fault.ms of "delay" must be a number of 0 or more'],
  ['a misspelt condition', { fault: { kind: 'reset' }, probabilty: 0.1 }, 'Did you mean "probability"?'],
  ['a misspelt member', { fault: { kind: 'error', code: 500, messsage: 'x' } }, 'Did you mean "message"?'],
  [
    'an operation that the fault cannot happen to',
    { fault: { kind: 'stuck' }, operations: ['createSync'] },
    'cannot happen to',
  ],
  [
    'an unknown operation',
    { fault: { kind: 'reset' }, operations: ['fly'] },
    'operations must be a list of one or more of',
  ],
  ['an unknown kind', { fault: { kind: 'flood' } }, 'fault.kind must be one of'],
  ['a rule without a fault', {}, 'it has no fault'],
  ['null instead of an object', null, 'it is not an object'],
])('checkRule refuses %s and names the field', (_, rule, message) => {
  expect(() => checkRule(rule)).toThrow(message);
});
