import { expect, test } from 'vitest';
import { regularExpressionsOf, slownessOf } from './regular-expressions.mjs';

test('regularExpressionsOf finds the literals of a file and the calls of RegExp', () => {
  const code = `
    const NAME = 'a+';
    const one = /b*[/]/gi;
    new RegExp(\`^\${NAME}$\`, 's');
    RegExp(given);
    '/no/';`;
  expect(regularExpressionsOf('file.ts', code)).toMatchObject([
    { line: 3, source: 'b*[/]', flags: 'gi', text: '/b*[/]/gi' },
    { line: 4, source: '^a+$', flags: 's' },
    { line: 5, source: undefined, flags: '', text: 'RegExp(given)' },
  ]);
});

test.each([
  ['exponential', '^((<!--[\\s\\S]*?-->)\\s*)*<svg', ''],
  ['2nd degree polynomial', '=+$', ''],
  ['2nd degree polynomial', '<[^>]+>', 'g'],
])('slownessOf reports a pattern that takes %s time: %s', (complexity, source, flags) => {
  expect(slownessOf(source, flags)).toContain(complexity);
});

test.each([
  ['^\\s*(<!--)?', ''],
  ['[^=]*=', 'y'],
  ['a{2,4}$', ''],
])('slownessOf accepts a pattern that takes linear time: %s', (source, flags) => {
  expect(slownessOf(source, flags)).toBeUndefined();
});
