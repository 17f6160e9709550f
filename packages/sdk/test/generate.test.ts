import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { defaultModelIds, seedreamImagesMax } from '../src/generated/spec-data.js';
import { clientOf, errorOf } from './support/client.js';
import { pictures } from './support/pictures.js';
import {
  AmbiguousSubmitError,
  InvalidRequestError,
  InvalidResponseError,
  type NanoBananaOptions,
  NoImageError,
} from './support/sdk.js';
import { paths, startStub } from './support/stub-api.js';

const png = await pictures.png();
const jpeg = await pictures.jpeg(200, 100);
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const gemini = '/apis/v1beta/*';
const seedream = '/apis/v1/images/generations';
const drawn = (parts: unknown[], rest: object = {}) => ({
  json: {
    candidates: [{ content: { parts, role: 'model' }, finishReason: 'STOP', index: 0 }],
    modelVersion: 'm-1',
    usageMetadata: { totalTokenCount: 9 },
    ...rest,
  },
});
const picture = { inlineData: { mimeType: 'image/jpeg', data: base64(jpeg) } };
const sent = (body: Buffer) => JSON.parse(body.toString());

describe('nano-banana and nano-banana-pro', () => {
  test('send pictures inline before the prompt, and the documented path', async () => {
    const api = (await startStub()).on(gemini, () => drawn([picture]));
    const result = await clientOf(api).generateImage('nano-banana', {
      prompt: '生成图片',
      images: [png, `data:image/jpeg;base64,${base64(jpeg)}`],
      aspectRatio: '16:9',
    });
    expect(result).toMatchObject({
      contentType: 'image/jpeg',
      width: 200,
      height: 100,
      model: 'm-1',
      usage: { totalTokenCount: 9 },
    });
    expect(result.images).toEqual([result]);
    const [request] = api.requests;
    expect(request?.path).toBe('/apis/v1beta/models/gemini-2.5-flash-image:generateContent');
    expect(request?.headers['content-type']).toBe('application/json');
    expect(sent(request?.body as Buffer)).toEqual({
      contents: [
        {
          role: 'user',
          parts: [
            { inline_data: { mime_type: 'image/png', data: base64(png) } },
            { inline_data: { mime_type: 'image/jpeg', data: base64(jpeg) } },
            { text: '生成图片' },
          ],
        },
      ],
      generationConfig: { responseModalities: ['IMAGE'], imageConfig: { aspectRatio: '16:9' } },
    });
  });

  test('the id of the guessed model is a default that a call can change', async () => {
    const api = (await startStub()).on(gemini, () => drawn([picture]));
    const client = clientOf(api);
    await client.generateImage('nano-banana-pro', { prompt: 'a hat', imageSize: '4K' });
    await client.generateImage('nano-banana-pro', { prompt: 'a hat', modelId: 'nano-banana-pro' });
    await client.generateImage('nano-banana', { prompt: 'a hat', modelId: 'gemini-3' });
    expect(api.requests.map(({ path }) => decodeURIComponent(path))).toEqual([
      `/apis/v1beta/models/${defaultModelIds['nano-banana-pro']}:generateContent`,
      '/apis/v1beta/models/nano-banana-pro:generateContent',
      '/apis/v1beta/models/gemini-3:generateContent',
    ]);
    expect(sent(api.requests[0]?.body as Buffer).generationConfig.imageConfig).toEqual({ imageSize: '4K' });
  });

  test('a link is fetched for a model that takes none, without a key', async () => {
    const api = (await startStub()).on(gemini, () => drawn([picture])).on('/pictures/*', () => ({ body: png }));
    await clientOf(api).generateImage('nano-banana-pro', { prompt: 'a hat', images: `${api.url}/pictures/hat.png` });
    const [fetched, asked] = api.requests;
    expect(fetched?.headers).not.toHaveProperty('authorization');
    expect(sent(asked?.body as Buffer).contents[0].parts[0].inline_data.data).toBe(base64(png));
  });

  test('several pictures and the text beside them are all handed over', async () => {
    const webp = { inlineData: { data: base64(await pictures.webp()) } };
    const api = (await startStub()).on(gemini, () => drawn([{ text: 'Here' }, picture, webp, {}]));
    const result = await clientOf(api).generateImage('nano-banana-pro', { prompt: 'two hats' });
    expect(result.images.map(({ contentType }) => contentType)).toEqual(['image/jpeg', 'image/webp']);
    expect(result.text).toBe('Here');
  });

  test.each([
    ['a blocked prompt', { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } }, 'PROHIBITED_CONTENT'],
    ['nothing at all', {}, 'NO_CANDIDATES'],
    ['a candidate without content', { candidates: [{ finishReason: 'IMAGE_SAFETY' }] }, 'IMAGE_SAFETY'],
    ['text alone', { candidates: [{ content: { parts: [{ text: 'I will not.' }] }, finishReason: 'STOP' }] }, 'STOP'],
    [
      'a part without data',
      { candidates: [{ content: { parts: [{ inlineData: {} }] }, finishReason: 'OTHER' }] },
      'OTHER',
    ],
  ])('%s under HTTP 200 is NoImageError with the model’s reason', async (_name, json, reason) => {
    const api = (await startStub()).on(gemini, () => ({ json }));
    const error = await errorOf(clientOf(api).generateImage('nano-banana-pro', { prompt: 'x' }));
    expect(error).toBeInstanceOf(NoImageError);
    expect(error.reason).toBe(reason);
    expect(error.message).toContain(reason);
    expect(error.mayHaveRun).toBeUndefined();
  });

  test('bytes that are no picture are InvalidResponseError', async () => {
    for (const data of ['%%%', base64(new Uint8Array([1, 2, 3])), base64(jpeg.slice(0, -10))]) {
      const api = (await startStub()).on(gemini, () => drawn([{ inlineData: { data } }]));
      expect(await errorOf(clientOf(api).generateImage('nano-banana-pro', { prompt: 'x' }))).toBeInstanceOf(
        InvalidResponseError,
      );
    }
  });

  test.each([
    ['candidates that are no list', { candidates: {} }],
    ['a candidate that is null', { candidates: [null] }],
    ['a part that is null', { candidates: [{ content: { parts: [null] } }] }],
    ['words that are no text', { candidates: [{ finishMessage: { no: 1 } }] }],
    ['a picture that is no text', { candidates: [{ content: { parts: [{ inlineData: { data: 5 } }] } }] }],
  ])('%s are InvalidResponseError, and may have been charged', async (_name, json) => {
    const api = (await startStub()).on(gemini, () => ({ json }));
    const error = await errorOf(clientOf(api).generateImage('nano-banana-pro', { prompt: 'x' }));
    expect(error).toBeInstanceOf(InvalidResponseError);
    expect(error.mayHaveRun).toBe(true);
  });

  test('a link that leads nowhere is bad input, and nothing is sent', async () => {
    const api = await startStub();
    const call = (images: string) => clientOf(api).generateImage('nano-banana-pro', { prompt: 'x', images });
    const refused = await errorOf(call('http://127.0.0.1:9/hat.png'));
    expect(refused).toBeInstanceOf(InvalidRequestError);
    expect(refused.message).toContain('cannot be read: bad port');
    expect((await errorOf(call(`${api.url}/none.png`))).message).toContain('has status 404');
    expect(api.to(gemini)).toHaveLength(0);
  });

  test('nano-banana warns once for a client that it goes away', async () => {
    const api = (await startStub()).on(gemini, () => drawn([picture]));
    const lines: string[] = [];
    const logger = { error: () => {}, warn: (line: string) => lines.push(line), info: () => {}, debug: () => {} };
    const client = clientOf(api, { logger, logLevel: 'warn' });
    await client.generateImage('nano-banana', { prompt: 'a' });
    await client.generateImage('nano-banana', { prompt: 'b' });
    expect(lines).toEqual(['koukoutu: nano-banana is to be withdrawn by the vendor; use nano-banana-pro.']);
  });
});

