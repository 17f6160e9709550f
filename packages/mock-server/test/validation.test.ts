import { describe, expect, test } from 'vitest';
import { serve, type TestServer } from './client.js';
import { answerProblems } from './spec-check.js';

const last = (server: TestServer) => server.mock.control.journal.entries().at(-1);

describe('a create that the spec does not allow gets 422, and the journal says', () => {
  const cases: [string, Record<string, string>, { where: string; suggestion?: string; spec?: RegExp }][] = [
    [
      'which values an enum has, and the nearest one',
      { output_format: 'PNG' },
      { where: 'output_format', suggestion: 'output_format=png', spec: /OutputFormat\/enum$/ },
    ],
    ['that a switch is a number', { crop: 'true' }, { where: 'crop', suggestion: 'crop=1', spec: /Crop/ }],
    ['the nearest edge level', { border: '3' }, { where: 'border', suggestion: 'border=2' }],
    [
      'the nearest ratio',
      { model_key: 'image-extract', extract_type: '服装', size: '3x4' },
      { where: 'size', suggestion: 'size=3:4' },
    ],
    [
      'the nearest resolution',
      { model_key: 'image-extract', extract_type: '服装', resolution: '4K' },
      { where: 'resolution', suggestion: 'resolution=4k' },
    ],
    ['what is missing', { model_key: 'image-extract' }, { where: 'body', spec: /required$/ }],
    [
      'which model was meant',
      { model_key: 'backgroundremoval' },
      { where: 'model_key', suggestion: 'model_key=background-removal' },
    ],
    ['that the model belongs to another host', { model_key: '' }, { where: 'model_key' }],
    [
      'the largest number',
      { model_key: 'image-shadow-v3', main_ratio: '120' },
      { where: 'main_ratio', suggestion: 'main_ratio=100', spec: /maximum$/ },
    ],
    [
      'how to write a colour',
      { model_key: 'image-shadow-v3', background_color: 'ff0000' },
      { where: 'background_color', suggestion: 'background_color=#ff0000' },
    ],
    [
      'that a link needs its scheme',
      { image_url: 'shop.example/shirt.jpg' },
      { where: 'image_url', suggestion: 'image_url=https://shop.example/shirt.jpg' },
    ],
    [
      'to leave out an option without a value',
      { output_format: '' },
      { where: 'output_format', suggestion: 'leave output_format out', spec: /OutputFormat\/enum$/ },
    ],
    ['that base64 is broken', { image_base64: 'data:image/png;base64,not base64!' }, { where: 'image_base64' }],
    [
      'that a model does not accept base64',
      { model_key: 'image-extract', extract_type: '服装', image_base64: 'AAAA' },
      { where: 'image_base64', suggestion: 'send image_file' },
    ],
  ];
  test.each(cases)('%s', async (_, fields, expected) => {
    const server = await serve();
    const reply = await server.create(fields);
    expect([reply.status, reply.json.code]).toEqual([422, 422]);
    expect(answerProblems('createTask', { ...reply, body: reply.json })).toEqual([]);
    const problem = last(server)?.problems.find(({ level }) => level === 'error');
    expect(problem?.where).toBe(expected.where);
    if (expected.suggestion) expect(problem?.suggestion).toBe(expected.suggestion);
    if (expected.spec) expect(problem?.spec).toMatch(expected.spec);
    expect(server.mock.control.tasks.list()).toEqual([]);
  });

  test('what the picture field is called', async () => {
    const server = await serve();
    const form = new FormData();
    form.set('model_key', 'background-removal');
    form.set('file', new Blob(['x']), 'a.png');
    const reply = await server.call('/async/v1/create', { method: 'POST', body: form });
    expect(reply.status).toBe(422);
    expect(last(server)?.problems[0]?.suggestion).toBe('rename file to image_file');
  });

  test('that print extraction is not a model of the sync host', async () => {
    const server = await serve();
    const reply = await server.cut({ model_key: 'image-extract' });
    expect(reply.status).toBe(422);
    expect(last(server)?.problems[0]?.message).toContain('createTask accepts it');
  });

  test.each([
    ['JSON', 'application/json', '{"model_key":"background-removal"}'],
    ['multipart without a boundary', 'multipart/form-data', 'x'],
    [
      'multipart whose header and body have different boundaries',
      'multipart/form-data; boundary=a',
      '--b\r\nContent-Disposition: form-data; name="model_key"\r\n\r\nx\r\n--b--\r\n',
    ],
    [
      'multipart that stops in the middle',
      'multipart/form-data; boundary=a',
      '--a\r\nContent-Disposition: form-data; name="model_key"\r\n\r\nx',
    ],
    ['multipart with a part that has no header', 'multipart/form-data; boundary=a', '--a\r\n\r\n\r\nx\r\n--a--\r\n'],
    ['text in another encoding than UTF-8', 'application/x-www-form-urlencoded', Buffer.from([0x6d, 0x3d, 0xb7, 0xfe])],
  ])('that the body is %s', async (_, contentType, body) => {
    const server = await serve();
    const reply = await server.call('/async/v1/create', {
      method: 'POST',
      body,
      headers: { 'content-type': contentType },
    });
    expect([reply.status, reply.json.code]).toEqual([422, 422]);
  });
});

