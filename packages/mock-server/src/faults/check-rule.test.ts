import { expect, test } from 'vitest';
import { checkRule } from './check-rule.js';
import { FAULT_KINDS } from './fault.js';
import { BUILT_IN_SCENARIOS } from './scenarios.js';

test('every built-in rule passes its own check', () => {
  const rules = BUILT_IN_SCENARIOS.flatMap((scenario) => scenario.rules);
  expect(rules.map(checkRule)).toEqual(rules);
  expect(new Set(rules.map((rule) => rule.fault.kind)).size).toBe(FAULT_KINDS.length);
});

test.each([
  ['a status that HTTP does not have', { fault: { kind: 'error', code: 99 } }, 'fault.code of "error" must be'],
  ['an error that is none', { fault: { kind: 'error', code: 200 } }, 'from 400 to 599'],
  ['half a status', { fault: { kind: 'error', code: 503.5 } }, 'whole number'],
  ['a page under no status', { fault: { kind: 'html', status: 'x' } }, 'fault.status of "html"'],
  ['a header of two lines', { fault: { kind: 'content-type', contentType: 'a\nb' } }, 'printable ASCII'],
  ['a wait of two lines', { fault: { kind: 'error', code: 429, retryAfter: '1\r\nX: y' } }, 'an HTTP date'],
  ['a failure that is none', { fault: { kind: 'task-failed', state: 0 } }, '2 or -1'],
  ['a message that is no text', { fault: { kind: 'error', code: 500, message: {} } }, 'must be a text'],
  ['a delay of no length', { fault: { kind: 'delay' } }, 'fault.ms of "delay" must be a number of 0 or more'],
  ['a misspelt condition', { fault: { kind: 'reset' }, probabilty: 0.1 }, 'Did you mean "probability"?'],
  ['a misspelt member', { fault: { kind: 'error', code: 500, messsage: 'x' } }, 'Did you mean "message"?'],
  [
    'an operation that it cannot happen to',
    { fault: { kind: 'stuck' }, operations: ['createSync'] },
    'cannot happen to',
  ],
  [
    'an unknown operation',
    { fault: { kind: 'reset' }, operations: ['fly'] },
    'operations must be a list of one or more of',
  ],
  ['an unknown kind', { fault: { kind: 'flood' } }, 'fault.kind must be one of'],
  ['no fault', {}, 'it has no fault'],
  ['nothing', null, 'it is not an object'],
])('a rule with %s is refused, with the field named', (_, rule, message) => {
  expect(() => checkRule(rule)).toThrow(message);
});
