import { expect, test } from 'vitest';
import { requireNode } from './create-mock.js';

test.each(['20.19.5', '22.11.0'])('requireNode throws on Node %s and says which version MSW needs', (version) => {
  expect(() => requireNode(version)).toThrow(`MSW needs Node 22.12 or newer, and this is Node ${version}.`);
});

test.each(['22.12.0', '24.0.0'])('requireNode accepts Node %s', (version) => {
  expect(() => requireNode(version)).not.toThrow();
});
