import { expect, test } from 'vitest';
import { createRandom, fingerprint } from './random.js';

test('createRandom gives the same numbers for the same seed, and different ones for another seed or stream', () => {
  const draw = (seed: number | string, stream?: string) => {
    const random = createRandom(seed, stream);
    return [random.next(), random.integer(1, 6), random.hex(16), random.logNormal(4000, 0.3)];
  };
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).toEqual(draw('1'));
  expect(draw(1)).not.toEqual(draw(2));
  expect(draw(1, 'a')).not.toEqual(draw(1, 'b'));
});

test('random integers are evenly distributed, and log-normal durations stay around their median and within their limits', () => {
  const random = createRandom('spread');
  const throws = Array.from({ length: 6000 }, () => random.integer(1, 6));
  for (let face = 1; face <= 6; face++) expect(throws.filter((one) => one === face).length).toBeGreaterThan(850);
  const times = Array.from({ length: 2001 }, () => random.logNormal(4000, 0.35)).sort((a, b) => a - b);
  expect(times[1000]).toBeGreaterThan(3700);
  expect(times[1000]).toBeLessThan(4300);
  expect(times[0]).toBeGreaterThanOrEqual(1000);
  expect(times.at(-1)).toBeLessThanOrEqual(24_000);
});

test('a random number generator continues from a restored state', () => {
  const random = createRandom(9);
  random.next();
  const state = random.state();
  const first = random.hex(32);
  random.restore(state);
  expect(random.hex(32)).toBe(first);
});

test('fingerprint returns 16 hexadecimal digits that differ between keys', () => {
  expect(fingerprint('key-a')).toMatch(/^[0-9a-f]{16}$/);
  expect(fingerprint('key-a')).not.toBe(fingerprint('key-b'));
});
