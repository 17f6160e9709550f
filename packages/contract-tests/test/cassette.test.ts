import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CassetteError, makeCassette, readCassette, writeCassette } from '../src/cassette/cassette.js';
import type { Exchange } from '../src/model/exchange.js';
import { Redactor, signaturesIn } from '../src/redaction/redactor.js';
import { redactResult } from '../src/run/redact-result.js';
import type { RunResult } from '../src/run/run.js';
import { CassetteTarget } from '../src/targets/cassette-target.js';

const KEY = 'a-secret-key-0815';
const redactor = new Redactor([KEY]);
const exchange: Exchange = {
  id: 'getCredits/x-api-key#call',
  url: 'https://async.koukoutu.com/v1/score',
  at: '2026-11-23T00:00:00.000Z',
  milliseconds: 12,
  request: {
    host: 'async',
    operationId: 'getCredits',
    method: 'GET',
    path: '/v1/score',
    headers: [['X-API-Key', KEY]],
    body: new Uint8Array(),
  },
  response: {
    status: 200,
    statusText: 'OK',
    httpVersion: '1.1',
    headers: [['Content-Type', 'application/json']],
    body: new Uint8Array([0xef, 0xbb, 0xbf, ...Buffer.from(`{"echo":"${KEY}","bytes":"\ufffd"}`), 0xff, 0]),
    complete: true,
    trailingBytes: 0,
  },
};

const facts = { real: false, pictureLinks: undefined };
const keys = { apiKey: 'another-api-key', modelsApiKey: undefined };

/** A run of one exchange, without its keys. */
function runOf(one: Exchange, more: Partial<RunResult> = {}): RunResult {
  const judged = { caseId: 'c', step: 's', expectation: { outcome: 'any' }, exchange: one } as const;
  const empty = { outcomes: [], findings: [], milliseconds: 1, startedAt: one.at, target: 'live' };
  return redactResult({ ...empty, exchanges: [judged], ...more }, redactor);
}

const newFile = async () => join(await mkdtemp(join(tmpdir(), 'cassette-')), 'c.json');

describe('a cassette', () => {
  test('gives the same bytes back without keys', async () => {
    const file = await newFile();
    await writeCassette(file, makeCassette(runOf(exchange), facts));
    expect(await readFile(file, 'utf8')).not.toContain(KEY);
    const [read] = (await readCassette(file)).exchanges;
    const body = Buffer.from(read?.exchange.response?.body ?? []);
    expect(body.length).toBe(exchange.response?.body.length);
    expect(body.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(body.at(-2)).toBe(0xff);
    expect(body.includes('*'.repeat(KEY.length))).toBe(true);
  });

  test('is small for a large upload that is mostly padding', async () => {
    const file = await newFile();
    const body = new Uint8Array(3 * 1024 * 1024).fill(7, 1000);
    const large = { ...exchange, request: { ...exchange.request, body } };
    await writeCassette(file, makeCassette(runOf(large), facts));
    expect((await stat(file)).size).toBeLessThan(20_000);
    const [read] = (await readCassette(file)).exchanges;
    expect(Buffer.from(read?.exchange.request.body ?? []).equals(body)).toBe(true);
  });

  test('responds to the same request, and not to another one', async () => {
    const target = new CassetteTarget('c', [{ exchange, setAside: undefined }], keys);
    const name = { caseId: 'getCredits/x-api-key', step: 'call' };
    expect((await target.send(exchange.request, name)).response?.status).toBe(200);
    const other = { ...exchange.request, body: new Uint8Array([1]) };
    expect((await target.send(other, name)).failure?.kind).toBe('not-sent');
    expect(target.missing).toBe(1);
  });

  test('contains no key in a URL, and recognises the request with other keys', async () => {
    const file = await newFile();
    const withKey = (key: string) => ({ ...exchange.request, path: `/v1/score?api_key=${key}&key=${key}` });
    const run = runOf({ ...exchange, request: withKey(KEY), url: `https://async.koukoutu.com/v1/score?key=${KEY}` });
    await writeCassette(file, makeCassette(run, facts));
    expect(await readFile(file, 'utf8')).not.toContain(KEY);
    const target = new CassetteTarget('c', (await readCassette(file)).exchanges, keys);
    const name = { caseId: 'getCredits/x-api-key', step: 'call' };
    expect((await target.send(withKey(keys.apiKey), name)).response?.status).toBe(200);
    expect((await target.send(exchange.request, name)).failure?.kind).toBe('not-sent');
  });

  test('keeps what was not judged and what was not run', async () => {
    const file = await newFile();
    const held = {
      id: 'x',
      operationId: 'getCredits',
      exchanges: 0,
      unsent: true,
      milliseconds: 0,
      skipped: 'no budget',
      heldBack: true,
    };
    const run = runOf(exchange, { outcomes: [held] });
    const judged = run.exchanges.map((one) => ({ ...one, setAside: 'the account was busy' }));
    await writeCassette(file, makeCassette({ ...run, exchanges: judged }, facts));
    const { cassette, exchanges } = await readCassette(file);
    expect(cassette.heldBack).toEqual({ x: 'no budget' });
    expect(exchanges[0]?.setAside).toBe('the account was busy');
    const target = new CassetteTarget('c', exchanges, keys);
    const step = { name: 'call', request: exchange.request, expectation: { outcome: 'any' } } as const;
    expect(await target.advise(step, exchange, 1)).toEqual({ next: 'break-off', reason: 'the account was busy' });
  });

  test.each([
    ['an exchange without its request', (text: string) => text.replace('"request"', '"question"')],
    ['a body without text, base64 or gzip', (text: string) => text.replace('"base64"', '"base65"')],
    ['a body that was cut', (text: string) => text.replace(/("base64": "[^"]{9})[^"]*/, '$1')],
    ['half a file', (text: string) => text.slice(0, text.length / 2)],
  ])('is refused with a reason if it is damaged: %s', async (_, damage) => {
    const file = await newFile();
    await writeCassette(file, makeCassette(runOf(exchange), facts));
    await writeFile(file, damage(await readFile(file, 'utf8')));
    await expect(readCassette(file)).rejects.toThrow(CassetteError);
  });

  test('is refused with a reason if a packed body is damaged', async () => {
    const file = await newFile();
    const large = { ...exchange, request: { ...exchange.request, body: new Uint8Array(2 ** 20) } };
    await writeCassette(file, makeCassette(runOf(large), facts));
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/("gzip": "[^"]{40})[^"]{40}/, '$1'));
    await expect(readCassette(file)).rejects.toThrow(/damaged: entry 1/);
  });

  test('is refused with a reason if the file is not a cassette', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'cassette-')), 'no.json');
    await writeFile(file, '{}');
    await expect(readCassette(file)).rejects.toThrow(CassetteError);
    await expect(readCassette(`${file}.gone`)).rejects.toThrow(/cannot be read/);
  });
});

