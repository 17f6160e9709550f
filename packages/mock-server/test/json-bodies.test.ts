import { describe, expect, test } from 'vitest';
import { MODELS_KEY, serve, type TestServer } from './client.js';

const GEMINI = '/apis/v1beta/models/gemini-2.5-flash-image:generateContent';
const SEEDREAM = '/apis/v1/images/generations';
const contents = [{ role: 'user', parts: [{ text: '一只猫' }] }];
const seedream = { model: 'seedream4.5', prompt: '一只猫', response_format: 'url' };

async function post(server: TestServer, path: string, body: object) {
  const headers = { authorization: `Bearer ${MODELS_KEY}`, 'content-type': 'application/json' };
  const reply = await server.call(path, { method: 'POST', key: null, headers, body: JSON.stringify(body) });
  return { reply, problems: server.mock.control.journal.entries().at(-1)?.problems ?? [] };
}

describe('for a JSON body that is accepted, the journal warns of', () => {
  test.each([
    ['a member that the spec does not declare', SEEDREAM, { ...seedream, n: 2 }, 'n', undefined],
    [
      'a member in another spelling',
      GEMINI,
      { contents, generation_config: {} },
      'generation_config',
      'rename generation_config to generationConfig',
    ],
    [
      'a nested member',
      GEMINI,
      { contents, generationConfig: { imageConfig: { aspect_ratio: '16:9' } } },
      'generationConfig.imageConfig.aspect_ratio',
      'rename aspect_ratio to aspectRatio',
    ],
    [
      'a member in a list',
      GEMINI,
      { contents: [{ ...contents[0], rolle: 'user' }] },
      'contents[0].rolle',
      'rename rolle to role',
    ],
    [
      'a ratio that is not listed',
      GEMINI,
      { contents, generationConfig: { imageConfig: { aspectRatio: '7:3' } } },
      'generationConfig.imageConfig.aspectRatio',
      'aspectRatio=21:9',
    ],
    [
      'a text that is not a ratio',
      GEMINI,
      { contents, generationConfig: { imageConfig: { aspectRatio: '16x9' } } },
      'generationConfig.imageConfig.aspectRatio',
      'aspectRatio=16:9',
    ],
    [
      'a size that is not listed',
      GEMINI,
      { contents, generationConfig: { imageConfig: { imageSize: '2k' } } },
      'generationConfig.imageConfig.imageSize',
      'imageSize=2K',
    ],
  ])('%s', async (_, path, body, where, suggestion) => {
    const { reply, problems } = await post(await serve(), path, body);
    expect(reply.status).toBe(200);
    expect(problems.map((problem) => [problem.level, problem.where, problem.suggestion])).toEqual([
      ['warning', where, suggestion],
    ]);
  });

  test('nothing if every member is declared', async () => {
    const generationConfig = { responseModalities: ['IMAGE'], imageConfig: { aspectRatio: '16:9', imageSize: '1K' } };
    expect((await post(await serve(), GEMINI, { contents, generationConfig })).problems).toEqual([]);
    expect((await post(await serve(), SEEDREAM, { ...seedream, watermark: false })).problems).toEqual([]);
  });

  test('nothing in strict mode, which refuses an undeclared member', async () => {
    const { reply, problems } = await post(await serve({ strict: true }), SEEDREAM, { ...seedream, n: 2 });
    expect([reply.status, problems.length]).toEqual([400, 1]);
  });
});

describe('for a JSON body that is refused, the journal says', () => {
  const link = 'https://shop.example/1.jpg';
  test.each([
    [
      'that a list is too long',
      SEEDREAM,
      { ...seedream, image: Array(15).fill(link) },
      'image has 15 items. At most 14 are accepted.',
    ],
    ['that a list is empty', GEMINI, { contents: [] }, 'contents has 0 items. At least 1 are required.'],
    ['that a text is empty', SEEDREAM, { ...seedream, prompt: '' }, 'prompt is empty.'],
    ['which type is required', SEEDREAM, { ...seedream, image: 5 }, 'image is 5, but must be'],
  ])('%s', async (_, path, body, words) => {
    const { reply, problems } = await post(await serve(), path, body);
    expect(reply.status).toBe(400);
    expect(problems.map(({ message }) => message).join('\n')).toContain(words);
    expect(problems).toHaveLength(1);
  });

  test.each([
    ['data:image/JPEG;base64,AAAA', 'image=data:image/jpeg;base64,…'],
    ['AAAA', 'image=data:image/jpeg;base64,…'],
  ])('how to send a picture that was sent as %s', async (image, suggestion) => {
    const { problems } = await post(await serve(), SEEDREAM, { ...seedream, image });
    expect(problems.map((problem) => problem.suggestion)).toEqual([suggestion]);
  });
});
