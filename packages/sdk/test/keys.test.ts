import { inspect } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { arrived, clientOf, errorOf, KEY, MODELS_KEY } from './support/client.js';
import { pictures } from './support/pictures.js';
import { ConfigurationError, createTransport, credits, Koukoutu, removeBackground } from './support/sdk.js';
import { paths, startStub, taskState } from './support/stub-api.js';

const png = await pictures.png();

describe('keys', () => {
  test('are sent as X-API-Key by default, as Bearer on request, and always as Bearer to the models host', async () => {
    const api = await startStub();
    await clientOf(api, { apiKey: 'one' }).credits();
    await clientOf(api, { apiKey: 'two', auth: 'bearer' }).credits();
    await errorOf(clientOf(api, { modelsApiKey: 'three' }).generateImage('seedream4.5', { prompt: 'x' }));
    const sent = api.requests.map(({ headers }) => [headers['x-api-key'], headers.authorization]);
    expect(sent).toEqual([
      ['one', undefined],
      [undefined, 'Bearer two'],
      [undefined, 'Bearer three'],
    ]);
  });

  test('come from the environment by default', async () => {
    vi.stubEnv('KOUKOUTU_API_KEY', 'from-env');
    vi.stubEnv('KOUKOUTU_MODELS_API_KEY', 'models-from-env');
    const api = await startStub();
    const client = new Koukoutu({ baseUrl: api.url, logLevel: 'off' });
    await client.credits();
    await errorOf(client.generateImage('seedream4.5', { prompt: 'x' }));
    expect(api.requests.map(({ headers }) => headers['x-api-key'] ?? headers.authorization)).toEqual([
      'from-env',
      'Bearer models-from-env',
    ]);
  });

  test('may be functions, which are called for every request', async () => {
    const api = await startStub();
    let turn = 0;
    const client = clientOf(api, { apiKey: async () => `key-${++turn}` });
    await client.credits();
    await client.credits();
    expect(api.requests.map(({ headers }) => headers['x-api-key'])).toEqual(['key-1', 'key-2']);
  });

  test.each([
    ['a line break at the end', 'abc\n'],
    ['a header in it', 'abc\r\nX-Evil: 1'],
    ['a blank', 'a b'],
    ['letters outside ASCII', 'клюс'],
    ['nothing', ''],
  ])('with %s are refused, in the constructor or when the function gives them', async (_name, key) => {
    expect(() => new Koukoutu({ apiKey: key })).toThrow(ConfigurationError);
    expect(() => new Koukoutu({ modelsApiKey: key })).toThrow(ConfigurationError);
    const api = await startStub();
    const error = await errorOf(clientOf(api, { apiKey: () => key }).credits());
    expect(error).toBeInstanceOf(ConfigurationError);
    if (key.length > 5) expect(error.message).not.toContain(key);
    expect(api.requests).toHaveLength(0);
  });

  test('that are missing are reported at once if both are, otherwise by the call that needs one', async () => {
    vi.stubEnv('KOUKOUTU_API_KEY', '');
    vi.stubEnv('KOUKOUTU_MODELS_API_KEY', '');
    expect(() => new Koukoutu()).toThrow(/No key: set KOUKOUTU_API_KEY or pass apiKey/);
    const error = await errorOf(new Koukoutu({ apiKey: 'a' }).generateImage('seedream4.5', { prompt: 'x' }));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error.message).toContain('KOUKOUTU_MODELS_API_KEY');
  });

  test('of a client that has none are reported when the API requires one', async () => {
    vi.stubEnv('KOUKOUTU_API_KEY', '');
    vi.stubEnv('KOUKOUTU_MODELS_API_KEY', '');
    const api = (await startStub()).on(paths.score, () => ({ status: 401, json: { code: 401, message: 'no' } }));
    const error = await errorOf(new Koukoutu({ baseUrl: api.url, logLevel: 'off' }).credits());
    expect(error.name).toBe('AuthenticationError');
    expect(error.message).toContain('has no key: on a server, pass apiKey; in a page, its proxy adds one');
  });

  test('whose function fails are reported without the message of its error', async () => {
    const client = clientOf(await startStub(), { apiKey: () => Promise.reject(new Error('vault is sealed')) });
    const error = await errorOf(client.credits());
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error.message).toBe('credits: the apiKey function failed (Error).');
  });

  test.each([
    ['fails', () => Promise.reject(new Error('vault is sealed')), 'the apiKey function failed (Error).'],
    ['gives none', () => '', 'apiKey is empty'],
  ])(
    'whose function %s between two polls lose no task, because the error contains its id',
    async (_what, late, words) => {
      const api = (await startStub()).on(paths.query, () => taskState(0));
      const apiKey = () => (api.to(paths.query).length > 0 ? late() : KEY);
      const client = clientOf(api, { apiKey, pollInterval: 1 });
      const error = await errorOf(client.extractPrint(png, { extractType: '服装' }));
      expect(error).toBeInstanceOf(ConfigurationError);
      expect(error.message).toContain(`extractPrint: ${words}`);
      expect(error).toMatchObject({ operation: 'extractPrint', taskId: 176, mayHaveRun: true });
    },
  );

  test.each(['nonsense', 'ftp://x', 'https://user:pass@x'])('a base URL such as %s is refused', (baseUrl) => {
    expect(() => new Koukoutu({ apiKey: 'a', baseUrl })).toThrow(ConfigurationError);
  });

  test('each host may have a separate base URL', async () => {
    const api = await startStub();
    const client = clientOf(api, { baseUrl: { async: `${api.url}/async/` } });
    await client.credits();
    expect(client.toJSON().hosts).toEqual({
      sync: 'https://sync.koukoutu.com',
      async: `${api.url}/async`,
      models: 'https://apis.koukoutu.com',
    });
  });
});