describe('removing keys', () => {
  test('removes keys from every header that can carry one, and keeps scheme and length', () => {
    expect(redactor.headers([['authorization', `Bearer ${KEY}`]])).toEqual([
      ['authorization', `Bearer ${'*'.repeat(KEY.length)}`],
    ]);
    expect(redactor.headers([['X-Api-Key', 'another-key']])).toEqual([['X-Api-Key', '***********']]);
  });

  test.each([
    ['as it is', KEY],
    ['without its last letter, as a case sends it on purpose', KEY.slice(0, -1)],
    ['in capitals', KEY.toUpperCase()],
    ['as hexadecimal digits', Buffer.from(KEY).toString('hex')],
    ['as UTF-16', Buffer.from(KEY, 'utf16le').toString('latin1')],
    ['as Basic credentials', Buffer.from(`${KEY}:`).toString('base64')],
    ['as the password of Basic credentials', Buffer.from(`me:${KEY}`).toString('base64')],
    ['in a body in base64', Buffer.from(`{"key":"${KEY}"}`).toString('base64url')],
  ])('blots out a key %s', (_, written) => {
    const clean = Buffer.from(redactor.bytes(Buffer.from(`<${written}>`, 'latin1'))).toString('latin1');
    expect(clean).toHaveLength(written.length + 2);
    // The first and last base64 letters also depend on the text around the key, and reveal nothing alone.
    expect(clean.replace(/\*+/, '').length).toBeLessThan(written.length - KEY.length + 9);
    expect(clean).toMatch(/\*{15}/);
  });

  test('does not change a picture whose bytes look like a signed link', () => {
    const picture = Buffer.concat([Buffer.from([0x89, 0x50, 0xff, 0]), Buffer.from('?xsig1=abcdef')]);
    expect(redactor.bytes(picture)).toBe(picture);
    expect(Buffer.from(redactor.bytes(Buffer.from('?xsig1=abcdef'))).toString()).toBe('?xsig1=******');
  });

  test('finds the values that sign a link', () => {
    expect(signaturesIn(['https://p.example.com/a.jpg?Expires=9&Signature=ab%2Fc'])).toEqual(['ab/c', 'ab%2Fc']);
  });

  test('removes the key wherever it is, and the signatures of links', () => {
    expect(redactor.text(`error for ${KEY}`)).not.toContain(KEY);
    expect(redactor.text('"https://r.example.com/1.png?OSSAccessKeyId=abc&Signature=xyz%3D&Expires=9"')).toBe(
      '"https://r.example.com/1.png?OSSAccessKeyId=***&Signature=******&Expires=9"',
    );
    expect(redactor.text(String.raw`https://r.example.com/1.png?Expires=9\u0026Signature=xyz\u0026a=b`)).toBe(
      String.raw`https://r.example.com/1.png?Expires=9\u0026Signature=***\u0026a=b`,
    );
  });
});

test('A redacted text keeps its length and loses the signatures of its links, also of nested and repeated ones', () => {
  const redactor = new Redactor([]);
  const texts = {
    'https://host/p?x=1&Signature=abc&y=2': 'https://host/p?x=1&Signature=***&y=2',
    '?url=https://host/p?sig=abc&z': '?url=https://host/p?sig=***&z',
    '{"u":"?a=b\\u0026X-Amz-Signature=99\\u0026c=d"}': '{"u":"?a=b\\u0026X-Amz-Signature=**\\u0026c=d"}',
    '?sig=a?sig=b&q': '?sig=*******&q',
  };
  for (const [text, redacted] of Object.entries(texts)) expect(redactor.text(text)).toBe(redacted);
  const long = '&sig?token'.repeat(100_000);
  expect(redactor.text(long)).toBe(long);
});
