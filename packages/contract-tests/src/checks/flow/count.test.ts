import { expect, test } from 'vitest';
import type { Exchange } from '../../model/exchange.js';
import { statedSizesFaults } from './count.js';

const exchange = {} as Exchange;
const faultsOf = (...stated: unknown[]) =>
  statedSizesFaults({
    kind: 'stated-sizes',
    option: 'size',
    answers: stated.map((size, index) => ({ value: `${2 + 2 * index}K`, stated: size, exchange })),
  });

test('a larger name is a larger size', () => {
  expect(faultsOf('2048x2048', '4096x4096')).toEqual([]);
});

test('a larger name with the size of a smaller one is found', () => {
  expect(faultsOf('2048x2048', '2048x2048')).toMatchObject([
    { check: 'option-has-effect', message: 'size=4K gives 2048x2048, no larger than 2048x2048 for size=2K' },
  ]);
});

test('an answer that states no size is not compared', () => {
  expect(faultsOf('2048x2048', undefined)).toEqual([]);
});
