import { describe, expect, test } from 'vitest';
import { KEY, serve } from './client.js';
import { base64, cutout, inspect, product } from './pictures.js';
import { answerProblems } from './spec-check.js';

describe('the sync host', () => {
  test('returns WebP with its content type for a format of an undocumented model that the mock cannot produce', async () => {
    const server = await serve();
    const created = await server.create({ model_key: 'some-new-model', output_format: 'x"y/../z' });
    expect(server.mock.control.journal.entries().at(-1)?.problems).toMatchObject([
      { level: 'warning', where: 'output_format', suggestion: 'output_format=webp' },
    ]);
    const { json } = await server.finish(created.json.data.task_id);
    expect(json.data.result_file).toMatch(/\/files\/[0-9a-f]+\.webp$/);
    expect((await server.call(new URL(json.data.result_file).pathname)).contentType).toBe('image/webp');
  });

  test('cuts out a file: same size, transparent background, WebP by default', async () => {
    const server = await serve();
    const reply = await server.cut();
    expect(reply.status).toBe(200);
    expect(reply.contentType).toBe('image/webp');
    const picture = await inspect(reply.bytes);
    expect(picture).toMatchObject({ format: 'webp', width: 160, height: 120 });
    expect(picture.transparent).toBeGreaterThan(0.5);
  });

  test.each([
    ['png', undefined],
    ['webp', 'bytes'],
    ['png', 'file'],
  ])('returns the picture as %s for response %s', async (format, response) => {
    const server = await serve();
    const reply = await server.cut({ output_format: format, ...(response ? { response } : {}) });
    expect(reply.contentType).toBe(`image/${format}`);
    expect((await inspect(reply.bytes)).format).toBe(format);
  });

  test('returns a link for response url, which serves the same picture without a key', async () => {
    const server = await serve();
    const direct = await server.cut({ output_format: 'png' });
    const reply = await server.cut({ output_format: 'png', response: 'url' });
    expect(answerProblems('createSync', { ...reply, body: reply.json })).toEqual([]);
    const file = await fetch(reply.json.data.result_file);
    expect(file.status).toBe(200);
    expect(file.headers.get('content-type')).toBe('image/png');
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(direct.bytes);
  });

  test.each([
    ['a data URI in image_base64', async () => ({ image_base64: `data:image/png;base64,${await base64(product())}` })],
    ['bare base64 in image_base64', async () => ({ image_base64: await base64(product()) })],
    ['a data URI in image_url', async () => ({ image_url: `data:image/png;base64,${await base64(product())}` })],
    ['a link in image_url', async () => ({ image_url: 'https://shop.example/shirt.jpg' })],
  ])('accepts %s in a urlencoded form', async (_, picture) => {
    const server = await serve();
    const body = new URLSearchParams({ model_key: 'background-removal', ...(await picture()) });
    const reply = await server.call('/sync/v1/create', { method: 'POST', body });
    expect(reply.contentType).toBe('image/webp');
    expect((await inspect(reply.bytes)).transparent).toBeGreaterThan(0.1);
  });

  test('accepts a link in a multipart form', async () => {
    const server = await serve();
    const reply = await server.cut({ image_url: 'https://shop.example/shirt.jpg' });
    expect(reply.status).toBe(200);
    expect(server.mock.control.journal.entries().at(-1)?.problems).toEqual([]);
  });

  test('accepts options in the query string with only the picture in the body, and warns that this is not documented', async () => {
    const server = await serve();
    const form = new FormData();
    form.set('image_file', new Blob([(await product()).slice()]), 'a.png');
    const reply = await server.call('/sync/v1/create?model_key=background-removal&output_format=png', {
      method: 'POST',
      body: form,
    });
    expect(reply.contentType).toBe('image/png');
    expect(server.mock.control.journal.entries().at(-1)?.problems).toMatchObject([{ level: 'warning' }]);
  });

  test('accepts a file part named image, and warns that the live API may not', async () => {
    const server = await serve();
    const form = new FormData();
    form.set('model_key', 'background-removal');
    form.set('image', new Blob([(await product()).slice()]), 'a.png');
    const reply = await server.call('/sync/v1/create', { method: 'POST', body: form });
    expect(reply.status).toBe(200);
    expect(server.mock.control.journal.entries().at(-1)?.problems).toMatchObject([
      { where: 'image', level: 'warning' },
    ]);
  });

  test('draws the same picture for the same link, and another for another', async () => {
    const server = await serve();
    const cut = (link: string) => server.cut({ image_url: link });
    const [first, again, other] = [
      await cut('https://a.example/1.jpg'),
      await cut('https://a.example/1.jpg'),
      await cut('https://a.example/2.jpg'),
    ];
    expect(first.bytes).toEqual(again.bytes);
    expect(first.bytes).not.toEqual(other.bytes);
  });
});

