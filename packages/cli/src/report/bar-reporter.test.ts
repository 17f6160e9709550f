import { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { textsOf } from '../language/index.js';
import type { Terminal } from '../terminal/terminal.js';
import { createBarReporter } from './bar-reporter.js';

test.each([
  ['80 columns', 80],
  ['0 columns, as under script(1) in CI', 0],
])('in a terminal of %s, the bar and a running picture take a line each', (_name, columns) => {
  let written = '';
  const err = new Writable({
    write: (chunk, _encoding, done) => {
      written += chunk;
      done();
    },
  });
  const terminal: Terminal = {
    err: Object.assign(err, { isTTY: true, columns, rows: columns && 24 }) as unknown as NodeJS.WriteStream,
    out: process.stdout,
    in: process.stdin,
    language: 'en',
    texts: textsOf('en'),
    interactive: true,
    paint: (_style, text) => text,
    say: () => {},
  };
  const reporter = createBarReporter(terminal);
  reporter.begin('photos/red.png');
  reporter.start(2);
  const lines = stripVTControlCharacters(written).trimEnd().split('\n');
  reporter.end({ done: 0, failed: 0, skipped: 0, duplicate: 0, refused: 0 } as never, []);
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^░+ 0\/2/);
  expect(lines[1]).toContain('photos/red.png');
});
