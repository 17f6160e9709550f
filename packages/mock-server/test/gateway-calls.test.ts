import { describe, expect, test } from 'vitest';
import { MODELS_KEY, serve, type TestServer } from './client.js';
import { inspect, product } from './pictures.js';
import { answerProblems } from './spec-check.js';

const PROMPT = { contents: [{ role: 'user', parts: [{ text: '一只猫' }] }] };
const WITH_TEXT = { ...PROMPT, generationConfig: { responseModalities: ['TEXT', 'IMAGE'] } };

const post = (server: TestServer, path: string, body: unknown, headers: Record<string, string> = {}) =>
  server.call(`/apis${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });

/** The data of server-sent events. */
const eventsOf = (bytes: Uint8Array) =>
  new TextDecoder()
    .decode(bytes)
    .split('\r\n\r\n')
    .filter((event) => event !== '')
    .map((event) => JSON.parse(event.replace('data: ', '')));

describe('the key of the third-party models', () => {
  test.each([
    ['in x-goog-api-key', '', { 'x-goog-api-key': MODELS_KEY }],
    ['in the query', `?key=${MODELS_KEY}`, {}],
  ])(
    'is accepted %s on Gemini paths, and never appears in the journal',
    async (_, query, headers: Record<string, string>) => {
      const server = await serve();
      const path = `/apis/v1beta/models/gemini-3-pro-image:generateContent${query}`;
      const reply = await server.call(path, { method: 'POST', key: null, headers, body: JSON.stringify(PROMPT) });
      expect(reply.status).toBe(200);
      expect(JSON.stringify(server.mock.control.journal.entries())).not.toContain(MODELS_KEY);
    },
  );

  test('is not accepted in x-goog-api-key on the paths of seedream', async () => {
    const server = await serve();
    const init = { method: 'POST', key: null, headers: { 'x-goog-api-key': MODELS_KEY }, body: '{}' };
    expect((await server.call('/apis/v1/images/generations', init)).status).toBe(401);
  });
});

describe('streamGenerateContent', () => {
  test.each(['v1', 'v1beta'])(
    'under /%s sends the response as events, with the finish reason in the last one',
    async (version) => {
      const server = await serve();
      const path = `/${version}/models/gemini-3-pro-image:streamGenerateContent?alt=sse`;
      const reply = await post(server, path, WITH_TEXT);
      expect(reply.contentType).toContain('text/event-stream');
      const events = eventsOf(reply.bytes);
      expect(events.map(({ candidates }) => candidates[0].finishReason)).toEqual([undefined, 'STOP']);
      expect(events[0].candidates[0].content.parts[0].text).toContain('一只猫');
      const { data } = events[1].candidates[0].content.parts[0].inlineData;
      expect((await inspect(Buffer.from(data, 'base64'))).width).toBeGreaterThan(0);
      for (const event of events)
        expect(answerProblems('generateContent', { ...reply, contentType: 'application/json', body: event })).toEqual(
          [],
        );
    },
  );

  test('sends the pieces as a list without alt=sse', async () => {
    const server = await serve();
    const { json } = await post(server, '/v1beta/models/gemini-3-pro-image:streamGenerateContent', WITH_TEXT);
    expect(json).toHaveLength(2);
  });

  test('charges one credit, but nothing for a blocked prompt', async () => {
    const server = await serve();
    const path = '/v1beta/models/gemini-3-pro-image:streamGenerateContent?alt=sse';
    await post(server, path, PROMPT);
    const blocked = await post(server, path, PROMPT, { 'x-mock-scenario': 'blocked-prompt' });
    expect(eventsOf(blocked.bytes)).toMatchObject([{ promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } }]);
    expect(server.mock.control.accounts.list().find(({ gateway }) => gateway === 'models')?.charged).toBe(1);
  });
});

describe('thoughts', () => {
  const partsOf = (json: { candidates: { content: { parts: Record<string, unknown>[] } }[] }) =>
    json.candidates[0]?.content.parts ?? [];

  test.each([
    [
      'a request that includes them',
      { ...PROMPT, generationConfig: { thinkingConfig: { includeThoughts: true } } },
      {},
    ],
    ['the scenario thoughts', PROMPT, { 'x-mock-scenario': 'thoughts' }],
  ])('come before the finished picture for %s', async (_, body, headers: Record<string, string>) => {
    const server = await serve();
    const reply = await post(server, '/v1beta/models/gemini-3-pro-image:generateContent', body, headers);
    const parts = partsOf(reply.json);
    expect(parts.map((part) => Object.keys(part).sort().join())).toEqual([
      'text,thought',
      'inlineData,thought',
      'inlineData,thoughtSignature',
    ]);
    expect(parts[1]?.inlineData).not.toEqual(parts[2]?.inlineData);
    expect(answerProblems('generateContent', { ...reply, body: reply.json })).toEqual([]);
    expect(server.mock.control.journal.entries()[0]?.problems).toEqual([]);
  });

  test('are not sent unless they are requested', async () => {
    const server = await serve();
    const { json } = await post(server, '/v1beta/models/gemini-3-pro-image:generateContent', PROMPT);
    expect(partsOf(json).map((part) => Object.keys(part))).toEqual([['inlineData']]);
  });
});

test('countTokens counts text and pictures, and draws nothing', async () => {
  const server = await serve();
  const data = Buffer.from(await product()).toString('base64');
  const parts = [{ text: '一只猫和一只狗' }, { inlineData: { mimeType: 'image/png', data } }];
  for (const version of ['v1', 'v1beta']) {
    const reply = await post(server, `/${version}/models/gemini-3-pro-image:countTokens`, { contents: [{ parts }] });
    expect(reply.json).toMatchObject({ totalTokens: 262 });
  }
  expect(server.mock.control.accounts.list().every(({ charged }) => charged === 0)).toBe(true);
});

test('the models are listed in OpenAI’s form, and in Google’s form for a key that is sent as Google’s clients do', async () => {
  const server = await serve();
  expect((await server.call('/apis/v1/models')).json).toMatchObject({ object: 'list' });
  const google = { key: null, headers: { 'x-goog-api-key': MODELS_KEY } };
  for (const path of ['/apis/v1/models', '/apis/v1beta/models'])
    expect((await server.call(path, google)).json.models[0].name).toMatch(/^models\//);
});

describe('images/edits', () => {
  const form = async (fields: Record<string, string>, ...names: string[]) => {
    const data = new FormData();
    for (const [name, value] of Object.entries({
      model: 'doubao-seedream-4-5-251128',
      prompt: '雨后的木桌',
      ...fields,
    }))
      data.set(name, value);
    for (const name of names)
      data.append(name, new Blob([(await product(64, 48)) as Uint8Array<ArrayBuffer>]), 'a.png');
    return data;
  };

  test('accepts pictures as files and answers like images/generations', async () => {
    const server = await serve();
    const body = await form({ n: '2', response_format: 'b64_json' }, 'image[]', 'image[]');
    const reply = await server.call('/apis/v1/images/edits', { method: 'POST', body });
    expect(reply.json.data).toHaveLength(2);
    expect(answerProblems('generateImages', { ...reply, body: reply.json })).toEqual([]);
  });

  test.each([
    ['no picture', {}, [], 'image is missing'],
    ['an impossible size', { size: '3x3' }, ['image'], 'The parameter `size` specified in the request is not valid'],
    ['an empty prompt', { prompt: '' }, ['image'], 'The parameter `prompt` specified in the request is not valid'],
  ])('refuses %s with an error in Ark’s form', async (_, fields: Record<string, string>, names, message) => {
    const server = await serve();
    const reply = await server.call('/apis/v1/images/edits', { method: 'POST', body: await form(fields, ...names) });
    expect(reply.status).toBe(400);
    expect(reply.json.error).toMatchObject({ code: 'InvalidParameter', type: 'BadRequest' });
    expect(reply.json.error.message).toContain(message);
    expect(reply.json.error.message).toMatch(/Request id: [0-9a-f]{24}$/);
  });
});