describe('the async host', () => {
  test.each([
    ['background-removal', {}],
    ['stamp-background-removal', { stamp_crop: '1', border: '2' }],
    ['image-extract', { extract_type: '服装', resolution: '1k', size: '3:4' }],
    ['image-extract-v2', { extract_type: '服装', resolution: '1k' }],
    ['stamp-crop', {}],
    ['image-to-image', { prompt: '水彩', similarity: '0.5', type: '1' }],
    ['upscale2stamp', { scale: '2' }],
    ['image-outpaint', { params: '10,20,30,40' }],
    ['image-watermark', {}],
    ['image-watermark-v2', {}],
    ['image-to-svg', {}],
    ['image-retouch', {}],
    ['image-eliminate', {}],
    ['some-later-model', { anything: 'goes' }],
  ])('runs a task of %s from create to a picture behind a link', async (model, options) => {
    const server = await serve();
    const created = await server.create({ model_key: model, ...options });
    expect(answerProblems('createTask', { ...created, body: created.json })).toEqual([]);
    const done = await server.finish(created.json.data.task_id);
    expect(answerProblems('queryTask', { ...done, body: done.json })).toEqual([]);
    expect(done.json.data).toMatchObject({ state: 1, progress: '100.00', position: -1 });
    const file = await server.call(new URL(done.json.data.result_file).pathname, { key: null });
    expect(file.status).toBe(200);
    expect(file.bytes.byteLength).toBeGreaterThan(100);
  });

  test('adds a shadow to a cut-out, sent as a file or as the link of an earlier result', async () => {
    const server = await serve();
    const byFile = await server.create(
      { model_key: 'image-shadow-v3', background_color: '#ffffff' },
      { file: await cutout() },
    );
    expect((await server.finish(byFile.json.data.task_id)).json.data.state).toBe(1);
    const cut = await server.cut({ response: 'url', output_format: 'png' });
    const byLink = await server.create({ model_key: 'image-shadow-v3', image_url: cut.json.data.result_file });
    expect((await server.finish(byLink.json.data.task_id)).json.data.state).toBe(1);
  });

  test.each([
    [
      'urlencoded with model_key',
      (id: number) => new URLSearchParams({ task_id: String(id), response: 'url', model_key: 'background-removal' }),
    ],
    ['urlencoded without model_key', (id: number) => new URLSearchParams({ task_id: String(id) })],
    [
      'multipart',
      (id: number) => {
        const form = new FormData();
        form.set('task_id', String(id));
        form.set('response', 'url');
        return form;
      },
    ],
  ])('answers a poll that is %s', async (_, body) => {
    const server = await serve();
    const { json } = await server.create();
    const reply = await server.call('/async/v1/query', { method: 'POST', body: body(json.data.task_id) });
    expect(reply.json).toMatchObject({
      code: 200,
      message: 'running',
      data: { state: 0, result_file: null, message: null },
    });
    expect(reply.json.data.progress).toMatch(/^\d+\.\d\d$/);
    expect(answerProblems('queryTask', { ...reply, body: reply.json })).toEqual([]);
  });

  test('returns both balances', async () => {
    const server = await serve({ accounts: [{ key: KEY, credits: 12.5, vipCredits: 3 }] });
    const reply = await server.call('/async/v1/score');
    expect(reply.json).toEqual({ code: 200, message: 'success', data: { credits: 12.5, vip_credits: 3 } });
    expect(answerProblems('getCredits', { ...reply, body: reply.json })).toEqual([]);
  });
});
