import { describe, expect, test } from 'vitest';
import { readJson } from './json.js';
import { LIMITS } from './limits.js';

const kindsOf = (body: string | Uint8Array) =>
  readJson(typeof body === 'string' ? new TextEncoder().encode(body) : body).oddities.map(({ kind }) => kind);

describe('reading a body as JSON', () => {
  test('finds nothing odd in a response as the vendor documents it', () => {
    expect(kindsOf('{"code":200,"message":"运行中","data":{"progress":"65.71","position":-1}}')).toEqual([]);
  });

  test.each([
    ['a name that occurs twice in one object', '{"data":{"state":0,"state":1}}', 'duplicate-key'],
    ['an integer beyond 2^53', '{"task_id":9007199254740993}', 'unsafe-number'],
    ['a number beyond every double', '{"credits":1e999}', 'unsafe-number'],
    ['text after the end', '{"code":200}<!-- 12 ms -->', 'wellformed'],
    ['NaN', '{"credits":NaN}', 'wellformed'],
    ['a page of markup', '<html></html>', 'wellformed'],
    ['JSON inside a JSON string', '"{\\"code\\":200}"', 'encoded-twice'],
    ['UTF-8 that was read as Latin-1', '{"message":"æ\u0097\u00a0æ\u0095\u0088"}', 'garbled'],
    ['an escape that was escaped', '{"message":"\\\\u53c2\\\\u6570"}', 'garbled'],
    ['an escape of HTML', '{"message":"&#21442;&#25968;"}', 'garbled'],
    ['half of a surrogate pair', '{"message":"\\ud83d"}', 'garbled'],
  ])('finds %s', (_, body, kind) => {
    expect(kindsOf(body)).toContain(kind);
  });

  test('finds a byte-order mark and still reads the value behind it', () => {
    const body = new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode('{"code":200}')]);
    expect(kindsOf(body)).toEqual(['encoding']);
    expect(readJson(body).value).toEqual({ code: 200 });
  });

  test('finds UTF-16, with and without a mark', () => {
    expect(kindsOf(new Uint8Array(Buffer.from('{"code":200}', 'utf16le')))).toEqual(['encoding']);
    expect(kindsOf(new Uint8Array(Buffer.from('\ufeff{"code":200}', 'utf16le')))).toEqual(['encoding']);
  });

  test('reports the place of a duplicate key', () => {
    expect(readJson(new TextEncoder().encode('{"data":{"a":1,"a":2}}')).oddities[0]?.where).toBe('/data/a');
  });

  test('notes whole numbers written as fractions, for the schema to judge', () => {
    expect(readJson(new TextEncoder().encode('{"task_id":176.0,"credits":12.5}')).fractions).toEqual([
      { where: '/task_id', literal: '176.0' },
    ]);
  });
});

test('reads a JSON body of the maximum size that is nearly all picture', () => {
  const picture = 'A'.repeat(LIMITS.body - 100);
  const { parsed, value } = readJson(Buffer.from(`{"image_base64":"${picture}"}`));
  expect(parsed).toBe(true);
  expect(value).toHaveProperty('image_base64.length', picture.length);
});
