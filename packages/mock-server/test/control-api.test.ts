import { execFile } from 'node:child_process';
import { request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { KEY, MODELS_KEY, serve, type TestServer } from './client.js';

const execute = promisify(execFile);

const send = (server: TestServer, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  server.call(`/__mock${path}`, {
    method,
    key: null,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

/** A call with headers that `fetch` does not allow. */
function rawStatus(server: TestServer, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${server.url}/__mock/state`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('the control API', () => {
  test('serves its OpenAPI document, and its responses match it', async () => {
    const server = await serve();
    const document = (await send(server, 'GET', '/openapi.json')).json;
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ ...document, $id: 'control' });
    const fits = (path: string, value: unknown, status = '200') => {
      const pointer = document.paths[path].get.responses[status];
      const schema = pointer.$ref
        ? `control${pointer.$ref}/content/application~1json/schema`
        : `control#/paths/${path.replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')}/get/responses/200/content/application~1json/schema`;
      const validate = ajv.compile({ $ref: schema });
      expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
    };
    const id = (await server.create({ output_format: 'gif' }).then(() => server.create())).json.data.task_id;
    await server.finish(id);
    await send(server, 'POST', '/faults', { fault: { kind: 'delay', ms: 5 }, times: 1 });
    for (const path of ['/state', '/accounts', '/tasks', '/clock', '/faults', '/scenarios', '/journal']) {
      fits(path, (await send(server, 'GET', path)).json);
    }
    fits('/tasks/{id}', (await send(server, 'GET', `/tasks/${id}`)).json);
    fits('/journal/{seq}', (await send(server, 'GET', '/journal/1')).json);
  });

  test('has an OpenAPI document that passes Redocly’s checks', async () => {
    const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
    const redocly = path('../../../node_modules/.bin/redocly');
    // All errors share one response, declared as `default`.
    const rules = ['--extends', 'recommended', '--skip-rule', 'operation-4xx-response'];
    await execute(redocly, ['lint', path('../openapi/control.yaml'), ...rules]);
  });

  test('has exactly the routes of its OpenAPI document', async () => {
    const server = await serve();
    const document = (await send(server, 'GET', '/openapi.json')).json;
    for (const [path, item] of Object.entries<Record<string, unknown>>(document.paths)) {
      for (const method of Object.keys(item).filter((name) =>
        ['get', 'post', 'put', 'patch', 'delete'].includes(name),
      )) {
        if (path === '/events') continue;
        const reply = await send(
          server,
          method.toUpperCase(),
          path.replace(/\{\w+\}/g, '1'),
          ['post', 'put', 'patch'].includes(method) ? {} : undefined,
        );
        expect([200, 201, 204, 400, 404], `${method} ${path}`).toContain(reply.status);
        if (reply.status === 404)
          expect(reply.json.error, `${method} ${path}`).toMatch(/There is no|is not there|no entry/);
      }
    }
  });

  test('advances the clock, ends tasks and serves their pictures', async () => {
    const server = await serve({ clock: 'virtual' });
    const [first, second] = [(await server.create()).json.data.task_id, (await server.create()).json.data.task_id];
    expect((await send(server, 'GET', `/tasks/${first}/result`)).status).toBe(404);
    expect((await send(server, 'POST', `/tasks/${first}/finish`)).json.state).toBe(1);
    expect((await send(server, 'POST', `/tasks/${second}/fail`, { message: '太暗' })).json).toMatchObject({
      state: 2,
      message: '太暗',
    });
    expect((await send(server, 'GET', `/tasks/${first}/result`)).contentType).toBe('image/webp');
    expect((await send(server, 'GET', `/tasks/${first}/upload`)).contentType).toBe('image/png');
    const { now } = (await send(server, 'GET', '/clock')).json;
    expect((await send(server, 'POST', '/clock/advance', { ms: 1500 })).json.now).toBe(now + 1500);
    expect((await send(server, 'PATCH', '/clock', { speed: 2 })).status).toBe(400);
    expect((await send(server, 'POST', '/clock/advance', { ms: 1e308 })).status).toBe(400);
    expect((await send(server, 'GET', '/clock')).json.now).toBe(now + 1500);
    expect((await send(server, 'POST', '/reset')).json.tasks).toEqual({ active: 0, done: 0, failed: 0 });
  });

  test('adds and changes accounts, and never shows a key', async () => {
    const server = await serve();
    const added = await send(server, 'POST', '/accounts', { key: 'a-brand-new-key-0001', id: 'shop', credits: 3 });
    expect([added.status, added.json.keyHint]).toEqual([201, 'a-b…01']);
    expect((await server.call('/async/v1/score', { key: 'a-brand-new-key-0001' })).json.data.credits).toBe(3);
    expect((await send(server, 'PATCH', '/accounts/shop', { status: 'revoked' })).json.status).toBe('revoked');
    expect((await server.call('/async/v1/score', { key: 'a-brand-new-key-0001' })).status).toBe(401);
    expect((await send(server, 'PATCH', '/accounts/shop', { credit: 3 })).json.error).toContain(
      '"credit" is not known',
    );
    expect((await send(server, 'POST', '/accounts', { key: KEY })).json.error).not.toContain(KEY);
    expect((await send(server, 'DELETE', '/accounts/shop')).status).toBe(204);
    expect((await send(server, 'DELETE', '/accounts/shop')).status).toBe(404);
    await server.call(`/async/v1/score?api_key=${KEY}`, { headers: { authorization: `Bearer ${KEY}` } });
    await server.create({ note: `my key is ${KEY}` });
    for (const path of ['/accounts', '/journal', '/state', '/tasks']) {
      const text = new TextDecoder().decode((await send(server, 'GET', path)).bytes);
      expect(text, path).not.toContain(KEY);
      expect(text, path).not.toContain(MODELS_KEY);
    }
  });

  test('switches faults and scenarios on and off', async () => {
    const server = await serve();
    const { id } = (
      await send(server, 'POST', '/faults', { fault: { kind: 'error', code: 503 }, operations: ['getCredits'] })
    ).json;
    expect((await server.call('/async/v1/score')).status).toBe(503);
    expect((await send(server, 'DELETE', `/faults/${id}`)).status).toBe(204);
    expect((await server.call('/async/v1/score')).status).toBe(200);
    expect((await send(server, 'POST', '/faults', { fault: { kind: 'explode' } })).json.error).toContain(
      'must be one of delay',
    );
    expect((await send(server, 'PUT', '/scenario', { name: 'error-500' })).status).toBe(200);
    expect((await server.call('/async/v1/score')).status).toBe(500);
    await send(server, 'PUT', '/scenario', { name: null });
    await send(server, 'POST', '/scenarios', {
      scenarios: [{ name: 'mine', rules: [{ fault: { kind: 'error', code: 502 } }] }],
    });
    expect((await server.call('/async/v1/score', { headers: { 'x-mock-scenario': 'mine' } })).status).toBe(502);
    await send(server, 'PATCH', '/settings', { errorStyle: 'envelope' });
    expect((await server.call('/async/v1/score', { key: 'wrong' })).status).toBe(200);
  });

  test.each([
    ['PATCH', '/settings', [], 'The body must be a JSON object.'],
    ['POST', '/scenarios', [{ name: 'mine', rules: [] }], 'The body must be a JSON object.'],
    [
      'POST',
      '/scenarios',
      { scenarios: [{ name: 'mine', rule: [], rules: [] }] },
      'rule is not known. Did you mean "rules"?',
    ],
    ['POST', '/accounts', { key: 'another-key', scenario: 5 }, 'There is no scenario named "5".'],
    ['POST', '/faults', { fault: { kind: 'reset' }, operations: [] }, 'operations must be a list of one or more of'],
  ])('%s %s refuses %j with an explanation', async (method, path, body, words) => {
    const reply = await send(await serve(), method, path, body);
    expect([reply.status, reply.json.error]).toEqual([400, expect.stringContaining(words)]);
  });

  test('finds no account under a name that cannot be decoded', async () => {
    expect((await send(await serve(), 'DELETE', '/accounts/%zz')).status).toBe(404);
  });

  test('streams requests as they happen', async () => {
    const server = await serve();
    const controller = new AbortController();
    const response = await fetch(`${server.url}/__mock/events`, { signal: controller.signal });
    await server.call('/async/v1/score');
    let text = '';
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += new TextDecoder().decode(chunk);
      if (text.includes('"operation":"getCredits"')) break;
    }
    expect(text).toContain('event: request');
    controller.abort();
  });
});

