import { describe, expect, test } from 'vitest';
import { serve } from './client.js';
import { base64, inspect, product } from './pictures.js';
import { answerProblems, valueProblems } from './spec-check.js';

describe('the host of third-party models', () => {
  const gemini = (body: object, model = 'gemini-2.5-flash-image') =>
    [
      `/apis/v1beta/models/${model}:generateContent`,
      { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
    ] as const;

  test.each([
    ['generateNanoBanana', 'gemini-2.5-flash-image'],
    ['generateContent', 'gemini-3-pro-image-preview'],
  ])('answers %s with a picture of the requested ratio', async (operation, model) => {
    const server = await serve();
    const prompt = {
      contents: [{ role: 'user', parts: [{ text: '月球上的猫' }] }],
      generationConfig: { imageConfig: { aspectRatio: '16:9' } },
    };
    const reply = await server.call(...gemini(prompt, model));
    expect(answerProblems(operation, { ...reply, body: reply.json })).toEqual([]);
    const { inlineData } = reply.json.candidates[0].content.parts[0];
    const picture = await inspect(Buffer.from(inlineData.data, 'base64'));
    expect(picture.width / picture.height).toBeCloseTo(16 / 9, 1);
    expect(reply.json.modelVersion).toBe(model);
  });

  test.each(['inline_data', 'inlineData'])('accepts a picture under %s', async (name) => {
    const server = await serve();
    const part = {
      [name]: {
        [name === 'inlineData' ? 'mimeType' : 'mime_type']: 'image/png',
        data: await base64(product(300, 200)),
      },
    };
    const reply = await server.call(...gemini({ contents: [{ parts: [part, { text: '换背景' }] }] }));
    const picture = await inspect(Buffer.from(reply.json.candidates[0].content.parts[0].inlineData.data, 'base64'));
    expect(picture.width / picture.height).toBeCloseTo(1.5, 1);
  });

  test('answers seedream with links to JPEGs of the requested size', async () => {
    const server = await serve();
    const body = { model: 'doubao-seedream-4-5-251128', prompt: '茶壶', size: '2560x1440', watermark: false };
    const reply = await server.call('/apis/v1/images/generations', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    expect(answerProblems('generateImages', { ...reply, body: reply.json })).toEqual([]);
    expect(reply.json.data).toMatchObject([{ size: '2560x1440' }]);
    const file = await server.call(new URL(reply.json.data[0].url).pathname, { key: null });
    expect(await inspect(file.bytes)).toMatchObject({ format: 'jpeg', width: 2560, height: 1440 });
  });

  test('streams one event per seedream picture if requested, but refuses with an ordinary response', async () => {
    const server = await serve();
    const body = {
      model: 'seedream4.5',
      prompt: '茶壶',
      stream: true,
      sequential_image_generation: 'auto',
      sequential_image_generation_options: { max_images: 2 },
    };
    const reply = await server.call('/apis/v1/images/generations', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'x-mock-scenario': 'picture-failed' },
    });
    expect(reply.contentType).toMatch(/^text\/event-stream/);
    const events = new TextDecoder().decode(reply.bytes).trim().split('\n\n');
    expect(events.pop()).toBe('data: [DONE]');
    const data = events.map((event) => {
      const [, kind, json = ''] = /^event: (.+)\ndata: (.+)$/.exec(event) ?? [];
      const value = JSON.parse(json);
      expect(value.type).toBe(kind);
      expect(valueProblems('models', 'ImageGenerationEvent', value)).toEqual([]);
      return value;
    });
    expect(data).toMatchObject([
      { type: 'image_generation.partial_succeeded', image_index: 0, size: '2048x2048' },
      { type: 'image_generation.partial_failed', image_index: 1, error: { message: expect.any(String) } },
      { type: 'image_generation.completed', usage: { generated_images: 1 } },
    ]);
    expect((await fetch(data[0].url)).headers.get('content-type')).toBe('image/jpeg');

    const refused = await server.call('/apis/v1/images/generations', {
      method: 'POST',
      body: JSON.stringify({ ...body, size: '1x1' }),
    });
    expect([refused.status, refused.contentType]).toEqual([400, expect.stringContaining('application/json')]);
  });

  test('answers seedream with base64 if requested', async () => {
    const server = await serve();
    const body = { model: 'seedream4.5', prompt: '茶壶', response_format: 'b64_json' };
    const reply = await server.call('/apis/v1/images/generations', { method: 'POST', body: JSON.stringify(body) });
    expect(answerProblems('generateImages', { ...reply, body: reply.json })).toEqual([]);
    expect((await inspect(Buffer.from(reply.json.data[0].b64_json, 'base64'))).format).toBe('jpeg');
  });
});
