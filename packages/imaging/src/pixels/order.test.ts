import { expect, it } from 'vitest';
import { valueAt } from './order.js';

it.each([
  ['one value', [4]],
  ['values in order', [1, 2, 3, 4, 5, 6, 7]],
  ['values in reverse', [9, 7, 5, 3, 1]],
  ['values that repeat', [2, 0, 2, 2, 1, 2, 0, 0, 2, 2]],
  ['many values', Array.from({ length: 999 }, (_, i) => Math.fround(Math.sin(i * 37.3) * 100))],
])('valueAt finds what sorting finds, in %s', (_, values) => {
  const sorted = Float32Array.from(values).sort();
  for (const share of [0, 0.1, 0.5, 0.9, 0.97]) {
    expect(valueAt(Float32Array.from(values), share)).toBe(sorted[Math.floor(values.length * share)]);
  }
});

it('valueAt returns 0 for no values', () => {
  expect(valueAt(new Float32Array(0), 0.5)).toBe(0);
});
