import { expect, test } from 'vitest';
import { createKeyring, type Fail } from './keys.js';

const fail: Fail = (Type, words) => new Type(words);

test('a client whose key function returns a new key for every request remembers only some of them', async () => {
  let asked = 0;
  const keys = createKeyring({ apiKey: () => `turning-${asked++}-key`, modelsApiKey: 'the-one-that-stays' });
  for (let time = 0; time < 1500; time++) await keys.key('async', fail);
  expect(keys.redact('turning-1499-key turning-600-key the-one-that-stays')).toBe('[redacted] [redacted] [redacted]');
  expect(keys.redact('turning-9-key')).toBe('turning-9-key');
});

test('a client forgets the keys first that it has not used for longest', async () => {
  let asked = 0;
  const keys = createKeyring({
    apiKey: () => ([9, 700].includes(asked++) ? 'the-one-of-many' : `turning-${asked}-key`),
  });
  for (let time = 0; time < 1300; time++) await keys.key('async', fail);
  expect(keys.redact('the-one-of-many')).toBe('[redacted]');
});