describe('seedream4.5', () => {
  test('sends links as they are, other pictures as data: URIs, and its options', async () => {
    const api = (await startStub()).on(seedream, () => ({ json: { data: [{ b64_json: base64(jpeg) }] } }));
    const client = clientOf(api);
    await client.generateImage('seedream4.5', {
      prompt: 'a hat',
      images: ['https://pictures.example.com/a.jpg', png],
      size: '4K',
      watermark: false,
      maxImages: 3,
      optimizePrompt: 'standard',
    });
    await client.generateImage('seedream4.5', { prompt: 'a hat', images: png, modelId: 'seedream4.5' });
    expect(sent(api.requests[0]?.body as Buffer)).toEqual({
      model: defaultModelIds['seedream4.5'],
      prompt: 'a hat',
      image: ['https://pictures.example.com/a.jpg', `data:image/png;base64,${base64(png)}`],
      response_format: 'url',
      size: '4K',
      watermark: false,
      sequential_image_generation: 'auto',
      sequential_image_generation_options: { max_images: 3 },
      optimize_prompt_options: { mode: 'standard' },
    });
    expect(sent(api.requests[1]?.body as Buffer)).toEqual({
      model: 'seedream4.5',
      prompt: 'a hat',
      image: `data:image/png;base64,${base64(png)}`,
      response_format: 'url',
    });
  });

  test('hands over every picture, and the ones that failed by themselves', async () => {
    const api = await startStub();
    api
      .on(paths.file, () => ({ body: jpeg }))
      .on(seedream, () => ({
        json: {
          model: 'doubao',
          usage: { generated_images: 2 },
          data: [
            { error: { code: 'OutputImageSensitiveContentDetected', message: 'no' } },
            { url: api.url + paths.file, size: '200x100' },
            { b64_json: base64(png) },
            {},
          ],
        },
      }));
    const result = await clientOf(api).generateImage('seedream4.5', { prompt: 'four', maxImages: 4 });
    expect(result.images.map(({ contentType, url }) => [contentType, url])).toEqual([
      ['image/jpeg', api.url + paths.file],
      ['image/png', undefined],
    ]);
    expect(result.failures).toEqual([
      { index: 0, code: 'OutputImageSensitiveContentDetected', message: 'no' },
      { index: 3, code: undefined, message: 'neither a link nor a picture came' },
    ]);
    expect(inspect(result)).not.toContain('Circular');
    expect(result).toMatchObject({ model: 'doubao', usage: { generated_images: 2 } });
    expect(api.to(paths.file)[0]?.headers).not.toHaveProperty('authorization');
  });

  test('no picture at all is NoImageError with the first reason', async () => {
    const api = await startStub();
    api.on(seedream, () => ({ json: { data: [{ error: { code: 'Sensitive', message: 'no' } }] } }));
    expect(await errorOf(clientOf(api).generateImage('seedream4.5', { prompt: 'x' }))).toMatchObject({
      name: 'NoImageError',
      reason: 'Sensitive',
    });
    api.on(seedream, () => ({ json: { data: [] } }));
    expect(await errorOf(clientOf(api).generateImage('seedream4.5', { prompt: 'x' }))).toMatchObject({
      name: 'NoImageError',
      reason: 'NO_IMAGE',
    });
    for (const json of [{ created: 1 }, { data: [null] }, { data: [{ url: 5 }] }, { data: [{ b64_json: '%%' }] }]) {
      api.on(seedream, () => ({ json }));
      const error = await errorOf(clientOf(api).generateImage('seedream4.5', { prompt: 'x' }));
      expect(error).toBeInstanceOf(InvalidResponseError);
      expect(error.mayHaveRun).toBe(true);
    }
  });

  test('an entry that is none does not lose the others, which were paid for', async () => {
    const api = (await startStub()).on(seedream, () => ({ json: { data: [null, { b64_json: base64(png) }] } }));
    const drawing = await clientOf(api).generateImage('seedream4.5', { prompt: 'x' });
    expect(drawing).toMatchObject({ contentType: 'image/png', failures: [{ index: 0 }] });
  });

  test('a picture that comes as bytes is taken, whatever stands in place of its link', async () => {
    const api = await startStub();
    for (const url of ['', null]) {
      api.on(seedream, () => ({ json: { data: [{ url, b64_json: base64(png) }] } }));
      const drawing = await clientOf(api).generateImage('seedream4.5', { prompt: 'x' });
      expect(drawing).toMatchObject({ contentType: 'image/png', url: undefined });
    }
  });

  test('a picture that was drawn and cannot be fetched is not said to be refused: it was paid for', async () => {
    const api = (await startStub()).on(paths.file, () => ({ status: 503 }));
    api.on(seedream, () => ({ json: { data: [{ url: api.url + paths.file }] } }));
    const error = await errorOf(clientOf(api).generateImage('seedream4.5', { prompt: 'x' }));
    expect(error).toMatchObject({ name: 'ServerError', mayHaveRun: true });
  });
});