describe('in a browser', () => {
  const browsers: readonly [string, Record<string, unknown>][] = [
    ['a page', { window: { document: {} }, document: {} }],
    ['a worker', { navigator: { userAgent: 'Mozilla/5.0 (X11; Linux x86_64)' } }],
  ];
  test.each(browsers)('(%s) a key is refused with a hint to the proxy, unless it is allowed', (_name, globals) => {
    for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
    expect(() => new Koukoutu({ apiKey: 'a' })).toThrow(/@koukoutu\/sdk\/proxy/);
    expect(() => new Koukoutu({ modelsApiKey: 'a', baseUrl: 'https://x.example' })).toThrow(ConfigurationError);
    expect(() => new Koukoutu({ apiKey: 'a', dangerouslyAllowBrowser: true })).not.toThrow();
    expect(() => new Koukoutu({ baseUrl: 'https://app.example/api' })).not.toThrow();
  });

  test('a path is accepted as base URL, and no key is sent', async () => {
    const api = await startStub();
    vi.stubGlobal('window', { document: {} });
    vi.stubGlobal('location', { href: `${api.url}/page/one` });
    await new Koukoutu({ baseUrl: '/' }).credits();
    expect(api.requests[0]?.headers).not.toHaveProperty('x-api-key');
  });
});

