import { expect, test } from 'vitest';
import type { Exchange } from '../exchange/exchange.js';
import { createJournal } from './journal.js';
import { notedField, noteResponse } from './journal-record.js';

const KEY = 'a-secret-key-of-ours';
const FOREIGN = 'a-key-that-nobody-here-knows';

function exchange(parts: Partial<Exchange> = {}): Exchange {
  return {
    host: 'async',
    method: 'POST',
    path: '/v1/query',
    query: '',
    headers: {},
    filesBase: '',
    body: async () => new Uint8Array(),
    signal: undefined,
    ...parts,
  };
}

/** A request with API keys in every part. */
const careless = exchange({
  method: KEY,
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

test('a journal entry holds no API key, in whichever part of the request it was sent, before and after the response', () => {
  const journal = createJournal(10, () => [KEY]);
  const heard: unknown[] = [];
  journal.subscribe((read) => heard.push(read()));
  const record = journal.open(careless, 0);
  record.fields = [
    notedField('api_key', FOREIGN),
    notedField(KEY, `x ${KEY}`),
    notedField('image_file', { filename: `${KEY}.png`, bytes: 3 }),
    notedField('model_key', 'background-removal'),
  ];
  record.model = KEY;
  const shown = () => JSON.stringify([journal.entries(), journal.get(1), journal.snapshot(), heard]);
  expect(shown()).not.toMatch(new RegExp(`${KEY}|${FOREIGN}`));
  record.problems.push({ level: 'error', where: KEY, message: KEY, suggestion: KEY });
  noteResponse(record, {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: `{"code":200,"a":"${KEY}"}`,
  });
  journal.close(record);
  expect(shown()).not.toMatch(new RegExp(`${KEY}|${FOREIGN}`));
  const [entry] = journal.entries();
  expect(entry?.headers.referer).toBe('https://shop.example/?api_key=***&page=2');
  expect(entry).toMatchObject({
    fields: { model_key: 'background-removal' },
    code: 200,
    answer: '{"code":200,"a":"***"}',
  });
});

test('the journal removes an API key with characters that JSON escapes', () => {
  const key = 'a "key" with \\ and ü';
  const journal = createJournal(10, () => [key]);
  journal.open(exchange({ path: `/v1/${key}` }), 0);
  expect(journal.entries()[0]?.path).toBe('/v1/***');
});

test('a journal record keeps only the part of a long request and response that is shown', () => {
  const journal = createJournal();
  const long = 'x'.repeat(100_000);
  const record = journal.open(exchange({ path: long, query: long, headers: { 'user-agent': long, accept: '*/*' } }), 0);
  record.fields = [notedField(long, 'value')];
  noteResponse(record, { status: 200, headers: { 'content-type': 'application/json' }, body: long });
  expect(JSON.stringify(record).length).toBeLessThan(3000);
  const [entry] = journal.entries();
  expect(entry?.path).toBe(`${'x'.repeat(300)}… (100000 characters)`);
  expect(entry?.query).toBe(`${'x'.repeat(500)}…`);
  expect(entry?.headers).toEqual({ 'user-agent': `${'x'.repeat(500)}…`, accept: '*/*' });
  expect(entry?.answer).toBe(`${'x'.repeat(600)}… (100000 characters)`);
});

test('the journal returns the latest entries of an operation after a number, up to a limit', () => {
  const journal = createJournal(5);
  for (let seq = 1; seq <= 20; seq++) {
    const record = journal.open(exchange(), seq);
    record.operation = seq % 2 === 0 ? 'queryTask' : 'createTask';
  }
  const numbers = (filter?: Parameters<typeof journal.entries>[0]) => journal.entries(filter).map(({ seq }) => seq);
  expect(numbers()).toEqual([16, 17, 18, 19, 20]);
  expect(numbers({ after: 17 })).toEqual([18, 19, 20]);
  expect(numbers({ operation: 'queryTask' })).toEqual([16, 18, 20]);
  expect(numbers({ operation: 'queryTask', limit: 2 })).toEqual([18, 20]);
  expect(journal.get(19)?.at).toBe(19);
  expect(journal.get(3)).toBeUndefined();
});

test('a request that is answered after the journal was restored does not replace a newer entry', () => {
  const journal = createJournal();
  const heard: number[] = [];
  journal.subscribe((read) => heard.push(read().at));
  const before = journal.snapshot();
  const late = journal.open(exchange(), 1);
  journal.restore(before);
  journal.open(exchange(), 2);
  noteResponse(late, { status: 200, headers: {}, body: undefined });
  journal.close(late);
  expect(heard).toEqual([1]);
  expect(journal.entries()).toMatchObject([{ seq: 1, at: 2 }]);
});