test('what the spec does not allow is refused before anything is sent', async () => {
  const api = await startStub();
  const client = clientOf(api);
  const many = Array.from({ length: seedreamImagesMax + 1 }, () => png);
  const bad: PromiseLike<unknown>[] = [
    client.generateImage('nano-banana-pro', { prompt: '' }),
    client.generateImage('nano-banana-pro', undefined as unknown as NanoBananaOptions),
    client.generateImage('seedream4.5', { prompt: 'x', images: many }),
    client.generateImage('seedream4.5', { prompt: 'x', maxImages: 16 }),
    client.generateImage('seedream4.5', { prompt: 'x', maxImages: 1.5 }),
    client.generateImage('dall-e' as 'seedream4.5', { prompt: 'x' }),
  ];
  for (const call of bad) expect(await errorOf(call)).toBeInstanceOf(InvalidRequestError);
  expect(api.requests).toHaveLength(0);
});

test('a call that breaks is not repeated, since it may be paid for twice', async () => {
  const api = (await startStub()).on('/apis/*', () => (response) => response.socket?.destroy());
  expect(await errorOf(clientOf(api).generateImage('nano-banana-pro', { prompt: 'x' }))).toBeInstanceOf(
    AmbiguousSubmitError,
  );
  expect(api.requests).toHaveLength(1);
});