test('no error, log, JSON or inspection shows a key', async () => {
  const api = await startStub();
  const surfaces: unknown[] = [];
  const logger = Object.fromEntries(
    ['error', 'warn', 'info', 'debug'].map((level) => [level, (line: string) => surfaces.push(line)]),
  );
  const apiKey = `${KEY}-surfaces`;
  const options = { apiKey, logger: logger as never, logLevel: 'debug' as const, maxRetries: 1 };
  const client = clientOf(api, options);
  const transport = createTransport({ ...options, baseUrl: api.url, modelsApiKey: MODELS_KEY });
  surfaces.push(client, client.raw, client.tasks, transport);

  const collect = async (call: PromiseLike<unknown> & { withResponse?: () => unknown }) => {
    surfaces.push(call);
    surfaces.push(
      await call.then(
        (result) => result,
        (error: unknown) => error,
      ),
    );
  };
  // An API that repeats the key in everything it says.
  const echo = `your key ${apiKey} or ${MODELS_KEY} is wrong`;
  await collect(client.removeBackground(png));
  await collect(client.removeBackground(png, { mode: 'task' }));
  await collect(client.credits().withResponse());
  await collect(client.tasks.create('x', png));
  api.on('/*', () => ({ status: 401, json: { code: 401, message: echo } }));
  await collect(client.removeBackground(png));
  await collect(client.credits());
  await collect(credits(transport));
  api.on('/*', () => ({ json: { code: 500, message: echo } }));
  await collect(client.removeBackground(png));
  await collect(removeBackground(transport, png));
  await collect(client.credits());
  api.on('/*', () => ({ json: { error: { message: echo, code: echo } } }));
  await collect(client.generateImage('nano-banana', { prompt: 'x' }));
  api.on('/*', () => taskState(2, { message: echo }));
  await collect(client.tasks.resume(3).result());
  await collect(client.removeBackground(png, { mode: 'task', resume: { id: 3 } }));
  api.on('/*', () => ({ headers: { 'content-type': 'text/html' }, body: `<html>${echo}</html>` }));
  await collect(client.credits());
  await collect(client.removeBackground(png));
  api.on('/*', () => ({ status: 302, headers: { location: `http://x.example/?key=${apiKey}` } }));
  await collect(client.credits());
  api.on('/*', () => (response) => response.socket?.destroy());
  await collect(client.credits());
  await collect(client.removeBackground(png));
  // A fetch whose errors drag the request along, as many HTTP libraries' do.
  const leaky = clientOf(api, {
    ...options,
    fetch: (request) =>
      Promise.reject(
        Object.assign(new Error(`cannot send ${request.headers.get('x-api-key')}`), {
          request,
          config: { headers: Object.fromEntries(request.headers) },
          cause: Object.assign(new Error(apiKey), { headers: { key: apiKey } }),
        }),
      ),
  });
  await collect(leaky.credits());
  await collect(leaky.removeBackground(png));
  await collect(
    clientOf(api, { ...options, apiKey: () => Promise.reject(new Error(`${apiKey} is sealed`)) }).credits(),
  );
  // What middleware sees.
  client.use({
    onRequest: ({ request }) => void surfaces.push(request, Object.fromEntries(request.headers)),
    onResponse: ({ response, request }) => void surfaces.push(response, request),
    onError: ({ error, request }) => void surfaces.push(error, request),
  });
  await collect(client.credits());
  surfaces.push(globalThis);

  expect(surfaces.length).toBeGreaterThan(50);
  const depth = { depth: 8, showHidden: false };
  for (const surface of surfaces) {
    const texts = [inspect(surface, depth), String(surface), surface instanceof Error ? surface.stack : ''];
    if (surface !== globalThis) texts.push(JSON.stringify(surface));
    for (let at: unknown = surface; at instanceof Error; at = at.cause) {
      texts.push(inspect(at, { depth: 8, showHidden: true }), at.message, at.stack);
    }
    for (const text of texts) {
      expect(text).not.toContain(apiKey);
      expect(text).not.toContain(MODELS_KEY);
    }
  }
  expect(JSON.stringify(client)).toContain('[redacted]');
  expect(api.requests.some(({ path }) => path.includes(KEY))).toBe(false);
});

test('the log level drops messages below it, and a logger that throws does not fail a call', async () => {
  const api = (await startStub()).on(paths.score, (_, count) =>
    count === 1 ? { status: 503 } : { json: { code: 200, data: { credits: 1, vip_credits: 1 } } },
  );
  const lines: string[] = [];
  const logger = {
    error: () => {},
    warn: () => {},
    info: (line: string) => lines.push(line),
    debug: (line: string) => {
      lines.push(line);
      throw new Error('disk full');
    },
  };
  await clientOf(api, { logger, logLevel: 'debug' }).credits();
  expect(lines.map((line) => line.replace(/\d+ ms$/, 'N ms').replace(/:\d+\//, ':PORT/'))).toEqual([
    'koukoutu: credits: GET http://127.0.0.1:PORT/async/v1/score 503 in N ms',
    'koukoutu: credits: The server failed. (HTTP 503); attempt 2 of 7 in N ms',
    'koukoutu: credits: GET http://127.0.0.1:PORT/async/v1/score 200 in N ms',
  ]);
  lines.length = 0;
  await clientOf(api, { logger, logLevel: 'warn' }).credits();
  expect(lines).toEqual([]);
});

test('the state shared by all clients of a process shows no key during calls', async () => {
  const api = (await startStub()).on(paths.sync, () => () => {});
  const controller = new AbortController();
  const call = errorOf(clientOf(api).removeBackground(png, { signal: controller.signal }));
  await arrived(api, paths.sync);
  const ours = Object.getOwnPropertySymbols(globalThis).filter(({ description }) =>
    description?.startsWith('@koukoutu'),
  );
  expect(ours).toHaveLength(1);
  for (const symbol of ours) {
    const shared = (globalThis as Record<symbol, unknown>)[symbol];
    expect(inspect(shared, { depth: 8, showHidden: true })).not.toContain(KEY);
  }
  controller.abort();
  await call;
});
