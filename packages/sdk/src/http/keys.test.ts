import { expect, test } from 'vitest';
import { createKeyring, type Fail } from './keys.js';

const fail: Fail = (Type, words) => new Type(words);

test('a function that gives a new key for every request does not make the client remember them all', async () => {
  let asked = 0;
  const keys = createKeyring({ apiKey: () => `turning-${asked++}-key`, modelsApiKey: 'the-one-that-stays' });
  for (let time = 0; time < 1500; time++) await keys.key('async', fail);
  expect(keys.redact('turning-1499-key turning-600-key the-one-that-stays')).toBe('[redacted] [redacted] [redacted]');
  expect(keys.redact('turning-9-key')).toBe('turning-9-key');
});

test('a key that is used again is forgotten later than those that are not', async () => {
  let asked = 0;
  const keys = createKeyring({
    apiKey: () => ([9, 700].includes(asked++) ? 'the-one-of-many' : `turning-${asked}-key`),
  });
  for (let time = 0; time < 1300; time++) await keys.key('async', fail);
  expect(keys.redact('the-one-of-many')).toBe('[redacted]');
});
