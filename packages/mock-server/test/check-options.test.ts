import { expect, test } from 'vitest';
import { createMock } from '../src/index.js';

// Options from a config file or plain JavaScript may break the types.
const made = (options: object) => () => createMock(options);

test.each([
  [{ seed: {} }, 'seed must be a number or a text'],
  [{ apiKey: 5 }, 'apiKey must be a key or a list of keys'],
  [{ apiKey: '' }, 'apiKey must be'],
  [{ accounts: {} }, 'accounts must be a list of accounts'],
  [{ accounts: [{ key: 'a', gateway: 'zzz' }] }, 'its gateway must be "matting" or "models", not "zzz"'],
  [{ accounts: [{ key: 'a', slots: 1.5 }] }, 'it must be a whole number, not 1.5'],
  [{ accounts: [{ key: 'a', id: 5 }] }, 'its id must be a text'],
  [{ accounts: [{ key: 'a', scenario: 'stuk' }] }, 'Did you mean "stuck"?'],
  [
    { accounts: [{ key: 'a' }, { key: 'b', credit: 5 }] },
    'accounts[1] does not know "credit". Did you mean "credits"?',
  ],
  [{ accounts: [{ key: 12345 }] }, 'its key must be a text, in quotes where it is a number'],
  [{ clock: { mode: 'real', sped: 5 } }, 'clock does not know "sped". Did you mean "speed"?'],
  [{ durations: { mean: 5 } }, 'durations does not know "mean"'],
  [
    { pictures: { lifetime: 5 } },
    'pictures does not know "lifetime". Known are maxPictures, maxBytes, resultLifetime.',
  ],
  [{ errorStyle: 'x' }, 'errorStyle must be one of http, envelope, mixed, not "x"'],
  [{ strict: 'yes' }, 'strict must be true or false'],
  [{ durations: { median: 'x' } }, 'durations.median must be a number of 0 or more'],
  [{ pictures: { maxPictures: -1 } }, 'pictures.maxPictures must be a whole number of 1 or more'],
  [{ maxTasks: 'x' }, 'maxTasks must be'],
  [{ faults: {} }, 'faults must be a list'],
  [{ faults: [{}] }, 'Failed to read a fault rule: it has no fault.'],
  [{ scenarios: 5 }, 'Failed to read scenarios'],
  [{ scenario: 'stuk' }, 'There is no scenario named "stuk". Did you mean "stuck"?'],
  [{ cors: 5 }, 'cors must be true, false or a list of origins'],
  [{ clock: 'fast' }, 'clock'],
  [{ clock: { mode: 'virtual', epoch: 'x' } }, 'epoch'],
])('createMock refuses %j and names the option', (options, message) => {
  expect(made(options)).toThrow(message);
});
