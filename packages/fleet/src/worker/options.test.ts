import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { complete, DEFAULT_SLOTS } from './options.js';

const sink = () => '';
const accounts = [{ apiKey: 'k' }];
const redis = 'redis://127.0.0.1:1';

test('the default number of slots equals the limit in the spec', () => {
  const limits = readFileSync(new URL('../../../../openapi/components/limits.yaml', import.meta.url), 'utf8');
  const [, value] = /^tasksAtOnce:[\s\S]*?(?:value|const|default|maximum): (\d+)/m.exec(limits) ?? [];
  expect(Number(value)).toBe(DEFAULT_SLOTS);
});

test('a worker runs as many jobs at once as its accounts have slots, unless told otherwise', () => {
  expect(complete({ redis, sink, accounts: [{ apiKey: 'a' }, { apiKey: 'b', slots: 3 }] }).concurrency).toBe(8);
  expect(complete({ redis, sink, accounts, concurrency: 2 }).concurrency).toBe(2);
});

test.each([
  [{ accounts: [] }, 'accounts is empty'],
  [{ accounts: [{ apiKey: 'k', slots: 0 }] }, 'slots must be a whole number of 1 or more (got 0)'],
  [{ concurrency: 0 }, 'concurrency must be a number of 1 or more (got 0)'],
  [{ leaseMs: Number.NaN }, 'leaseMs must be a number of 1000 or more (got NaN)'],
  [{ graceMs: -1 }, 'graceMs must be a number of 0 or more (got -1)'],
  [{ replicas: 1.5 }, 'replicas must be auto, 0 or more (got 1.5)'],
])('createWorker refuses %j and says what is wrong', (more, words) => {
  expect(() => complete({ redis, sink, accounts, ...more })).toThrow(words);
});
