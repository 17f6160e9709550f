import { describe, expect, test } from 'vitest';
import * as sdk from '../src/node.js';
import { clientOf, errorOf } from './support/client.js';
import { pictures } from './support/pictures.js';
import { type Answer, paths, type StubApi, startStub, taskState } from './support/stub-api.js';

const png = await pictures.png();

/** Every call, the path that fails for it, and whether it costs. */
const calls: readonly [name: string, path: string, costs: boolean, run: (client: sdk.Koukoutu) => Promise<unknown>][] =
  [
    ['removeBackground', paths.sync, true, (client) => client.removeBackground(png)],
    ['removeBackground', paths.create, true, (client) => client.removeBackground(png, { mode: 'task' })],
    ['extractPrint', paths.create, true, (client) => client.extractPrint(png, { extractType: '服装' })],
    ['addShadow', paths.create, true, (client) => client.addShadow(png)],
    ['tasks.create', paths.create, true, (client) => client.tasks.create('image-to-svg', png)],
    ['task.result', paths.query, false, (client) => client.tasks.resume(176).result()],
    ['task.updates', paths.query, false, async (client) => (await client.tasks.resume(176).updates().next()).value],
    ['credits', paths.score, false, (client) => client.credits()],
    ['generateImage', '/apis/*', true, (client) => client.generateImage('nano-banana-pro', { prompt: 'a hat' })],
    ['generateImage', '/apis/*', true, (client) => client.generateImage('seedream4.5', { prompt: 'a hat' })],
  ];

const types: Record<string, new (...parameters: never[]) => Error> = sdk as never;
const codes: readonly [code: number, type: string][] = [
  [400, 'InvalidRequestError'],
  [401, 'AuthenticationError'],
  [402, 'InsufficientCreditsError'],
  [403, 'PermissionError'],
  [404, 'NotFoundError'],
  [406, 'ImageTooLargeError'],
  [407, 'ImageTooSmallError'],
  [409, 'InsufficientCreditsError'],
  [413, 'ImageTooLargeError'],
  [415, 'UnsupportedFormatError'],
  [422, 'InvalidRequestError'],
  [429, 'RateLimitError'],
  [500, 'ServerError'],
  [502, 'ServerError'],
  [503, 'ServerError'],
  [504, 'ServerError'],
];

const forms: readonly [form: string, answer: (code: number) => Answer][] = [
  ['an HTTP status', (code) => ({ status: code, json: { code, message: '出错了' } })],
  ['an envelope under HTTP 200', (code) => ({ json: { code, message: '出错了', data: null } })],
];
const modelForms: readonly [form: string, answer: (code: number) => Answer][] = [
  [
    'an HTTP status',
    (code) => ({ status: code, json: { error: { code: '', message: '出错了', type: 'new_api_error' } } }),
  ],
  ['an error under HTTP 200', (code) => ({ json: { error: { code, message: '出错了' } } })],
];

describe.each(calls)('%s, when %s fails', (operation, path, costs, run) => {
  describe.each(path === '/apis/*' ? modelForms : forms)('with %s', (_form, answer) => {
    test.each(codes)('%i becomes %s', async (code, type) => {
      const api = (await startStub()).on(path, () => answer(code));
      const error = await errorOf(run(clientOf(api, { maxRetries: 0 })));
      const failed = costs && code >= 500;
      const typed = failed ? (error.cause as Error & Record<string, unknown>) : error;
      if (failed) expect(error).toBeInstanceOf(sdk.AmbiguousSubmitError);
      expect(typed).toBeInstanceOf(types[type]);
      expect(typed.name).toBe(type);
      expect(error.operation).toBe(operation);
      // fetch hides the body of an HTTP 407.
      const bare = code === 407 && error.apiMessage === undefined;
      if (!bare) expect(error.apiMessage).toBe('出错了');
      expect(error.message).toMatch(new RegExp(`^${operation.replace('.', '\\.')}: `));
      if (!bare) expect(error.message).toContain('出错了');
      expect(error.message).toContain(String(code));
    });
  });
});

