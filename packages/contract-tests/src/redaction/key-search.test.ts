import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeySearch } from './key-search.js';

test('finds a string wherever a plain search finds one', () => {
  const letters = (minLength: number, maxLength: number) =>
    fc.array(fc.constantFrom('a', 'b', 'c', '\u0161'), { minLength, maxLength }).map((list) => list.join(''));
  fc.assert(
    fc.property(fc.array(letters(2, 6), { maxLength: 4 }), letters(0, 40), (strings, text) => {
      expect(new KeySearch(strings).hasAny(text)).toBe(strings.some((string) => text.includes(string)));
    }),
    { numRuns: 2_000 },
  );
});

test('finds a string at the start or the end of a text, and one that is the whole text', () => {
  const search = new KeySearch(['secret', 'longer secret']);
  for (const text of ['secret', 'secret and more', 'more and secret', 'a longer secret']) {
    expect(search.hasAny(text)).toBe(true);
  }
  expect(search.hasAny('secre t')).toBe(false);
});
