import { describe, expect, test } from 'vitest';
import { readVerifyOptions } from './options.js';

const read = (...args: string[]) => readVerifyOptions(args, {});

describe('an address on the command line', () => {
  test('loses the slashes at its end', () => {
    expect(read('--target', 'http://127.0.0.1:4010/').target).toBe('http://127.0.0.1:4010');
    expect(read('--target', 'live', '--sync-url', 'https://mirror.example.com/a/').hosts).toEqual({
      sync: 'https://mirror.example.com/a',
    });
  });

  test.each([
    ['--target', ['--target', 'http://ana:hushhush@127.0.0.1:4010']],
    ['--models-url', ['--target', 'live', '--models-url', 'https://:hushhush@mirror.example.com']],
    ['--picture-url', ['--target', 'mock', '--picture-url', 'https://ana:hushhush@pictures.example.com/a.png']],
  ])('must not contain a password, because reports and recordings show it: %s', (option, args) => {
    expect(() => read(...args)).toThrow(new RegExp(`^(?!.*hushhush)${option}: .*password`));
  });

  test('must not contain a query, because paths are added to it', () => {
    expect(() => read('--target', 'http://127.0.0.1:4010?token=hushhush')).toThrow(/^(?!.*hushhush)--target: .*query/);
  });
});
