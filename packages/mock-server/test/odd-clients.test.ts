import { describe, expect, test } from 'vitest';
import { serve, type TestServer } from './client.js';
import { product } from './pictures.js';

/** Sends a multipart body that was put together by hand. */
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

const model: [string, string] = ['Content-Disposition: form-data; name="model_key"', 'background-removal'];
const file = async (head: string): Promise<[string, Uint8Array]> => [head, await product()];

describe('multipart as odd clients write it is understood:', () => {
  test.each([
    [
      'a Chinese file name as it is',
      'Content-Disposition: form-data; name="image_file"; filename="衬衫.png"\r\nContent-Type: image/png',
    ],
    [
      'a Chinese file name by RFC 5987',
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
      'a type that is wrong',
      'Content-Disposition: form-data; name="image_file"; filename="a.txt"\r\nContent-Type: text/plain',
    ],
    [
      'a transfer encoding of its own',
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

  test('text fields with a type of their own', async () => {
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

test('an upload in chunks, without a length, is read whole', async () => {
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

test('a base64 whose plus signs were not escaped gets told so', async () => {
  const server = await serve();
  const reply = await server.call('/sync/v1/create', {
    method: 'POST',
    body: 'model_key=background-removal&image_base64=iVBORw0K+GgoAAAA',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect(reply.status).toBe(422);
  expect(reply.json.message).toContain('%2B');
});