describe('the control API is closed', () => {
  test('to other host names and to pages of other sites, even from this computer', async () => {
    const server = await serve();
    expect(await rawStatus(server, { host: 'evil.example' })).toBe(403);
    expect(await rawStatus(server, { host: 'localhost', origin: 'https://evil.example' })).toBe(403);
    expect(await rawStatus(server, { host: 'localhost', origin: 'null' })).toBe(403);
    const host = `localhost:${server.port}`;
    expect(await rawStatus(server, { host, origin: 'http://localhost:5173' })).toBe(403);
    expect(await rawStatus(server, { host, origin: `https://localhost:${server.port}` })).toBe(403);
    for (const site of ['cross-site', 'same-site'])
      expect(await rawStatus(server, { host, 'sec-fetch-site': site })).toBe(403);
    for (const site of ['same-origin', 'none'])
      expect(await rawStatus(server, { host, 'sec-fetch-site': site })).toBe(200);
    expect(
      await rawStatus(server, { host: `localhost:${server.port}`, origin: `http://localhost:${server.port}` }),
    ).toBe(200);
  });

  test('to clients that do not send the token, if there is one', async () => {
    const server = await serve({ controlToken: 'let-me-in' });
    expect((await send(server, 'GET', '/state')).status).toBe(401);
    expect((await send(server, 'GET', '/state', undefined, { authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await send(server, 'GET', '/state', undefined, { authorization: 'Bearer let-me-in' })).status).toBe(200);
    expect(await rawStatus(server, { host: 'mock.internal', 'x-mock-token': 'let-me-in' })).toBe(200);
  });

  test('to all other clients, even if the token is empty', async () => {
    await expect(serve({ controlToken: '' })).rejects.toThrow(/controlToken is empty/);
  });
});
