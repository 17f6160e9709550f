import { describe, expect, test } from 'vitest';
import { clientOf, errorOf, KEY } from './support/client.js';
import { manualClock } from './support/manual-clock.js';
import { pictures } from './support/pictures.js';
import { type ClientOptions, InvalidResponseError, NotFoundError, ServerError } from './support/sdk.js';
import { type Answer, paths, startStub, taskState } from './support/stub-api.js';
import { soon, turn } from './support/turns.js';

const png = await pictures.png(130, 70);
const webp = await pictures.webp(130, 70);

describe('a download', () => {
  const resume = (api: { url: string }, options = {}) => clientOf(api, options).tasks.resume(176).result();

  test('sends no key and none of the client’s headers', async () => {
    const storage = await startStub();
    const api = (await startStub()).on(paths.query, () => taskState(1, { result_file: storage.url + paths.file }));
    await resume(api, { headers: { 'x-tenant': 'mine' } });
    const [request] = storage.requests;
    expect(JSON.stringify(request?.headers)).not.toContain(KEY);
    expect(request?.headers).not.toHaveProperty('x-api-key');
    expect(request?.headers).not.toHaveProperty('authorization');
    expect(request?.headers).not.toHaveProperty('x-tenant');
    expect(api.to(paths.query)[0]?.headers).toHaveProperty('x-tenant', 'mine');
  });

  test.each([403, 404, 410])(
    'whose link has expired with %i polls the task once more for a new link',
    async (status) => {
      const api = (await startStub()).on('/files/*', ({ path }) =>
        path.endsWith('fresh') ? { body: webp } : { status },
      );
      api.on(paths.query, (_, count) =>
        taskState(1, { result_file: `${api.url}/files/${count === 1 ? 'old' : 'fresh'}` }),
      );
      expect((await resume(api)).url).toBe(`${api.url}/files/fresh`);
      expect(api.to(paths.query)).toHaveLength(2);
    },
  );

  test('whose second link has expired too fails with an error that names the task', async () => {
    const api = (await startStub()).on('/files/*', () => ({ status: 403 }));
    const error = await errorOf(resume(api));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).toMatchObject({ taskId: 176, status: 403 });
    expect(api.to(paths.query)).toHaveLength(2);
    expect(api.to('/files/*')).toHaveLength(2);
  });

  const flaws: readonly [string, Answer][] = [
    ['HTTP 503', { status: 503 }],
    ['HTTP 429', { status: 429, headers: { 'retry-after': '1' } }],
    ['a cut connection', (response) => response.socket?.destroy()],
    [
      'a body that breaks off',
      (response) => {
        response.writeHead(200, { 'content-length': String(webp.length) });
        response.write(webp.slice(0, 50), () => response.socket?.destroy());
      },
    ],
    ['a file that is cut although its length agrees', { body: webp.slice(0, -20) }],
    ['a web page in place of the picture', { headers: { 'content-type': 'image/webp' }, body: '<html></html>' }],
  ];
  test.each(flaws)('is repeated after %s', async (_name, answer) => {
    const api = (await startStub()).on(paths.file, (_, count) => (count < 3 ? answer : { body: webp }));
    expect(await (await resume(api)).bytes()).toEqual(webp);
    expect(api.to(paths.file)).toHaveLength(3);
    expect(api.to(paths.query)).toHaveLength(1);
  });

  test('that fails every time ends with the last failure and the task id', async () => {
    const api = (await startStub()).on(paths.file, () => ({ status: 500 }));
    const error = await errorOf(resume(api, { maxRetries: 1 }));
    expect(error).toBeInstanceOf(ServerError);
    expect(error).toMatchObject({ taskId: 176, status: 500, lastState: { state: 'done' } });
  });

  test('that is slow is read to its end, and one that stalls is requested again', async () => {
    const api = await startStub();
    const clock = manualClock();
    const bodies: ReadableStreamDefaultController<Uint8Array>[] = [];
    const trickling = async (request: Request) =>
      request.url.endsWith(paths.file)
        ? new Response(new ReadableStream({ start: (controller) => void bodies.push(controller) }))
        : fetch(request);
    const result = clientOf(api, { clock, fetch: trickling }).tasks.resume(1).result();
    const [begun, again] = [png.slice(0, 100), png.slice(100)];
    const asked = async (count: number) => {
      while (bodies.length < count) await turn();
    };
    await asked(1);
    for (let at = 0; at < 3; at++) {
      bodies[0]?.enqueue(begun.slice(at * 30, at * 30 + 30));
      await soon();
      await clock.wind(29_000);
    }
    expect(bodies).toHaveLength(1);
    await clock.wind(4000);
    await soon();
    await clock.wind(1000);
    await asked(2);
    bodies[1]?.enqueue(begun);
    await soon();
    await clock.wind(29_000);
    bodies[1]?.enqueue(again);
    bodies[1]?.close();
    expect(await (await result).bytes()).toEqual(png);
    expect(bodies).toHaveLength(2);
  });

  test('is given up only when it is silent itself: several downloads have separate time limits', async () => {
    const links = ['1', '2'].map((name) => ({ url: `${paths.file}?${name}` }));
    const api = await startStub();
    api.on('/apis/v1/images/generations', () => ({ json: { data: links.map(({ url }) => ({ url: api.url + url })) } }));
    const clock = manualClock();
    const bodies: ReadableStreamDefaultController<Uint8Array>[] = [];
    const trickling = async (request: Request) =>
      request.url.includes(paths.file)
        ? new Response(new ReadableStream({ start: (controller) => void bodies.push(controller) }))
        : fetch(request);
    const result = clientOf(api, { clock, fetch: trickling }).generateImage('seedream4.5', {
      prompt: 'x',
      maxImages: 2,
    });
    while (bodies.length < 2) await turn();
    for (let at = 0; at < 3; at++) {
      for (const body of bodies) body.enqueue(png.slice(at * 30, at * 30 + 30));
      await soon();
      await clock.wind(31_000);
    }
    for (const body of bodies) {
      body.enqueue(png.slice(90));
      body.close();
    }
    expect((await result).images).toHaveLength(2);
    expect(bodies).toHaveLength(2);
  });

  test('is read up to maxResultBytes and no further', async () => {
    const api = (await startStub()).on(paths.file, () => ({ body: webp }));
    const error = await errorOf(resume(api, { maxResultBytes: webp.length - 1, maxRetries: 0 }));
    expect(error).toBeInstanceOf(InvalidResponseError);
    expect(error.message).toContain('maxResultBytes');
  });

  test.each(['http://storage.example.com/x.png', 'file:///etc/passwd', 'javascript:alert(1)', 'no link'])(
    'of %s is refused',
    async (link) => {
      const api = (await startStub()).on(paths.query, () => taskState(1, { result_file: link }));
      const error = await errorOf(resume(api));
      expect(error).toBeInstanceOf(InvalidResponseError);
      expect(error.message).toContain('not an https link');
    },
  );

  test('of a plain http link names the option, keeps the link, and is fetched with the option', async () => {
    const link = 'http://storage.example.com/x.png?sign=1';
    const api = (await startStub()).on(paths.query, () => taskState(1, { result_file: link }));
    const options: ClientOptions = {
      fetch: async (request) =>
        request.url === link ? new Response(webp) : globalThis.fetch(request.url.startsWith(api.url) ? request : ''),
    };
    const error = await errorOf(resume(api, options));
    expect(error.message).toContain('http://storage.example.com/x.png. Anybody on the network path');
    expect(error.message).toContain('allowHttpResults');
    expect(error).toMatchObject({ name: 'InvalidResponseError', resultUrl: link });
    expect(await (await resume(api, { ...options, allowHttpResults: true })).bytes()).toEqual(webp);
  });

  test('of a data: URI is decoded', async () => {
    const link = `data:image/webp;base64,${Buffer.from(webp).toString('base64')}`;
    const api = (await startStub()).on(paths.query, () => taskState(1, { result_file: link }));
    expect(await (await resume(api)).bytes()).toEqual(webp);
  });

  test('that fails raises an error with the picture’s link, because it may have been paid for', async () => {
    const api = (await startStub()).on(paths.file, () => ({ status: 500 }));
    const error = await errorOf(resume(api, { maxRetries: 0 }));
    expect(error).toMatchObject({ name: 'ServerError', resultUrl: api.url + paths.file });
  });

  test('follows a redirect of the storage host, but not out of https', async () => {
    const api = await startStub();
    api.on('/files/*', ({ path }) =>
      path.endsWith('moved') ? { status: 302, headers: { location: '/files/result.webp' } } : { body: webp },
    );
    api.on(paths.query, () => taskState(1, { result_file: `${api.url}/files/moved` }));
    expect(await (await resume(api)).bytes()).toEqual(webp);
  });

  test('from a host whose response fetch cannot represent is an error of this package', async () => {
    const api = (await startStub()).on(paths.file, () => ({ status: 407 }));
    const error = await errorOf(clientOf(api).tasks.resume(9).result());
    expect(error).toMatchObject({ name: 'ConnectionError', taskId: 9 });
  });

  test('of a link with a user name in it is refused', async () => {
    const api = await startStub();
    const link = `${api.url.replace('//', '//user:word@')}${paths.file}`;
    api.on(paths.query, () => taskState(1, { result_file: link }));
    const error = await errorOf(clientOf(api).tasks.resume(9).result());
    expect(error).toBeInstanceOf(InvalidResponseError);
    expect(error.message).not.toContain('word@');
    expect(api.to(paths.file)).toHaveLength(0);
  });

  test('that is compressed is measured after decompression', async () => {
    const { gzipSync } = await import('node:zlib');
    const api = (await startStub()).on(paths.file, () => ({
      headers: { 'content-encoding': 'gzip' },
      body: gzipSync(webp),
    }));
    expect(await (await resume(api)).bytes()).toEqual(webp);
  });
});
