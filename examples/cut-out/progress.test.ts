import { expect, test, vi } from 'vitest';
import { bar, seconds } from './progress.ts';

test('the bar fills with the progress and always has the same width', () => {
  expect(bar(0, 10)).toBe('░░░░░░░░░░   0 %');
  expect(bar(65.71, 10)).toBe('███████░░░  66 %');
  expect(bar(100, 10)).toBe('██████████ 100 %');
  expect(bar(120, 10)).toMatch(/^█{10} /);
});

test('short times are shown in milliseconds, long ones in seconds', () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(5000);
  expect([seconds(4660), seconds(2860)]).toEqual(['340 ms', '2.1 s']);
  now.mockRestore();
});
