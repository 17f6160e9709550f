import { describe, expect, test } from 'vitest';
import { serve, type TestServer } from './client.js';
import { product } from './pictures.js';

/** Sends a multipart body from raw parts. */
async function post(
  server: TestServer,
  parts: [head: string, value: Uint8Array | string][],
  { boundary = 'b', type = '', before = '' }: { boundary?: string; type?: string; before?: string } = {},
) {
  const chunks = parts.flatMap(([head, value]) => [
    Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`),
    Buffer.from(value),
    Buffer.from('\r\n'),
  ]);
  const body = Buffer.concat([Buffer.from(before), ...chunks, Buffer.from(`--${boundary}--\r\n`)]);
  return server.call('/async/v1/create', {
    method: 'POST',
    body,
    headers: { 'content-type': type || `multipart/form-data; boundary=${boundary}` },
  });
}

const lastEntry = (server: TestServer) => server.mock.control.journal.entries().at(-1);

const model: [string, string] = ['Content-Disposition: form-data; name="model_key"', 'background-removal'];
const file = async (head: string): Promise<[string, Uint8Array]> => [head, await product()];

describe('the mock understands multipart with', () => {
  test.each([
    [
      'an unescaped Chinese file name',
      'Content-Disposition: form-data; name="image_file"; filename="衬衫.png"\r\nContent-Type: image/png',
    ],
    [
      'a Chinese file name encoded by RFC 5987',
      'Content-Disposition: form-data; name="image_file"; filename*=utf-8\'\'%E8%A1%AC%E8%A1%AB.png',
    ],
    ['names without quotation marks', 'Content-Disposition: form-data; name=image_file; filename=a.png'],
    [
      'header names in lower case',
      'content-disposition: form-data; name="image_file"; filename="a.png"\r\ncontent-type: application/octet-stream',
    ],
    ['a file without a file name', 'Content-Disposition: form-data; name="image_file"\r\nContent-Type: image/png'],
    ['a file without a file name and a type', 'Content-Disposition: form-data; name="image_file"'],
    [
      'a wrong content type',
      'Content-Disposition: form-data; name="image_file"; filename="a.txt"\r\nContent-Type: text/plain',
    ],
    [
      'a Content-Transfer-Encoding header',
      'Content-Disposition: form-data; name="image_file"; filename="a.png"\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: binary',
    ],
  ])('%s', async (_, head) => {
    const server = await serve();
    const reply = await post(server, [model, await file(head)]);
    expect([reply.status, reply.json.message]).toEqual([200, 'success']);
  });

  test('a boundary in quotation marks, and one of 70 characters', async () => {
    const server = await serve();
    const parts = [model, await file('Content-Disposition: form-data; name="image_file"; filename="a.png"')];
    const long = `----${'x'.repeat(66)}`;
    for (const [boundary, type] of [
      ['a b', 'multipart/form-data; boundary="a b"'],
      [long, `Multipart/Form-Data; charset=utf-8; BOUNDARY=${long}`],
    ] as const) {
      expect((await post(server, parts, { boundary, type })).status).toBe(200);
    }
  });

  test('lines before the first boundary', async () => {
    const server = await serve();
    const parts = [model, await file('Content-Disposition: form-data; name="image_file"; filename="a.png"')];
    expect((await post(server, parts, { before: 'This is a multi-part message.\r\n' })).status).toBe(200);
  });

  test('text fields with a content type', async () => {
    const server = await serve();
    const typed: [string, string] = [
      'Content-Disposition: form-data; name="model_key"\r\nContent-Type: text/plain; charset=UTF-8',
      'image-extract',
    ];
    const chinese: [string, string] = ['Content-Disposition: form-data; name="extract_type"', '服装'];
    const reply = await post(server, [
      typed,
      chinese,
      await file('Content-Disposition: form-data; name="image_file"; filename="a.png"'),
    ]);
    expect(reply.status).toBe(200);
  });
});

test('a chunked upload without a length is read completely', async () => {
  const server = await serve();
  const form = new FormData();
  form.set('model_key', 'background-removal');
  form.set('image_file', new Blob([(await product(800, 600)).slice()]), 'a.png');
  const encoded = new Response(form);
  const response = await fetch(`${server.url}/async/v1/create`, {
    method: 'POST',
    headers: { 'x-api-key': 'kkt-mock-key', 'content-type': encoded.headers.get('content-type') ?? '' },
    body: encoded.body,
    duplex: 'half',
  } as RequestInit);
  expect(response.status).toBe(200);
});

test('base64 with unescaped plus signs is refused with that reason', async () => {
  const server = await serve();
  const reply = await server.call('/sync/v1/create', {
    method: 'POST',
    body: 'model_key=background-removal&image_base64=iVBORw0K+GgoAAAA',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect(reply.status).toBe(422);
  expect(reply.json.message).toContain('%2B');
});

test.each([
  [
    'ends its lines with LF',
    '--a\nContent-Disposition: form-data; name="model_key"\n\nx\n--a--\n',
    'LF instead of CRLF',
  ],
  ['has another boundary', '--b\r\nContent-Disposition: form-data; name="model_key"\r\n\r\nx\r\n--b--\r\n', 'boundary'],
])('the journal says what is wrong with a multipart body that %s', async (_, body, words) => {
  const server = await serve();
  const headers = { 'content-type': 'multipart/form-data; boundary=a' };
  expect((await server.call('/async/v1/create', { method: 'POST', body, headers })).status).toBe(422);
  expect(lastEntry(server)?.problems[0]?.message).toContain(words);
});

describe('the mock answers, with a warning in the journal, a request with', () => {
  test.each([
    [
      'a second picture',
      '',
      { image_url: 'https://shop.example/1.jpg' },
      'image_url is ignored, because image_file was sent.',
    ],
    ['a field in the query as well', '?crop=1', { crop: '0' }, 'crop was sent 2 times. The mock uses the last one.'],
  ])('%s', async (_, query, fields, words) => {
    const server = await serve();
    const body = new FormData();
    for (const [name, value] of Object.entries({ model_key: 'background-removal', ...fields })) body.set(name, value);
    body.set('image_file', new Blob([new Uint8Array(await product())]), 'a.png');
    const reply = await server.call(`/async/v1/create${query}`, { method: 'POST', body });
    expect(reply.status).toBe(200);
    expect(lastEntry(server)?.problems.map(({ message }) => message)).toContain(words);
  });

  test('the same field twice in a urlencoded or multipart body', async () => {
    const server = await serve();
    const twice = [...Array(2)].map(() => ['model_key', 'background-removal'] as [string, string]);
    const link: [string, string] = ['image_url', 'https://shop.example/1.jpg'];
    const form = new FormData();
    for (const [name, value] of [...twice, link]) form.append(name, value);
    for (const body of [new URLSearchParams([...twice, link]), form]) {
      await server.call('/async/v1/create', { method: 'POST', body });
      expect(lastEntry(server)?.problems.map(({ message }) => message)).toContain(
        'model_key was sent 2 times. The mock uses the last one.',
      );
    }
  });
});
