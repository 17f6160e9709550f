import { expect, test } from 'vitest';
import { runBenchmark } from '../src/benchmark.js';
import { MUTANTS } from '../src/drift/index.js';
import { FAMILIES } from '../src/mutant.js';

/** One cheap mutant of each family. */
const SAMPLE = [
  'credits-vip-missing',
  'first-credits-429',
  'json-without-type',
  'half-size',
  'utf-16',
  'done-at-half',
  'credits-open',
  'cors-on-credits',
  'sync-output-format-not-read',
  'credits-frozen',
];

test('The expected checks catch one mutant of each family', { timeout: 240_000 }, async () => {
  const mutants = MUTANTS.filter(({ id }) => SAMPLE.includes(id));
  expect(new Set(mutants.map(({ family }) => family))).toEqual(new Set(FAMILIES));
  const results = await runBenchmark({ mutants, atOnce: 1 });
  expect(results.filter(({ caught, named }) => !caught || !named)).toEqual([]);
});

test('Every mutant has its own id, and all families have mutants', () => {
  expect(new Set(MUTANTS.map(({ family, id }) => `${family}/${id}`)).size).toBe(MUTANTS.length);
  expect(new Set(MUTANTS.map(({ family }) => family))).toEqual(new Set(FAMILIES));
});
