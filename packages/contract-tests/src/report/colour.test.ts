import { expect, test } from 'vitest';
import { wantsColour } from './colour.js';

const terminal = { isTTY: true };
const pipe = { isTTY: undefined };

test('a report has colours in a terminal and none in a pipe', () => {
  expect([wantsColour(terminal, {}), wantsColour(pipe, {})]).toEqual([true, false]);
});

test('NO_COLOR switches colours off, unless it is empty', () => {
  expect([wantsColour(terminal, { NO_COLOR: '1' }), wantsColour(terminal, { NO_COLOR: '' })]).toEqual([false, true]);
});

test.each([
  ['1', true],
  ['', true],
  ['yes', true],
  ['0', false],
  ['false', false],
])('FORCE_COLOR=%s decides for pipes and terminals', (FORCE_COLOR, wanted) => {
  expect([wantsColour(pipe, { FORCE_COLOR }), wantsColour(terminal, { FORCE_COLOR })]).toEqual([wanted, wanted]);
});
