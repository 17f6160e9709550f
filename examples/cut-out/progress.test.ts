import { expect, test } from 'vitest';
import { bar, seconds } from './progress.ts';

test('the bar fills with the progress and never leaves its width', () => {
  expect(bar(0, 10)).toBe('░░░░░░░░░░   0 %');
  expect(bar(65.71, 10)).toBe('███████░░░  66 %');
  expect(bar(100, 10)).toBe('██████████ 100 %');
  expect(bar(120, 10)).toMatch(/^█{10} /);
});

test('short times are told in milliseconds, long ones in seconds', () => {
  expect(seconds(performance.now() - 340)).toMatch(/^34\d ms$/);
  expect(seconds(performance.now() - 2140)).toMatch(/^2\.1 s$/);
});
