import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import type { Outcome } from '../model/outcome.js';
import type { Terminal } from '../terminal/terminal.js';
import { createJsonReporter } from './json-reporter.js';

test('a picture is one line for readers that end lines at U+2028 too', () => {
  let written = '';
  const out = new Writable({
    write: (chunk, _encoding, done) => {
      written += chunk;
      done();
    },
  });
  const outcome = { input: 'two\u2028halves\u2029.png', status: 'skipped' } as Outcome;
  createJsonReporter({ out } as unknown as Terminal, true).finish(outcome);
  expect(written.trimEnd()).not.toMatch(/[\n\u2028\u2029]/);
  expect(JSON.parse(written)).toEqual({ type: 'picture', ...outcome });
});
