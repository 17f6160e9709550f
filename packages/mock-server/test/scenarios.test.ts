import { describe, expect, test } from 'vitest';
import { BUILT_IN_SCENARIOS } from '../src/faults/scenarios.js';
import { serve } from './client.js';
import { inspect } from './pictures.js';
import { answerProblems } from './spec-check.js';

const scenario = (name: string) => ({ headers: { 'x-mock-scenario': name } });

describe('a scenario in the header X-Mock-Scenario', () => {
  const codes = [401, 402, 403, 404, 406, 409, 413, 415, 422, 429, 500, 502, 503, 504];

  test.each(codes)(
    'error-%i answers with that status in the form of the spec, and nothing is created',
    async (code) => {
      const server = await serve();
      const replies = {
        createTask: await server.create({}, scenario(`error-${code}`)),
        createSync: await server.cut({}, scenario(`error-${code}`)),
      };
      for (const [operation, reply] of Object.entries(replies)) {
        expect(reply.status).toBe(code);
        expect(reply.json.code).toBe(code);
        expect(answerProblems(operation, { ...reply, body: reply.json })).toEqual([]);
      }
      expect(server.mock.control.tasks.list()).toEqual([]);
    },
  );

  test.each([...codes, 407])('envelope-%i answers HTTP 200 with that code in the envelope', async (code) => {
    const server = await serve();
    const reply = await server.cut({}, scenario(`envelope-${code}`));
    expect([reply.status, reply.json.code]).toEqual([200, code]);
    expect(answerProblems('createSync', { ...reply, body: reply.json })).toEqual([]);
  });

  test.each([401, 403, 429, 500, 502, 503, 504])(
    'error-%i answers in the form of the gateway on the models host',
    async (code) => {
      const server = await serve();
      const init = {
        method: 'POST',
        body: JSON.stringify({ contents: [{ parts: [{ text: 'x' }] }] }),
        ...scenario(`error-${code}`),
      };
      const reply = await server.call('/apis/v1beta/models/nano-banana-pro:generateContent', init);
      expect(reply.status).toBe(code);
      expect(answerProblems('generateContent', { ...reply, body: reply.json })).toEqual([]);
    },
  );

  test('that does not exist gets an error with the nearest name, or with all names', async () => {
    const server = await serve();
    const near = await server.create({}, scenario('stuk'));
    expect(near.status).toBe(400);
    expect(near.json.error.message).toMatch(/There is no scenario named "stuk"\. Did you mean "stuck"\?$/);
    const { json } = await server.create({}, scenario('breakfast-at-noon'));
    for (const { name } of BUILT_IN_SCENARIOS) expect(json.error.message).toContain(name);
  });

  test.each([402, 406, 413, 422])(
    'error-%i has the API’s message even if the operation does not declare the error',
    async (code) => {
      const server = await serve();
      const { json } = await server.call('/async/v1/score', scenario(`error-${code}`));
      expect(json).toMatchObject({ code, message: expect.stringMatching(/[\u4e00-\u9fff]/) });
    },
  );

  test('rate-limited refuses twice with Retry-After, then serves', async () => {
    const server = await serve();
    const replies = [];
    for (let count = 0; count < 3; count++) replies.push(await server.create({}, scenario('rate-limited')));
    expect(replies.map(({ status }) => status)).toEqual([429, 429, 200]);
    expect(replies[0]?.headers.get('retry-after')).toBe('1');
  });

  test('error-429 has no Retry-After, and error-429-empty has an empty body', async () => {
    const server = await serve();
    const plain = await server.create({}, scenario('error-429'));
    expect(plain.headers.get('retry-after')).toBeNull();
    const empty = await server.create({}, scenario('error-429-empty'));
    expect([empty.status, empty.bytes.byteLength]).toEqual([429, 0]);
  });

  test('reset cuts the connection before the answer, and nothing is created', async () => {
    const server = await serve();
    await expect(server.create({}, scenario('reset'))).rejects.toThrow();
    expect(server.mock.control.tasks.list()).toEqual([]);
  });

  test('reset-body cuts the connection in the middle of the picture', async () => {
    const server = await serve();
    await expect(server.cut({}, scenario('reset-body'))).rejects.toThrow();
    expect(server.mock.control.journal.entries()[0]?.faults).toEqual(['reset-body']);
  });

  test('truncated answers a picture that looks whole to HTTP and does not decode', async () => {
    const server = await serve();
    const whole = await server.cut();
    const half = await server.cut({}, scenario('truncated'));
    expect(half.status).toBe(200);
    expect(half.bytes.byteLength).toBe(Math.floor(whole.bytes.byteLength / 2));
    await expect(inspect(half.bytes)).rejects.toThrow();
  });

  test('wrong-type, html and broken-json damage the response, and the journal names the fault', async () => {
    const server = await serve();
    expect((await server.cut({}, scenario('wrong-type'))).contentType).toBe('text/plain');
    const page = await server.cut({}, scenario('html'));
    expect([page.status, page.contentType]).toEqual([200, 'text/html; charset=utf-8']);
    expect((await server.cut({}, scenario('html-502'))).status).toBe(502);
    const response = await fetch(`${server.url}/async/v1/score`, {
      headers: { 'x-api-key': 'kkt-mock-key', 'x-mock-scenario': 'broken-json' },
    });
    await expect(response.json()).rejects.toThrow(SyntaxError);
    expect(server.mock.control.journal.entries().map(({ faults }) => faults)).toEqual([
      ['content-type'],
      ['html'],
      ['html'],
      ['broken-json'],
    ]);
  });

  test('hang never answers, and the journal records that the client hung up', async () => {
    const server = await serve();
    const { journal } = server.mock.control;
    const outcome = new Promise<string | undefined>((resolve) => {
      journal.subscribe((entry) => resolve(entry.outcome));
    });
    const controller = new AbortController();
    const call = server.call('/async/v1/score', { ...scenario('hang'), signal: controller.signal });
    const ended = expect(call).rejects.toThrow();
    while (journal.entries()[0]?.faults.length !== 1) await new Promise(setImmediate);
    controller.abort();
    await ended;
    expect(await outcome).toBe('the client hung up');
  });

  test('slow delays by mock time', async () => {
    const server = await serve({ clock: 'virtual' });
    const { clock } = server.mock.control;
    const reply = server.call('/async/v1/score', scenario('slow'));
    while (server.mock.control.journal.entries().length === 0) await new Promise(setImmediate);
    const before = clock.now();
    clock.runAll();
    expect((await reply).status).toBe(200);
    expect(clock.now() - before).toBeGreaterThanOrEqual(2000);
    expect(clock.now() - before).toBeLessThanOrEqual(3000);
  });

  test('of a create also applies to the polls and the result of its task', async () => {
    const server = await serve();
    const stuck = (await server.create({}, scenario('stuck'))).json.data.task_id;
    for (let polls = 0; polls < 20; polls++) await server.query(stuck);
    expect((await server.query(stuck)).json.data).toMatchObject({ state: 0, progress: '65.71' });

    const dead = (await server.create({}, scenario('expired-link'))).json.data.task_id;
    const link = new URL((await server.finish(dead)).json.data.result_file).pathname;
    const gone = await server.call(link);
    expect(gone.status).toBe(403);
    expect(answerProblems('downloadResult', { ...gone, body: undefined })).toEqual([]);
  });

  test('of an account also applies to downloads of its results, which have no key, and to no other downloads', async () => {
    const server = await serve({
      accounts: [
        { key: 'kkt-mock-key', id: 'well' },
        { key: 'kkt-unlucky', id: 'unlucky', scenario: 'expired-link' },
      ],
    });
    const linkOf = async (key: string) => {
      const headers = { 'x-api-key': key };
      const id = (await server.create({}, { headers })).json.data.task_id;
      for (;;) {
        const { data } = (await server.query(id, { headers })).json;
        if (data.state !== 0) return new URL(data.result_file).pathname;
      }
    };
    const [good, dead] = [await linkOf('kkt-mock-key'), await linkOf('kkt-unlucky')];
    expect([(await server.call(good)).status, (await server.call(dead)).status]).toEqual([200, 403]);

    server.mock.control.faults.add({
      fault: { kind: 'truncated' },
      account: 'well',
      operations: ['downloadResult'],
      times: 1,
    });
    server.mock.control.accounts.update('unlucky', { scenario: null });
    const sizes = async (link: string) => (await server.call(link)).bytes.length;
    const [whole, spoilt] = [await sizes(dead), await sizes(good)];
    expect(await sizes(good)).toBeGreaterThan(spoilt);
    expect(await sizes(dead)).toBe(whole);
  });

  test('polls-fail answers three polls and then fails, and polls-recover works again after two failures', async () => {
    const server = await serve({ durations: { median: 60_000 } });
    const statuses = async (name: string, polls: number) => {
      const id = (await server.create({}, scenario(name))).json.data.task_id;
      const seen = [];
      for (let count = 0; count < polls; count++) seen.push((await server.query(id)).status);
      return seen;
    };
    expect(await statuses('polls-fail', 5)).toEqual([200, 200, 200, 500, 500]);
    expect(await statuses('polls-recover', 5)).toEqual([200, 502, 502, 200, 200]);
  });

  test('task-failed-minus-one reports a failed task with state −1', async () => {
    const server = await serve();
    const id = (await server.create({}, scenario('task-failed-minus-one'))).json.data.task_id;
    const reply = await server.finish(id);
    expect(reply.json.data.state).toBe(-1);
    expect(answerProblems('queryTask', { ...reply, body: reply.json })).toEqual([]);
  });

  test('blocked-prompt and text-only answer HTTP 200 without a picture, and cost nothing', async () => {
    const server = await serve();
    const ask = (name: string) =>
      server.call('/apis/v1beta/models/gemini-2.5-flash-image:generateContent', {
        method: 'POST',
        body: JSON.stringify({ contents: [{ parts: [{ text: 'x' }] }] }),
        ...scenario(name),
      });
    const blocked = await ask('blocked-prompt');
    expect(blocked.json.promptFeedback.blockReason).toBe('PROHIBITED_CONTENT');
    expect(blocked.json.candidates).toBeUndefined();
    const text = await ask('text-only');
    expect(text.json.candidates[0].finishReason).toBe('IMAGE_SAFETY');
    for (const reply of [blocked, text])
      expect(answerProblems('generateNanoBanana', { ...reply, body: reply.json })).toEqual([]);
    expect(server.mock.control.accounts.list().find(({ gateway }) => gateway === 'models')?.charged).toBe(0);
  });

  test('picture-failed fails one picture of several inside a 200', async () => {
    const server = await serve();
    const body = {
      model: 'seedream4.5',
      prompt: 'x',
      sequential_image_generation: 'auto',
      sequential_image_generation_options: { max_images: 2 },
    };
    const reply = await server.call('/apis/v1/images/generations', {
      method: 'POST',
      body: JSON.stringify(body),
      ...scenario('picture-failed'),
    });
    expect(reply.json.data).toMatchObject([{ url: expect.any(String) }, { error: { message: expect.any(String) } }]);
    expect(reply.json.usage.generated_images).toBe(1);
    expect(answerProblems('generateImages', { ...reply, body: reply.json })).toEqual([]);
  });
});
