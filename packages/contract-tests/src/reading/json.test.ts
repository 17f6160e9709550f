import { describe, expect, it } from 'vitest';
import { readJson } from './json.js';

const checksOf = (body: string | Uint8Array) =>
  readJson(typeof body === 'string' ? new TextEncoder().encode(body) : body).faults.map(({ check }) => check);

describe('reading a body as JSON', () => {
  it('finds nothing in an answer as the vendor documents it', () => {
    expect(checksOf('{"code":200,"message":"运行中","data":{"progress":"65.71","position":-1}}')).toEqual([]);
  });

  it.each([
    ['a name that stands twice in one object', '{"data":{"state":0,"state":1}}', 'json-no-duplicate-keys'],
    ['an integer beyond 2^53', '{"task_id":9007199254740993}', 'json-safe-numbers'],
    ['a number beyond every double', '{"credits":1e999}', 'json-safe-numbers'],
    ['text after the end', '{"code":200}<!-- 12 ms -->', 'json-wellformed'],
    ['NaN', '{"credits":NaN}', 'json-wellformed'],
    ['a page of markup', '<html></html>', 'json-wellformed'],
    ['JSON inside a JSON string', '"{\\"code\\":200}"', 'json-object'],
    ['UTF-8 that was read as Latin-1', '{"message":"æ\u0097\u00a0æ\u0095\u0088"}', 'text-not-garbled'],
    ['an escape that was escaped', '{"message":"\\\\u53c2\\\\u6570"}', 'text-not-garbled'],
    ['an escape of HTML', '{"message":"&#21442;&#25968;"}', 'text-not-garbled'],
    ['half of a surrogate pair', '{"message":"\\ud83d"}', 'text-not-garbled'],
  ])('finds %s', (_, body, check) => {
    expect(checksOf(body)).toContain(check);
  });

  it('finds a byte-order mark and still reads the value behind it', () => {
    const body = new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode('{"code":200}')]);
    expect(checksOf(body)).toEqual(['json-encoding']);
    expect(readJson(body).value).toEqual({ code: 200 });
  });

  it('finds UTF-16, with and without a mark', () => {
    expect(checksOf(new Uint8Array(Buffer.from('{"code":200}', 'utf16le')))).toEqual(['json-encoding']);
    expect(checksOf(new Uint8Array(Buffer.from('\ufeff{"code":200}', 'utf16le')))).toEqual(['json-encoding']);
  });

  it('says where a duplicate key stands', () => {
    expect(readJson(new TextEncoder().encode('{"data":{"a":1,"a":2}}')).faults[0]?.where).toBe('/data/a');
  });

  it('notes whole numbers written as fractions, for the schema to judge', () => {
    expect(readJson(new TextEncoder().encode('{"task_id":176.0,"credits":12.5}')).fractions).toEqual([
      { where: '/task_id', literal: '176.0' },
    ]);
  });
});