describe('a request that the live API might accept although the spec does not', () => {
  test('gets a warning for an undeclared field', async () => {
    const server = await serve();
    expect((await server.create({ outputformat: 'png' })).status).toBe(200);
    expect(last(server)?.problems).toMatchObject([
      { level: 'warning', where: 'outputformat', suggestion: 'rename outputformat to output_format' },
    ]);
  });

  test('is refused in strict mode', async () => {
    const server = await serve({ strict: true });
    expect((await server.create({ outputformat: 'png' })).status).toBe(422);
  });
});

describe('a poll', () => {
  test.each([{}, { task_id: 'abc' }, { task_id: '0' }, { task_id: '1.5' }, { task_id: '1', response: 'bytes' }])(
    'with %j gets 422',
    async (fields) => {
      const server = await serve();
      const reply = await server.call('/async/v1/query', {
        method: 'POST',
        body: new URLSearchParams(fields as Record<string, string>),
      });
      expect(reply.status).toBe(422);
      expect(answerProblems('queryTask', { ...reply, body: reply.json })).toEqual([]);
    },
  );

  test('with another model than its task is answered, with a warning in the journal', async () => {
    const server = await serve();
    const id = (await server.create()).json.data.task_id;
    const body = new URLSearchParams({ task_id: String(id), model_key: 'image-extract' });
    expect((await server.call('/async/v1/query', { method: 'POST', body })).json.code).toBe(200);
    expect(last(server)?.problems).toMatchObject([{ level: 'warning', suggestion: 'model_key=background-removal' }]);
  });
});

test('the problem of a value of the wrong type lists the allowed values', async () => {
  const server = await serve();
  expect((await server.create({ crop: 'yes' })).json.message).toContain('crop is yes, but must be one of 0, 1.');
  expect(last(server)?.problems).toMatchObject([{ where: 'crop', suggestion: 'crop=1' }]);
});

