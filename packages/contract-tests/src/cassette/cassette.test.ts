import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../model/exchange.js';
import { CassetteTarget } from '../targets/cassette-target.js';
import { CassetteError, makeCassette, readCassette, writeCassette } from './cassette.js';
import { Redactor } from './redact.js';

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
  answer: {
    status: 200,
    statusText: 'OK',
    httpVersion: '1.1',
    headers: [['Content-Type', 'application/json']],
    body: new Uint8Array([0xef, 0xbb, 0xbf, ...Buffer.from(`{"echo":"${KEY}","bytes":"\ufffd"}`), 0xff, 0]),
    complete: true,
    trailingBytes: 0,
  },
};

describe('a cassette', () => {
  it('gives the same bytes back, and no key', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'cassette-')), 'c.json');
    await writeCassette(file, makeCassette('live', exchange.at, [exchange], redactor));
    expect(await readFile(file, 'utf8')).not.toContain(KEY);
    const [read] = (await readCassette(file)).exchanges;
    const body = Buffer.from(read?.answer?.body ?? []);
    expect(body.length).toBe(exchange.answer?.body.length);
    expect(body.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(body.at(-2)).toBe(0xff);
    expect(body.includes('*'.repeat(KEY.length))).toBe(true);
  });

  it('answers the same request, and does not answer another one for it', async () => {
    const target = new CassetteTarget('c', [exchange]);
    const name = { caseId: 'getCredits/x-api-key', step: 'call' };
    expect((await target.send(exchange.request, name)).answer?.status).toBe(200);
    const other = { ...exchange.request, body: new Uint8Array([1]) };
    expect((await target.send(other, name)).failure?.kind).toBe('not-sent');
    expect(target.missing).toBe(1);
  });

  it('is refused with a reason when the file is none', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'cassette-')), 'no.json');
    await writeFile(file, '{}');
    await expect(readCassette(file)).rejects.toThrow(CassetteError);
    await expect(readCassette(`${file}.gone`)).rejects.toThrow(/cannot be read/);
  });
});

describe('taking keys out', () => {
  it('blots out keys in every header that can carry one, scheme and length kept', () => {
    expect(redactor.headers([['authorization', `Bearer ${KEY}`]])).toEqual([
      ['authorization', `Bearer ${'*'.repeat(KEY.length)}`],
    ]);
    expect(redactor.headers([['X-Api-Key', 'another-key']])).toEqual([['X-Api-Key', '***********']]);
  });

  it('blots out the key wherever it stands, and the signatures of links', () => {
    expect(redactor.text(`error for ${KEY}`)).not.toContain(KEY);
    expect(redactor.text('"https://r.example.com/1.png?OSSAccessKeyId=abc&Signature=xyz%3D&Expires=9"')).toBe(
      '"https://r.example.com/1.png?OSSAccessKeyId=***&Signature=******&Expires=9"',
    );
  });
});
