import { describe, expect, test } from 'vitest';
import { defaultModelIds, seedreamImagesMax } from '../src/generated/spec-data.js';
import { clientOf, errorOf } from './support/client.js';
import { base64, pictures } from './support/pictures.js';
import {
  AmbiguousSubmitError,
  InvalidRequestError,
  InvalidResponseError,
  type NanoBananaOptions,
  NoImageError,
} from './support/sdk.js';
import { startStub } from './support/stub-api.js';

const png = await pictures.png();
const jpeg = await pictures.jpeg(200, 100);
const jpegUrl = () => Buffer.from(jpeg).toString('base64url');
const gemini = '/apis/v1beta/*';
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

  test('a call can replace the guessed model id', async () => {
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

  test('a link is downloaded, without a key, for a model that accepts no links', async () => {
    const api = (await startStub()).on(gemini, () => drawn([picture])).on('/pictures/*', () => ({ body: png }));
    await clientOf(api).generateImage('nano-banana-pro', {
      prompt: 'a hat',
      images: `${api.url}/pictures/hat.png`,
      allowPrivateLinks: true,
    });
    const [fetched, asked] = api.requests;
    expect(fetched?.headers).not.toHaveProperty('authorization');
    expect(sent(asked?.body as Buffer).contents[0].parts[0].inline_data.data).toBe(base64(png));
  });

  test('a result contains all pictures and the text of the response', async () => {
    const webp = { inlineData: { data: base64(await pictures.webp()) } };
    const api = (await startStub()).on(gemini, () => drawn([{ text: 'Here' }, picture, webp, {}]));
    const result = await clientOf(api).generateImage('nano-banana-pro', { prompt: 'two hats' });
    expect(result.images.map(({ contentType }) => contentType)).toEqual(['image/jpeg', 'image/webp']);
    expect(result.contentType).toBe('image/webp');
    expect(result.text).toBe('Here');
    expect(result.drafts).toEqual([]);
  });

  const of = (bytes: Uint8Array, rest: object = {}) => ({ inlineData: { data: base64(bytes) }, ...rest });
  const kinds = (images: readonly { contentType: string }[]) => images.map(({ contentType }) => contentType);

  test('the result is the last picture that is not marked as thinking; drafts and thoughts are kept apart', async () => {
    const webp = await pictures.webp();
    const parts = [
      { text: 'First a sketch.', thought: true },
      of(png, { thought: true }),
      { text: 'Better.', thought: true },
      of(webp, { thought: true, thoughtSignature: 'c2ln' }),
      { text: 'Here it is.' },
      of(jpeg, { thoughtSignature: 'c2ln' }),
      { thoughtSignature: 'c2ln' },
      { text: '', thoughtSignature: 'c2ln' },
    ];
    const api = (await startStub()).on(gemini, () => drawn(parts));
    const result = await clientOf(api).generateImage('nano-banana-pro', { prompt: 'a hat' });
    expect(result.contentType).toBe('image/jpeg');
    expect(result.images).toEqual([result]);
    expect(kinds(result.drafts)).toEqual(['image/png', 'image/webp']);
    expect(result.text).toBe('Here it is.');
    expect(result.thoughts).toBe('First a sketch.\nBetter.');
    expect(JSON.parse(JSON.stringify(result))).toMatchObject({ images: 1, drafts: 2 });
  });

  test('a draft after the picture is still a draft, and a broken draft does not lose the picture', async () => {
    const parts = [of(jpeg), of(png.slice(0, 50), { thought: true })];
    const api = (await startStub()).on(gemini, () => drawn(parts));
    const result = await clientOf(api).generateImage('nano-banana-pro', { prompt: 'a hat' });
    expect(kinds(result.images)).toEqual(['image/jpeg']);
  });

  test('if all pictures are marked as thinking, the last one is the result', async () => {
    const api = (await startStub()).on(gemini, () => drawn([of(png, { thought: true }), of(jpeg, { thought: true })]));
    const result = await clientOf(api).generateImage('nano-banana-pro', { prompt: 'a hat' });
    expect(kinds(result.images)).toEqual(['image/jpeg']);
    expect(kinds(result.drafts)).toEqual(['image/png']);
  });

  test('a response with only thoughts is NoImageError, whose message does not quote them', async () => {
    const api = (await startStub()).on(gemini, () => drawn([{ text: 'Hm.', thought: true }]));
    const error = await errorOf(clientOf(api).generateImage('nano-banana-pro', { prompt: 'x' }));
    expect(error).toBeInstanceOf(NoImageError);
    expect(error.message).not.toContain('Hm.');
  });

  test.each([
    ['base64 with a data: head', () => of(jpeg, { inlineData: { data: `data:image/jpeg;base64,${base64(jpeg)}` } })],
    ['a part in the spelling of the request', () => ({ inline_data: { mime_type: 'image/jpeg', data: base64(jpeg) } })],
    ['base64 in the URL-safe alphabet', () => of(jpeg, { inlineData: { data: jpegUrl() } })],
    ['base64 in lines', () => of(jpeg, { inlineData: { data: base64(jpeg).replace(/.{76}/g, '$&\r\n') } })],
    ['bytes behind the end of the picture', () => of(new Uint8Array([...jpeg, ...new Uint8Array(5000)]))],
  ])('takes %s', async (_name, part) => {
    const api = (await startStub()).on(gemini, () => drawn([part()]));
    const result = await clientOf(api).generateImage('nano-banana-pro', { prompt: 'a hat' });
    expect((await result.bytes()).slice(0, jpeg.length)).toEqual(jpeg);
  });

  test('accepts a picture given by a link', async () => {
    const api = await startStub();
    api.on('/hat.jpg', () => ({ body: jpeg }));
    api.on(gemini, () => drawn([{ fileData: { fileUri: `${api.url}/hat.jpg` } }]));
    const result = await clientOf(api).generateImage('nano-banana-pro', { prompt: 'a hat' });
    expect(await result.bytes()).toEqual(jpeg);
    expect(result.url).toBe(`${api.url}/hat.jpg`);
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
    expect(error.charged).toBe('maybe');
  });

  test('one picture that cannot be read does not lose the others', async () => {
    const cut = { inlineData: { data: base64(jpeg.slice(0, 60)) } };
    const api = (await startStub()).on(gemini, () => drawn([of(png), cut]));
    const result = await clientOf(api).generateImage('nano-banana-pro', { prompt: 'two hats' });
    expect(kinds(result.images)).toEqual(['image/png']);
    expect(result.failures).toEqual([{ index: 1, code: undefined, message: 'not a complete picture' }]);
  });

  test('a draft does not replace a finished picture that cannot be read', async () => {
    const cut = { inlineData: { data: base64(jpeg.slice(0, 60)) } };
    const api = (await startStub()).on(gemini, () => drawn([of(png, { thought: true }), cut]));
    const error = await errorOf(clientOf(api).generateImage('nano-banana-pro', { prompt: 'a hat' }));
    expect(error).toMatchObject({ name: 'InvalidResponseError', charged: 'maybe' });
  });

  test('bytes that are not a picture are an InvalidResponseError', async () => {
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

  test('a dead link is an input error, and nothing is sent', async () => {
    const api = await startStub();
    const call = (images: string) =>
      clientOf(api).generateImage('nano-banana-pro', { prompt: 'x', images, allowPrivateLinks: true });
    const refused = await errorOf(call('http://127.0.0.1:9/hat.png'));
    expect(refused).toBeInstanceOf(InvalidRequestError);
    expect(refused.message).toContain('cannot be read: bad port');
    expect((await errorOf(call(`${api.url}/none.png`))).message).toContain('has status 404');
    expect(api.to(gemini)).toHaveLength(0);
  });

  test('nano-banana warns once per client that the vendor will withdraw it', async () => {
    const api = (await startStub()).on(gemini, () => drawn([picture]));
    const lines: string[] = [];
    const logger = { error: () => {}, warn: (line: string) => lines.push(line), info: () => {}, debug: () => {} };
    const client = clientOf(api, { logger, logLevel: 'warn' });
    await client.generateImage('nano-banana', { prompt: 'a' });
    await client.generateImage('nano-banana', { prompt: 'b' });
    expect(lines).toEqual(['koukoutu: The vendor will withdraw nano-banana. Use nano-banana-pro.']);
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
    client.generateImage('seedream4.5', { prompt: 'x', images: many.slice(0, 10), maxImages: 6 }),
    client.generateImage('dall-e' as 'seedream4.5', { prompt: 'x' }),
  ];
  for (const error of await Promise.all(bad.map(errorOf))) expect(error).toBeInstanceOf(InvalidRequestError);
  expect(api.requests).toHaveLength(0);
});

test('a call whose connection breaks is not retried, because it might be charged twice', async () => {
  const api = (await startStub()).on('/apis/*', () => (response) => response.socket?.destroy());
  expect(await errorOf(clientOf(api).generateImage('nano-banana-pro', { prompt: 'x' }))).toBeInstanceOf(
    AmbiguousSubmitError,
  );
  expect(api.requests).toHaveLength(1);
});
