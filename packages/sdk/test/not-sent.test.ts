import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { clientOf, errorOf, KEY } from './support/client.js';
import { listen } from './support/listen.js';
import { pictures } from './support/pictures.js';
import * as sdk from './support/sdk.js';
import { startStub } from './support/stub-api.js';
import { temporaryFolder } from './support/temporary.js';

describe('a paid request was certainly not sent', () => {
  test('because fetch blocks the port', async () => {
    const client = clientOf({ url: 'http://127.0.0.1:9' });
    const error = await errorOf(client.removeBackground(await pictures.png()));
    expect(error).toBeInstanceOf(sdk.ConnectionError);
    expect(error.mayHaveRun).toBeUndefined();
  });

  test('because the server does not speak TLS', async () => {
    const url = await listen(createServer());
    const client = clientOf({ url: url.replace('http', 'https') });
    expect(await errorOf(client.tasks.create('stamp-crop', await pictures.png()))).toBeInstanceOf(sdk.ConnectionError);
  });

  test('because the fetch option is not a function', async () => {
    const fetch = 5 as never;
    const error = await errorOf(clientOf(await startStub(), { fetch }).removeBackground(await pictures.png()));
    expect(error).toBeInstanceOf(sdk.ConfigurationError);
    expect(error.charged).toBe('no');
  });

  test.each([0, -1, Number.NaN])('because the timeout is %s ms', async (timeout) => {
    const api = await startStub();
    const error = await errorOf(clientOf(api).removeBackground(await pictures.png(), { timeout }));
    expect(error).toBeInstanceOf(sdk.TimeoutError);
    expect(error.message).toContain('Nothing was charged');
    expect(api.requests).toHaveLength(0);
  });

  test('because there is no such model', async () => {
    const api = await startStub();
    const model = 'general ' as 'general';
    const error = await errorOf(clientOf(api).removeBackground(await pictures.png(), { model }));
    expect(error).toBeInstanceOf(sdk.InvalidRequestError);
    expect(api.requests).toHaveLength(0);
  });
});

describe('an upload of 30 MB whose connection breaks', () => {
  const large = new Uint8Array(30 << 20);
  const onDisk = async () => {
    const file = join(await temporaryFolder(), 'large.png');
    await writeFile(file, large);
    return sdk.fromPath(file);
  };
  const options = { preflight: false };

  test.each([
    ['memory', async () => large],
    ['the disk', onDisk],
  ])('was not charged if a part of it was never read from %s', async (_where, image) => {
    const server = createServer((request) => void request.once('data', () => request.socket.destroy()));
    const client = clientOf({ url: await listen(server) }, { clock: sdk.systemClock });
    const error = await errorOf(client.removeBackground(await image(), options));
    expect(error).toBeInstanceOf(sdk.ConnectionError);
    expect(error.charged).toBe('no');
    expect(error.message).toContain('too large for a gateway');
  });

  test.each([
    ['memory', async () => large],
    ['the disk', onDisk],
  ])('may have been charged if all of it was sent from %s', async (_where, image) => {
    const server = createServer((request) => void request.resume().on('end', () => request.socket.destroy()));
    const client = clientOf({ url: await listen(server) }, { clock: sdk.systemClock });
    const error = await errorOf(client.removeBackground(await image(), options));
    expect(error).toBeInstanceOf(sdk.AmbiguousSubmitError);
    expect(error.charged).toBe('maybe');
  });
});

test.each([
  [413, 'ImageTooLargeError'],
  [401, 'AuthenticationError'],
  [429, 'RateLimitError'],
])(
  'a response with HTTP %i counts as a refusal, although the connection breaks within its text',
  async (status, name) => {
    const server = createServer((request, response) => {
      request.resume().on('end', () => {
        response.writeHead(status, { 'content-length': 100 }).write('too', () => request.socket.destroy());
      });
    });
    const client = clientOf({ url: await listen(server) }, { maxRetries: 0 });
    const error = await errorOf(client.removeBackground(await pictures.png()));
    expect([error.name, error.charged]).toEqual([name, 'no']);
  },
);

describe('headers with a line break', () => {
  const headers = { 'x-secret': `${KEY}\nEvil: 1` };

  test('are refused by the client, without being named', async () => {
    const api = await startStub();
    const error = await errorOf((async () => clientOf(api, { headers }))());
    expect(error).toBeInstanceOf(sdk.ConfigurationError);
    expect(error.message).not.toContain(KEY);
  });

  test('are refused by the call', async () => {
    const api = await startStub();
    const error = await errorOf(clientOf(api).removeBackground(await pictures.png(), { headers }));
    expect(error).toBeInstanceOf(sdk.ConfigurationError);
    expect(String(error.stack)).not.toContain(KEY);
    expect(api.requests).toHaveLength(0);
  });
});

test('a key function that never answers does not delay a call beyond its deadline', async () => {
  const apiKey = () => new Promise<string>(() => {});
  const client = clientOf(await startStub(), { apiKey, timeout: 50 });
  expect(await errorOf(client.removeBackground(await pictures.png()))).toBeInstanceOf(sdk.TimeoutError);
});

test('a redirect that a custom fetch returns is not followed, and nothing is retried', async () => {
  let calls = 0;
  const fetch = async () => {
    calls += 1;
    return new Response(null, { status: 302, headers: { location: 'https://elsewhere.test/' } });
  };
  const error = await errorOf(clientOf(await startStub(), { fetch }).removeBackground(await pictures.png()));
  expect(error).toBeInstanceOf(sdk.InvalidResponseError);
  expect(calls).toBe(1);
});
