import { Koukoutu, KoukoutuError } from '@koukoutu/sdk';
import { describe, expect, test } from 'vitest';
import { judgeObservation } from '../src/checks/judge.js';
import type { Exchange } from '../src/model/exchange.js';
import { child, children } from '../src/spec/documents.js';
import { operation, operations } from '../src/spec/operations.js';
import { pictures } from '../src/spec/pictures.js';

let clients = 0;

/** A client whose server gives the same response to every API call, and a picture for every result link. */
function clientAnswering(status: number, type: string, body: BodyInit): Koukoutu {
  const picture = Buffer.from(pictures['cutout.png'] ?? '', 'base64');
  clients += 1;
  return new Koukoutu({
    // Each client has its own key, because the SDK counts the slots of a key across the process.
    apiKey: `key-of-client-${clients}`,
    modelsApiKey: 'sk-k-k-k-k',
    maxRetries: 0,
    logLevel: 'off',
    fetch: async (request) =>
      request.url.includes('koukoutu.com')
        ? new Response(body, { status, headers: { 'content-type': type } })
        : new Response(new Uint8Array(picture), { headers: { 'content-type': 'image/png' } }),
  });
}

const upload = () =>
  new Blob([new Uint8Array(Buffer.from(pictures['cutout.png'] ?? '', 'base64'))], { type: 'image/png' });

const CALLS: Readonly<Record<string, (client: Koukoutu) => Promise<unknown>>> = {
  createSync: async (client) => (await client.removeBackground(upload())).bytes(),
  createTask: (client) => client.tasks.create('background-removal', upload()).then((task) => task.id),
  queryTask: (client) => client.tasks.resume({ id: 176, modelKey: 'background-removal' }).result({ timeout: 400 }),
  getCredits: (client) => client.credits(),
  generateNanoBanana: async (client) => (await client.generateImage('nano-banana', { prompt: 'x' })).bytes(),
  generateContent: async (client) => (await client.generateImage('nano-banana-pro', { prompt: 'x' })).bytes(),
  generateImages: async (client) => (await client.generateImage('seedream4.5', { prompt: 'x' })).bytes(),
};

const examples = Object.keys(CALLS).flatMap((id) =>
  [...operation(id).responses].flatMap(([status, { contents }]) => {
    const json = contents.get('application/json');
    const named = json && child(json, 'examples');
    return (named ? children(named) : []).flatMap(([name, example]) =>
      'value' in example.node ? [{ id, status, name, value: example.node.value }] : [],
    );
  }),
);

describe('the SDK and every documented response', () => {
  test('are tested with more than 100 examples', () => {
    expect(examples.length).toBeGreaterThan(100);
  });

  test.each(examples)('$id: understands $name under HTTP $status', async ({ id, status, value }) => {
    const client = clientAnswering(status, 'application/json', JSON.stringify(value));
    const outcome = await CALLS[id]?.(client).then(
      () => 'came through',
      (error: unknown) => error,
    );
    if (outcome === 'came through') return;
    // A refusal, a failed task, a missing picture and a timeout are typed errors. Only InvalidResponseError would mean
    // that the SDK does not understand a documented response.
    expect(outcome).toBeInstanceOf(KoukoutuError);
    const { name } = outcome as KoukoutuError;
    // The vendor's page has a remark instead of this picture, so it cannot be decoded.
    const remark = JSON.stringify(value).includes('base64>');
    if (!remark) expect(name).not.toBe('InvalidResponseError');
  });
});

describe('checking the requests of the SDK', () => {
  const request = (body: string, headers: [string, string][] = [['X-API-Key', 'k']]) => ({
    id: 'x#y',
    url: '',
    at: '',
    milliseconds: 0,
    request: {
      host: 'async' as const,
      operationId: 'createTask',
      method: 'POST' as const,
      path: '/v1/create',
      headers: [...headers, ['Content-Type', 'application/x-www-form-urlencoded'] as const],
      body: new TextEncoder().encode(body),
    },
  });

  const judge = (call: string, exchange: Exchange) => judgeObservation('case', { kind: 'sdk-request', call, exchange });

  test('finds nothing in a request that matches', async () => {
    const form = 'model_key=image-extract&image_url=https%3A%2F%2Fa.example.com%2Fb.jpg&size=3:4&extract_type=x';
    expect(await judge('extractPrint', request(form))).toEqual([]);
  });

  test.each([
    ['a field of another model', 'model_key=background-removal&image_url=https%3A%2F%2Fa.example.com&size=3:4'],
    ['a value outside of its set', 'model_key=background-removal&image_url=https%3A%2F%2Fa.example.com&crop=2'],
    ['an unknown field', 'model_key=background-removal&image_url=https%3A%2F%2Fa.example.com&edge=1'],
  ])('finds %s', async (_, body) => {
    expect((await judge('call', request(body))).map(({ check }) => check)).toContain('sdk-request-fits');
  });

  test('finds a missing key, and a key sent to the files host', async () => {
    expect((await judge('call', request('a=b', [])))[0]?.message).toContain('sends no key');
    const download = request('');
    const keyed = {
      ...download,
      request: { ...download.request, operationId: 'downloadResult', host: 'files' as const },
    };
    expect((await judge('call', keyed))[0]?.message).toContain('sends the key to the host of the results');
  });

  test('covers all operations', () => {
    expect([...operations.keys()].filter((id) => id !== 'downloadResult').sort()).toEqual(Object.keys(CALLS).sort());
  });
});
