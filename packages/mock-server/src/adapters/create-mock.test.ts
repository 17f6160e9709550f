import { expect, test } from 'vitest';
import { requireNode } from './create-mock.js';

test.each(['20.19.5', '22.11.0'])('interception says what it needs on Node %s', (version) => {
  expect(() => requireNode(version)).toThrow(`MSW needs Node 22.12 or newer, and this is Node ${version}.`);
});

test.each(['22.12.0', '24.0.0'])('interception runs on Node %s', (version) => {
  expect(() => requireNode(version)).not.toThrow();
});
