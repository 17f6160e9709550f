import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { defaultModelIds } from '../src/generated/spec-data.js';
import { clientOf, errorOf } from './support/client.js';
import { base64, pictures } from './support/pictures.js';
import { InvalidResponseError } from './support/sdk.js';
import { paths, startStub } from './support/stub-api.js';

const png = await pictures.png();
const jpeg = await pictures.jpeg(200, 100);
const seedream = '/apis/v1/images/generations';

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
    const [all, one] = api.requests.map(({ body }) => JSON.parse(body.toString()));
    expect(all).toEqual({
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
    expect(one).toEqual({
      model: 'seedream4.5',
      prompt: 'a hat',
      image: `data:image/png;base64,${base64(png)}`,
      response_format: 'url',
    });
  });

  test('returns every picture, and lists those that failed', async () => {
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
            { url: `${api.url}/gone.jpg` },
            { url: `data:image/png;base64,${base64(png)}` },
          ],
        },
      }));
    const result = await clientOf(api).generateImage('seedream4.5', { prompt: 'six', maxImages: 6 });
    expect(result.images.map(({ contentType, url }) => [contentType, url])).toEqual([
      ['image/jpeg', api.url + paths.file],
      ['image/png', undefined],
      ['image/png', undefined],
    ]);
    expect(result.failures).toEqual([
      { index: 0, code: 'OutputImageSensitiveContentDetected', message: 'no' },
      { index: 3, code: undefined, message: 'neither a link nor a complete picture came' },
      { index: 4, code: undefined, message: expect.stringContaining('its file is gone (HTTP 404)') },
    ]);
    expect(inspect(result)).not.toContain('Circular');
    expect(result).toMatchObject({ model: 'doubao', usage: { generated_images: 2 } });
    expect(api.to(paths.file)[0]?.headers).not.toHaveProperty('authorization');
  });

  test('reports a response without any picture as NoImageError with the first reason', async () => {
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
      charged: 'maybe',
    });
    for (const json of [{ created: 1 }, { data: [null] }, { data: [{ url: 5 }] }, { data: [{ b64_json: '%%' }] }]) {
      api.on(seedream, () => ({ json }));
      const error = await errorOf(clientOf(api).generateImage('seedream4.5', { prompt: 'x' }));
      expect(error).toBeInstanceOf(InvalidResponseError);
      expect(error.mayHaveRun).toBe(true);
    }
  });

  test('returns the other pictures, which were paid for, if one entry is invalid', async () => {
    const api = (await startStub()).on(seedream, () => ({ json: { data: [null, { b64_json: base64(png) }] } }));
    const drawing = await clientOf(api).generateImage('seedream4.5', { prompt: 'x' });
    expect(drawing).toMatchObject({ contentType: 'image/png', failures: [{ index: 0 }] });
  });

  test('uses a picture in base64 whatever its link contains', async () => {
    const api = await startStub();
    for (const url of ['', null]) {
      api.on(seedream, () => ({ json: { data: [{ url, b64_json: base64(png) }] } }));
      const drawing = await clientOf(api).generateImage('seedream4.5', { prompt: 'x' });
      expect(drawing).toMatchObject({ contentType: 'image/png', url: undefined });
    }
  });

  test('does not report a picture that cannot be downloaded as refused, because it was paid for', async () => {
    const api = (await startStub()).on(paths.file, () => ({ status: 503 }));
    api.on(seedream, () => ({ json: { data: [{ url: api.url + paths.file }] } }));
    const error = await errorOf(clientOf(api).generateImage('seedream4.5', { prompt: 'x' }));
    expect(error).toMatchObject({ name: 'ServerError', mayHaveRun: true });
  });
});
