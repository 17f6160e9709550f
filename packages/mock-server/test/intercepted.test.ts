import { setupServer } from 'msw/node';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createMock, DEFAULT_API_KEY, DEFAULT_MODELS_API_KEY, HOST_NAMES, type MockOptions } from '../src/index.js';
import { createMockServer } from '../src/node.js';
import { inspect, product } from './pictures.js';

function intercept(options: MockOptions = {}) {
  const mock = createMock(options);
  const server = setupServer(...mock.handlers);
  server.listen({ onUnhandledFrame: 'error' });
  onTestFinished(() => server.close());
  return mock;
}

const headers = { 'x-api-key': DEFAULT_API_KEY };

async function create(extra: Record<string, string> = {}) {
  const body = new FormData();
  body.set('model_key', 'background-removal');
  body.set('image_file', new Blob([(await product()).slice()]), 'a.png');
  const response = await fetch('https://async.koukoutu.com/v1/create', {
    method: 'POST',
    body,
    headers: { ...headers, ...extra },
  });
  return (await response.json()).data.task_id as number;
}

async function query(id: number) {
  const body = new URLSearchParams({ task_id: String(id), response: 'url' });
  return (await fetch('https://async.koukoutu.com/v1/query', { method: 'POST', body, headers })).json();
}

describe('in setupServer', () => {
  test('a task runs from create to a picture, all on the real host names', async () => {
    intercept();
    const id = await create();
    let answer = await query(id);
    while (answer.data.state === 0) answer = await query(id);
    expect(answer.data.result_file).toMatch(/^https:\/\/files\.koukoutu\.example\/[0-9a-f]{32}\.webp$/);
    const file = await fetch(answer.data.result_file);
    expect(await inspect(new Uint8Array(await file.arrayBuffer()))).toMatchObject({ format: 'webp', width: 160 });
  });

  test('two tasks do not mix up their polls', async () => {
    const mock = intercept({ clock: 'virtual' });
    const [first, second] = [await create(), await create({ 'x-mock-scenario': 'stuck' })];
    mock.control.clock.advance(60_000);
    expect([(await query(first)).data.state, (await query(second)).data.state]).toEqual([1, 0]);
  });

  test('a thousand tasks finish at once on a virtual clock', async () => {
    const mock = intercept({ clock: 'virtual', accounts: [{ key: DEFAULT_API_KEY, slots: 1000 }] });
    const body = new URLSearchParams({ model_key: 'image-retouch', image_url: 'https://shop.example/1.jpg' });
    const ids = await Promise.all(
      Array.from({ length: 1000 }, async () => {
        const response = await fetch('https://async.koukoutu.com/v1/create', { method: 'POST', body, headers });
        return (await response.json()).data.task_id as number;
      }),
    );
    expect(new Set(ids).size).toBe(1000);
    mock.control.clock.runAll();
    expect(mock.control.state().tasks).toEqual({ active: 0, done: 1000, failed: 0 });
  });

  test('no request to a mocked host reaches the network, not even one that looks like a static asset', async () => {
    intercept();
    const picture = await fetch(`https://${HOST_NAMES.files}/nowhere.png`);
    expect(picture.status).toBe(404);
    const unknown = await fetch('https://sync.koukoutu.com/logo.jpg', { headers });
    expect(unknown.status).toBe(404);
  });

  test('the models host answers too', async () => {
    intercept();
    const response = await fetch('https://apis.koukoutu.com/v1beta/models/gemini-2.5-flash-image:generateContent', {
      method: 'POST',
      headers: { authorization: `Bearer ${DEFAULT_MODELS_API_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ contents: [{ parts: [{ text: '茶壶' }] }] }),
    });
    expect((await response.json()).candidates[0].finishReason).toBe('STOP');
  });

  test('broken multipart gets the 4xx of the API, and a cut connection makes fetch fail', async () => {
    intercept();
    const broken = await fetch('https://sync.koukoutu.com/v1/create', {
      method: 'POST',
      body: '--a\r\nbroken',
      headers: { ...headers, 'content-type': 'multipart/form-data; boundary=a' },
    });
    expect(broken.status).toBe(422);
    const cut = fetch('https://async.koukoutu.com/v1/score', { headers: { ...headers, 'x-mock-scenario': 'reset' } });
    await expect(cut).rejects.toThrow(TypeError);
    const half = fetch('https://async.koukoutu.com/v1/score', {
      headers: { ...headers, 'x-mock-scenario': 'reset-body' },
    });
    await expect(half.then((response) => response.text())).rejects.toThrow(TypeError);
  });

  test('reset and restore apply to the handlers that MSW already has', async () => {
    const mock = intercept({ seed: 2 });
    const first = await create();
    const snapshot = mock.snapshot();
    mock.reset();
    expect((await query(first)).code).toBe(404);
    mock.restore(snapshot);
    expect((await query(first)).code).toBe(200);
  });

  test('one store serves interception and a socket at once', async () => {
    const mock = intercept();
    const server = await createMockServer({ mock });
    onTestFinished(() => server.close());
    const id = await create();
    expect(server.mock.control.tasks.get(id)?.model).toBe('background-removal');
  });
});

test('two mocks do not share any state', async () => {
  const [one, two] = [createMock(), createMock()];
  one.control.accounts.update('account-1', { credits: 1 });
  expect(two.control.accounts.list()[0]?.credits).toBeGreaterThan(1);
});

test('createMock refuses invalid options and names them', () => {
  expect(() => createMock({ clock: { mode: 'real', speed: -1 } })).toThrow(/speed must be a number of 0 or more/);
  expect(() => createMock({ apiKey: ' ' })).toThrow(/apiKey must be a key or a list of keys/);
  expect(() => createMock({ apiKey: ['a', 'a'] })).toThrow(/already in use/);
  expect(() => createMock({ scenario: 'nope' })).toThrow(/no scenario named "nope"/);
  // @ts-expect-error the types do not allow this value
  expect(() => createMock({ errorStyle: 'loud' })).toThrow(/errorStyle/);
});