describe('InvalidResponseError reports a response that differs from the spec', () => {
  const html = { headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Bad gateway</title>' };
  const notPictures: readonly [name: string, answer: Answer, words: RegExp][] = [
    ['a web page', html, /a web page came where a picture was due \(HTTP 200, text\/html\)/],
    ['a web page that says it is a picture', { ...html, headers: { 'content-type': 'image/png' } }, /a web page came/],
    ['an empty answer', { body: '' }, /an empty answer came/],
    [
      'an incomplete picture',
      { headers: { 'content-type': 'image/png' }, body: png.slice(0, -30) },
      /an incomplete picture \(image\/png\) came/,
    ],
    [
      'cut JSON',
      { headers: { 'content-type': 'application/json' }, body: '{"code":200,"da' },
      /incomplete or unexpected JSON/,
    ],
    ['JSON without a picture', { json: { code: 200, message: 'success', data: {} } }, /incomplete or unexpected JSON/],
    ['bytes of no kind', { body: new Uint8Array([1, 2, 3]) }, /an answer of an unknown kind/],
  ];
  test.each(notPictures)('%s instead of a picture', async (_name, answer, words) => {
    const api = (await startStub()).on(paths.sync, () => answer);
    const error = await errorOf(clientOf(api).removeBackground(png));
    expect(error).toBeInstanceOf(sdk.InvalidResponseError);
    expect(error.message).toMatch(words);
    expect(error.mayHaveRun).toBe(true);
    expect(api.to(paths.sync)).toHaveLength(1);
  });

  const notJson: readonly [name: string, answer: Answer, words: RegExp][] = [
    ['a web page', html, /a web page came where JSON with .* was due/],
    ['an empty answer', { body: '' }, /an empty answer came/],
    ['no content', { status: 204 }, /an empty answer came/],
    [
      'cut JSON',
      { headers: { 'content-type': 'application/json' }, body: '{"code":200,"da' },
      /incomplete or unexpected JSON/,
    ],
    ['a picture', { headers: { 'content-type': 'image/png' }, body: png }, /a picture came/],
    ['a list', { json: [1, 2] }, /incomplete or unexpected JSON came/],
    ['an envelope without data', { json: { code: 200, message: 'success' } }, /came where JSON with/],
    ['an envelope without a code', { json: { data: { task_id: 1 } } }, /came where JSON with/],
    [
      'data of another shape',
      { json: { code: 200, data: { other: 1 } } },
      /came where JSON with (a task_id|a state|two balances)/,
    ],
  ];
  for (const [name, path, costs, run] of calls.filter(([, path]) =>
    ([paths.create, paths.query, paths.score] as string[]).includes(path),
  )) {
    test.each(notJson)(`${name}: %s instead of JSON`, async (_name, answer, words) => {
      const api = (await startStub()).on(path, () => answer);
      const error = await errorOf(run(clientOf(api)));
      expect(error).toBeInstanceOf(sdk.InvalidResponseError);
      expect(error.message).toMatch(words);
      expect(error.mayHaveRun).toBe(costs || name.startsWith('task.') ? true : undefined);
    });
  }

  test('a finished task without a link', async () => {
    const api = (await startStub()).on(paths.query, () => taskState(1));
    const error = await errorOf(clientOf(api).tasks.resume(9).result());
    expect(error).toBeInstanceOf(sdk.InvalidResponseError);
    expect(error.message).toContain('a link if done was due');
    expect(error.taskId).toBe(9);
  });

  test('a redirect, which is not followed', async () => {
    const other = await startStub();
    const api = (await startStub()).on(paths.score, () => ({
      status: 302,
      headers: { location: `${other.url}/x?token=1` },
    }));
    const error = await errorOf(clientOf(api).credits());
    expect(error).toBeInstanceOf(sdk.InvalidResponseError);
    expect(error.message).toContain('with a redirect, which was not followed');
    expect(other.requests).toHaveLength(0);
  });

  test('an endless response instead of JSON', async () => {
    const api = (await startStub()).on(paths.score, () => (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = () => {
        while (!response.destroyed && response.write(' '.repeat(1 << 16)));
      };
      response.on('drain', more);
      more();
    });
    const error = await errorOf(clientOf(api).credits());
    expect(error).toBeInstanceOf(sdk.InvalidResponseError);
    expect(error.message).toContain('more than 4194304 bytes');
  });
});

describe('an error', () => {
  const failing = async (answer: Answer): Promise<StubApi> => (await startStub()).on('/apis/*', () => answer);
  const draw = (api: StubApi) =>
    errorOf(clientOf(api, { maxRetries: 0 }).generateImage('nano-banana-pro', { prompt: 'x' }));

  test('contains the request id of the header or the message', async () => {
    const header = await failing({
      status: 401,
      headers: { 'x-oneapi-request-id': 'abc-1' },
      json: { error: { message: 'no' } },
    });
    expect((await draw(header)).requestId).toBe('abc-1');
    const message = await failing({ status: 401, json: { error: { message: '无效的令牌 (request id: 2026x7)' } } });
    expect((await draw(message)).requestId).toBe('2026x7');
  });

  test('has the type that the error codes of the models host decide', async () => {
    const quota = await draw(
      await failing({ status: 403, json: { error: { code: 'insufficient_user_quota', message: 'x' } } }),
    );
    expect(quota).toBeInstanceOf(sdk.InsufficientCreditsError);
    expect(quota.code).toBe('insufficient_user_quota');
    const model = await draw(
      await failing({ status: 503, json: { error: { code: 'model_not_found', message: 'x' } } }),
    );
    expect(model).toBeInstanceOf(sdk.NotFoundError);
    expect(model.message).toContain('modelId');
    const google = await draw(
      await failing({ status: 400, json: { error: { code: 400, status: 'INVALID_ARGUMENT', message: 'x' } } }),
    );
    expect(google).toBeInstanceOf(sdk.InvalidRequestError);
  });

  test('has its type even if the body is empty, text or a web page', async () => {
    for (const body of ['', 'Too many', '<html></html>']) {
      expect(await draw(await failing({ status: 429, body }))).toBeInstanceOf(sdk.RateLimitError);
    }
  });

  test('with an unknown code has the base type, and is never taken for a success', async () => {
    const api = (await startStub()).on(paths.score, () => ({
      json: { code: 0, message: 'odd', data: { credits: 1, vip_credits: 1 } },
    }));
    const error = await errorOf(clientOf(api).credits());
    expect(error).toBeInstanceOf(sdk.KoukoutuError);
    expect(error.code).toBe(0);
  });

  test('contains status and code separately, and all properties as JSON', async () => {
    const api = (await startStub()).on(paths.score, () => ({ json: { code: 403, message: 'no' } }));
    const error = await errorOf(clientOf(api).credits());
    expect(error).toMatchObject({ status: 200, code: 403 });
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'PermissionError',
      message: 'credits: The key may not do this, or the account has no credits. (HTTP 200, code 403: no)',
      operation: 'credits',
      status: 200,
      code: 403,
      apiMessage: 'no',
      charged: 'no',
    });
  });
});
