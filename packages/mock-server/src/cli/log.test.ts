import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import type { JournalEntry } from '../state/journal-entry.js';
import { createLog } from './log.js';

test('an entry of the JSON log is one line for node:readline, even if a file name contains U+2028', async () => {
  const written: string[] = [];
  const entry = { seq: 1, path: '/v1/create', form: { image_file: 'two\u2028halves\u2029.png' } };
  createLog('json', (line) => written.push(line))(entry as unknown as JournalEntry);
  const lines: string[] = [];
  const reader = createInterface({ input: Readable.from(written) }).on('line', (line) => lines.push(line));
  await once(reader, 'close');
  expect(lines.map((line) => JSON.parse(line))).toEqual([entry]);
});
