import { expect, test } from 'vitest';
import { isAllowed, thirdParties } from './lib/licences.mjs';
import { publishedPackages } from './lib/packed.mjs';

test('isAllowed accepts an expression if one of its choices is allowed in all its parts', () => {
  expect(isAllowed('(MIT OR GPL-3.0)')).toBe(true);
  expect(isAllowed('MIT AND GPL-3.0')).toBe(false);
  expect(isAllowed('GPL-3.0')).toBe(false);
});

test('thirdParties lists libvips once for all systems, and separates packages that the control page contains', async () => {
  const { installed, bundled } = thirdParties(await publishedPackages());
  expect(installed.filter(({ name }) => name.includes('libvips')).map(({ name }) => name)).toEqual([
    '@img/sharp-libvips-*',
  ]);
  expect(bundled.map(({ name }) => name)).toEqual(['preact']);
  expect(installed.find(({ name }) => name === 'openapi-fetch')?.neededBy).toContain('sdk');
});
