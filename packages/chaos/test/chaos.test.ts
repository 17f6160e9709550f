import { expect, test } from 'vitest';
import { killAndResume } from '../src/kill.ts';
import { matrix } from '../src/matrix.ts';
import { printed } from '../src/report.ts';
import { storm } from '../src/storm.ts';

// The whole runs are `npm run chaos`. Here is enough of each to notice when the SDK or a run itself breaks.

test('a batch in a storm pays for no picture twice, and its errors tell the truth about money and tasks', async () => {
  const report = await storm({ seed: 1, pictures: 12 });
  expect(report.broken).toEqual([]);
  expect(printed(report)).toContain('a result');
}, 60_000);

test('a batch that is killed and resumed pays for no picture twice and accounts for all of them', async () => {
  const report = await killAndResume({ seed: 1, pictures: 8 });
  expect(report.broken).toEqual([]);
  expect(printed(report)).toContain('killed');
}, 60_000);

test('every call meets a refusal, a failing server and a cut body with a typed error that is right about the charge', async () => {
  const faults = new Set(['code-409', 'code-500', 'reset-body']);
  const report = await matrix({ fault: (name) => faults.has(name) });
  expect(report.broken).toEqual([]);
  expect(report.notes).toEqual([]);
  expect(report.name).toBe('Matrix: 70 cells');
}, 60_000);
