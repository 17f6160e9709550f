import { expect, test } from 'vitest';
import type { Exchange } from '../exchange/exchange.js';
import { operations } from '../spec/spec.js';
import { createRecentForms } from './recent-forms.js';

const FORM = 'application/x-www-form-urlencoded';
const poll = operations.find(({ id }) => id === 'queryTask');
const create = operations.find(({ id }) => id === 'createTask');

function keyOf(body: string, { type = FORM, query = '', operation = poll } = {}): string | undefined {
  if (!operation) throw new Error('The spec has lost an operation.');
  const exchange = { headers: { 'content-type': type }, query } as unknown as Exchange;
  return createRecentForms().keyOf(operation, exchange, new TextEncoder().encode(body));
}

test('equal small forms have one key, and forms that differ in anything have different ones', () => {
  expect(keyOf('task_id=7')).toBe(keyOf('task_id=7'));
  const keys = [
    keyOf('task_id=7'),
    keyOf('task_id=8'),
    keyOf('task_id=ÿ'),
    keyOf('task_id=\u00c3\u00bf'),
    keyOf('task_id=7', { operation: create }),
  ];
  expect(keys).not.toContain(undefined);
  expect(new Set(keys).size).toBe(keys.length);
});

test('a form that is long, multipart or partly in the query string has no key', () => {
  expect(keyOf('x'.repeat(201))).toBeUndefined();
  expect(keyOf('task_id=7', { type: 'multipart/form-data; boundary=x' })).toBeUndefined();
  expect(keyOf('task_id=7', { query: 'response=url' })).toBeUndefined();
});

test('the oldest form makes room for the thousand and first', () => {
  const forms = createRecentForms<number>();
  for (let form = 0; form <= 1000; form++) expect(forms.put(`form ${form}`, form)).toBe(form);
  expect(forms.get('form 0')).toBeUndefined();
  expect(forms.get('form 1')).toBe(1);
  expect(forms.put(undefined, 5)).toBe(5);
  expect(forms.get(undefined)).toBeUndefined();
});
