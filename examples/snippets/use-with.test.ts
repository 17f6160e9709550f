import { createGoogleGenerativeAI } from '@ai-sdk/google';
import { type GenerateContentResponse, GoogleGenAI } from '@google/genai';
import { DEFAULT_MODELS_API_KEY as apiKey, createMockServer, type MockServer } from '@koukoutu/mock-server/node';
import { generateText, streamText } from 'ai';
import OpenAI, { toFile } from 'openai';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let server: MockServer;
beforeAll(async () => {
  server = await createMockServer();
});
afterAll(() => server.close());

const model = 'gemini-3-pro-image';
const prompt = 'a cup on a wet table';

describe('@google/genai with its defaults', () => {
  const client = () => new GoogleGenAI({ apiKey, httpOptions: { baseUrl: `${server.url}/apis` } });
  const kinds = ({ candidates }: GenerateContentResponse) =>
    (candidates?.[0]?.content?.parts ?? []).map(({ inlineData, thought }) => [
      inlineData ? 'picture' : 'text',
      thought,
    ]);

  test('generates a picture', async () => {
    const answer = await client().models.generateContent({ model, contents: prompt });
    expect(kinds(answer)).toEqual([['picture', undefined]]);
  });

  test('streams a text and a picture', async () => {
    const config = { responseModalities: ['TEXT', 'IMAGE'] };
    const seen: unknown[] = [];
    for await (const piece of await client().models.generateContentStream({ model, contents: prompt, config }))
      seen.push(...kinds(piece));
    expect(seen).toEqual([
      ['text', undefined],
      ['picture', undefined],
    ]);
  });

  test('requests thoughts, and gets a draft before the picture', async () => {
    const config = { thinkingConfig: { includeThoughts: true } };
    const answer = await client().models.generateContent({ model, contents: prompt, config });
    expect(kinds(answer)).toEqual([
      ['text', true],
      ['picture', true],
      ['picture', undefined],
    ]);
  });

  test('counts tokens and lists the models', async () => {
    expect((await client().models.countTokens({ model, contents: prompt })).totalTokens).toBeGreaterThan(0);
    const names: unknown[] = [];
    for await (const { name } of await client().models.list()) names.push(name);
    expect(names).toContain(`models/${model}`);
  });
});

describe('openai with its defaults', () => {
  const client = () => new OpenAI({ apiKey, baseURL: `${server.url}/apis/v1`, maxRetries: 0 });
  const seedream = 'doubao-seedream-4-5-251128';

  test('generates, edits and lists', async () => {
    const { images, models } = client();
    const generated = await images.generate({
      model: seedream,
      prompt,
      size: '2048x2048',
      response_format: 'b64_json',
    });
    const picture = Buffer.from(generated.data?.[0]?.b64_json ?? '', 'base64');
    const image = await toFile(picture, 'cup.jpg', { type: 'image/jpeg' });
    const edited = await images.edit({ model: seedream, prompt: 'at night', image: [image, image], n: 2 });
    expect(edited.data).toHaveLength(2);
    expect((await models.list()).data.map(({ id }) => id)).toContain(seedream);
  });

  test('throws its own errors for refusals in the form of Ark', async () => {
    const refused = client().images.generate({ model: seedream, prompt, size: '1024x1024' });
    await expect(refused).rejects.toMatchObject({ status: 400, code: 'InvalidParameter', param: 'size' });
  });
});

describe('the AI SDK with its defaults', () => {
  const google = () => createGoogleGenerativeAI({ apiKey, baseURL: `${server.url}/apis/v1beta` });
  const options = { prompt, providerOptions: { google: { responseModalities: ['TEXT', 'IMAGE'] } } };

  test('generates a text and a picture', async () => {
    const { text, files } = await generateText({ model: google()(model), ...options });
    expect([text.includes(prompt), files.map(({ mediaType }) => mediaType)]).toEqual([true, ['image/jpeg']]);
  });

  test('streams both', async () => {
    const kinds: string[] = [];
    for await (const { type } of streamText({ model: google()(model), ...options }).fullStream) kinds.push(type);
    expect(kinds).toEqual(expect.arrayContaining(['text-delta', 'file', 'finish']));
  });
});
