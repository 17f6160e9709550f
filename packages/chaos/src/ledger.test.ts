import { expect, test } from 'vitest';
import { mostAtOnce } from './ledger.ts';

test('mostAtOnce counts spans that overlap, but not one that begins when another ends', () => {
  const spans = [
    { from: 0, to: 10 },
    { from: 5, to: 15 },
    { from: 10, to: 20 },
  ];
  expect(mostAtOnce(spans)).toBe(2);
  expect(mostAtOnce([...spans, { from: 9, to: 11 }])).toBe(3);
});