describe('the third-party models', () => {
  const seedream = { model: 'seedream4.5', prompt: '茶壶' };
  const cases: [string, string, unknown, string][] = [
    ['a body that is not JSON', '/v1/images/generations', 'not json', 'body'],
    ['a missing prompt', '/v1/images/generations', { model: 'seedream4.5' }, 'body'],
    ['a size that is too small', '/v1/images/generations', { ...seedream, size: '512x512' }, 'size'],
    ['a size that is too long', '/v1/images/generations', { ...seedream, size: '9000x500' }, 'size'],
    [
      'too many inputs',
      '/v1/images/generations',
      { ...seedream, image: Array(15).fill('https://a.example/1.jpg') },
      'image',
    ],
    ['a wrong response format', '/v1/images/generations', { ...seedream, response_format: 'b64' }, 'response_format'],
    ['missing contents', '/v1beta/models/gemini-2.5-flash-image:generateContent', { content: [] }, 'body'],
    [
      'a part with an unknown member',
      '/v1beta/models/gemini-2.5-flash-image:generateContent',
      { contents: [{ parts: [{ inline_dat: {} }] }] },
      'contents[0].parts[0]',
    ],
    [
      'a file that is not a picture',
      '/v1beta/models/gemini-2.5-flash-image:generateContent',
      { contents: [{ parts: [{ inline_data: { mime_type: 'image/png', data: 'AAAA' } }] }] },
      'contents[0].parts[0]',
    ],
  ];
  test('list every form that a value may have', async () => {
    const server = await serve();
    const body = JSON.stringify({ ...seedream, size: '1x1' });
    const { json } = await server.call('/apis/v1/images/generations', { method: 'POST', body });
    expect(json.error.message).toContain('size is 1x1, but must be one of 2K, 4K, or match ^[1-9]');
  });

  test.each(cases)('answer 400 to %s, and the journal says where', async (_, path, body, where) => {
    const server = await serve();
    const reply = await server.call(`/apis${path}`, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    expect(reply.status).toBe(400);
    const operation = path.includes('images') ? 'generateImages' : 'generateNanoBanana';
    expect(answerProblems(operation, { ...reply, body: reply.json })).toEqual([]);
    expect(last(server)?.problems[0]?.where).toBe(where);
  });

  test("accept the documentation's example with its placeholders, with warnings", async () => {
    const server = await serve();
    const body = {
      contents: [
        {
          role: 'user',
          parts: [{ inline_data: { mime_type: 'image/jpg', data: '图一base64</9j/4AAQ...>' } }, { text: '生成图片' }],
        },
      ],
      generationConfig: {
        responseModalities: ['IMAGE'],
        imageConfig: { aspectRatio: '生成图像的宽高比。可选值:1:1, 3:2' },
      },
    };
    const reply = await server.call('/apis/v1beta/models/gemini-2.5-flash-image:generateContent', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    expect(reply.status).toBe(200);
    expect(last(server)?.problems.map(({ level }) => level)).toEqual(['warning', 'warning']);
  });

  test('have JSON bodies that the journal keeps as JSON, with long texts shortened', async () => {
    const server = await serve();
    const image = Array(14).fill(`data:image/jpeg;base64,${'A'.repeat(5000)}`);
    const body = JSON.stringify({ ...seedream, prompt: '42', watermark: false, note: '[draft] teapot', image });
    await server.call('/apis/v1/images/generations', { method: 'POST', body });
    const { fields = {} } = last(server) ?? {};
    // A text that looks like a number keeps its quotes.
    expect(fields).toMatchObject({ prompt: '"42"', watermark: 'false', note: '[draft] teapot' });
    const images = JSON.parse(String(fields.image)) as string[];
    expect(images).toHaveLength(14);
    expect(images[13]).toMatch(/^data:image\/jpeg;base64,A+… \(5023 characters\)$/);
  });
});

describe('a path that is not served', () => {
  test('gets a 404 in the form of its host, with the nearest path in the journal', async () => {
    const server = await serve();
    const matting = await server.call('/async/v1/qeury', { method: 'POST' });
    expect([matting.status, matting.json.code]).toEqual([404, 404]);
    expect(last(server)?.problems[0]?.suggestion).toBe('/v1/query');
    const models = await server.call('/apis/v1/images/generation', { method: 'POST' });
    expect(models.json.error.message).toBe('Invalid URL (POST /v1/images/generation)');
    expect((await server.call('/nowhere')).status).toBe(404);
  });

  test('with the wrong method gets a 405', async () => {
    const server = await serve();
    expect((await server.call('/async/v1/score', { method: 'POST' })).status).toBe(405);
  });
});
