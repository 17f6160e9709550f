import { expect, test } from 'vitest';
import { interleave } from './interleave.mjs';
import { compare, measured, short } from './results.mjs';
import { quantile, ratios, seeded } from './statistics.mjs';

const text = (en) => ({ en, zh: en });

test('quantile interpolates between two values and refuses an empty list', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
  expect(quantile([5], 0.9)).toBe(5);
  expect(() => quantile([], 0.5)).toThrow('at least one value');
});

test('ratios are taken within each round, so that a slow round does not change them', () => {
  expect(ratios([1, 10, 1], [2, 20, 2])).toEqual({ median: 0.5, low: 0.5, high: 0.5, count: 3 });
});

test('seeded gives the same numbers for the same seed and others for another', () => {
  const draw = (seed) => Array.from({ length: 3 }, seeded(seed));
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
});

test('interleave runs the sides in turn, in reverse order every second round, and drops the warm-up', async () => {
  const order = [];
  const side = (name) => (round) => {
    order.push(name);
    return { value: round };
  };
  const seen = await interleave({ ours: side('ours'), theirs: side('theirs') }, { rounds: 2, warmUp: 1 });
  expect(order).toEqual(['theirs', 'ours', 'ours', 'theirs', 'theirs', 'ours']);
  expect(seen).toEqual({ ours: { value: [0, 1] }, theirs: { value: [0, 1] } });
});

test('compare judges the goal by the median ratio, and measured by the value itself', () => {
  const row = { id: 'x', what: text('x'), unit: 'ms', goal: { atMost: 0.5 } };
  expect(compare({ ...row, ours: [1, 1], theirs: [2, 2], name: text('other') }).met).toBe(true);
  expect(compare({ ...row, ours: [3, 3], theirs: [2, 2], name: text('other') }).met).toBe(false);
  expect(measured({ ...row, values: [0.97], goal: { atLeast: 0.98 } }).met).toBe(false);
});

test('short keeps three digits that count', () => {
  expect([0.12345, 1.2345, 123.45, 123456].map(short)).toEqual(['0.123', '1.23', '123', '123,456']);
});
