import { expect, test } from 'vitest';
import { isAllowed, thirdParties } from './lib/licences.mjs';
import { publishedPackages } from './lib/packed.mjs';

test('a licence may be taken if one of the choices is allowed, and each part of that one', () => {
  expect(isAllowed('(MIT OR GPL-3.0)')).toBe(true);
  expect(isAllowed('MIT AND GPL-3.0')).toBe(false);
  expect(isAllowed('GPL-3.0')).toBe(false);
});

test('libvips is listed once, whatever the system, and what the control page contains is told apart', async () => {
  const { installed, bundled } = thirdParties(await publishedPackages());
  expect(installed.filter(({ name }) => name.includes('libvips')).map(({ name }) => name)).toEqual([
    '@img/sharp-libvips-*',
  ]);
  expect(bundled.map(({ name }) => name)).toEqual(['preact']);
  expect(installed.find(({ name }) => name === 'openapi-fetch')?.neededBy).toContain('sdk');
});
