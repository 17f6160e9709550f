import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createMock } from '../src/index.js';

const mock = createMock();
const server = setupServer(...mock.handlers);
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => {
  mock.reset();
  vi.restoreAllMocks();
});
afterAll(() => server.close());

const KEYS = { 'x-api-key': 'kkt-mock-key', authorization: 'Bearer sk-mock-key' };
const form = () => {
  const data = new FormData();
  data.set('model_key', 'background-removal');
  data.set('image_url', 'https://shop.example/1.jpg');
  return data;
};
const calls: [name: string, call: (scenario: string, signal?: AbortSignal) => Promise<Response>][] = [
  ['a picture', (scenario, signal) => post('https://sync.koukoutu.com/v1/create', form(), scenario, signal)],
  ['JSON', (scenario, signal) => post('https://async.koukoutu.com/v1/create', form(), scenario, signal)],
  [
    'a generated picture',
    (scenario, signal) =>
      post(
        'https://apis.koukoutu.com/v1beta/models/nano-banana-pro:generateContent',
        JSON.stringify({ contents: [{ parts: [{ text: 'a cat' }] }] }),
        scenario,
        signal,
      ),
  ],
];

function post(url: string, body: BodyInit, scenario: string, signal?: AbortSignal): Promise<Response> {
  const headers = { ...KEYS, 'x-mock-scenario': scenario };
  return fetch(url, { method: 'POST', body, headers, ...(signal ? { signal } : {}) });
}

test.each(calls)('under setupServer, X-Mock-Scenario in the headers of a call for %s takes effect', async (_, call) => {
  expect((await call('error-503')).status).toBe(503);
});

test.each(calls)('under setupServer, reading a body of %s that is cut off fails', async (_, call) => {
  await expect(call('reset-body').then((response) => response.arrayBuffer())).rejects.toThrow();
});

test.each(calls)(
  'under setupServer, a call for %s that hangs ends when the client aborts it, and prints nothing',
  async (_, call) => {
    const printed = vi.spyOn(console, 'error').mockImplementation(() => {});
    await expect(call('hang', AbortSignal.timeout(50))).rejects.toThrow();
    expect(mock.control.journal.entries().at(-1)).toMatchObject({ faults: ['hang'], outcome: 'the client hung up' });
    expect(printed).not.toHaveBeenCalled();
  },
);

test('under setupServer, a client that aborts its upload prints nothing', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {});
  const endless = new ReadableStream({
    pull: (stream) => new Promise((resolve) => setTimeout(() => resolve(stream.enqueue(new Uint8Array(1024))), 5)),
  });
  const upload = fetch('https://sync.koukoutu.com/v1/create', {
    method: 'POST',
    headers: KEYS,
    body: endless,
    duplex: 'half',
    signal: AbortSignal.timeout(60),
  } as RequestInit);
  await expect(upload).rejects.toThrow();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(printed).not.toHaveBeenCalled();
});
