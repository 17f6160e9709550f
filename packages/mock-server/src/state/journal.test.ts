import { expect, test } from 'vitest';
import { createJournal, MAX_FIELDS } from './journal.js';
import { createRedactor } from './redact.js';

const KEY = 'a-secret-key-of-ours';
const FOREIGN = 'a-key-that-nobody-here-knows';

test('no key enters the journal, wherever a client puts it, while a request is under way and after', () => {
  const journal = createJournal(
    10,
    createRedactor(() => [KEY]),
  );
  const entry = journal.open({
    at: 0,
    method: KEY,
    host: 'async',
    path: `/v1/${KEY}`,
    query: `a=${KEY}&api_key=${FOREIGN}`,
    headers: {
      'user-agent': KEY,
      apikey: FOREIGN,
      'x-auth-token': FOREIGN,
      authorization: `Bearer ${FOREIGN}`,
      referer: `https://shop.example/?api_key=${FOREIGN}&page=2`,
    },
  });
  journal.note(entry, 'api_key', FOREIGN);
  journal.note(entry, KEY, `x ${KEY}`);
  journal.note(entry, 'image_file', { filename: `${KEY}.png`, bytes: 3 });
  journal.note(entry, 'model_key', 'background-removal');
  entry.model = KEY.slice(0, 100);
  expect(JSON.stringify({ ...entry, model: '' })).not.toMatch(new RegExp(`${KEY}|${FOREIGN}`));
  entry.problems.push({ level: 'error', where: KEY, message: KEY, suggestion: KEY });
  journal.close(entry);
  expect(JSON.stringify(journal.entries())).not.toMatch(new RegExp(`${KEY}|${FOREIGN}`));
  expect(entry.headers.referer).toBe('https://shop.example/?api_key=***&page=2');
  expect(entry.fields.model_key).toBe('background-removal');
});

test('an entry keeps so many fields and no more', () => {
  const journal = createJournal();
  const entry = journal.open({ at: 0, method: 'POST', host: 'sync', path: '/', query: '', headers: {} });
  for (let field = 0; field < 1000; field++) journal.note(entry, `field-${field}`, 'x');
  expect(Object.keys(entry.fields)).toHaveLength(MAX_FIELDS);
});
