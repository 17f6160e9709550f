import { createServer, type RequestListener } from 'node:http';
import express from 'express';
import { Hono } from 'hono';
import { describe, expect, test, vi } from 'vitest';
import { createProxy, type ProxyHandler, type ProxyOptions } from '../src/proxy/index.js';
import { errorOf, KEY } from './support/client.js';
import { listen } from './support/listen.js';
import { pictures } from './support/pictures.js';
import { pageOf } from './support/proxy.js';
import { InvalidRequestError, type Koukoutu, PermissionError, toNodeListener } from './support/sdk.js';
import { paths, type StubApi, startStub } from './support/stub-api.js';

const png = await pictures.png();

const proxyOf = (api: StubApi, options: Partial<ProxyOptions> = {}): ProxyHandler =>
  createProxy({
    apiKey: KEY,
    baseUrl: api.url,
    operations: ['createSync', 'createTask', 'queryTask', 'downloadResult', 'getCredits'],
    authorize: (request) => request.headers.get('cookie') === 'session=1',
    logLevel: 'off',
    ...options,
  });

/** The proxy's address in the application that a framework or a test has mounted it in. */
const mounted = async (listener: RequestListener) => `${await listen(createServer(listener))}/api/koukoutu`;

/** A client as a page has it, whose browser sends a cookie. */
const visitorOf = (baseUrl: string, cookie = 'session=1'): Koukoutu => pageOf(baseUrl, { headers: { cookie } });

/** How each framework mounts the proxy, as its documentation shows. */
const FRAMEWORKS: Readonly<Record<string, (proxy: ProxyHandler) => RequestListener>> = {
  'node:http': (proxy) => toNodeListener(proxy),
  Hono: (proxy) => {
    const app = new Hono();
    app.use(async (context, next) => {
      await next();
      context.header('x-app', 'hono');
    });
    app.all('/api/koukoutu/*', (context) => proxy(context.req.raw));
    return toNodeListener(async (request) => app.fetch(request));
  },
  Express: (proxy) => {
    const app = express();
    app.use('/api/koukoutu', toNodeListener(proxy));
    app.use(express.json(), express.urlencoded());
    return app;
  },
  'a Next.js route handler': (proxy) => {
    // app/api/koukoutu/[...path]/route.ts: export { proxy as GET, proxy as POST }
    class NextRequest extends Request {
      readonly nextUrl = new URL(this.url);
    }
    const route: Record<string, (request: NextRequest, context: { params: Promise<object> }) => Promise<Response>> = {
      GET: proxy,
      POST: proxy,
    };
    return toNodeListener(
      async (request) =>
        (await route[request.method]?.(new NextRequest(request), { params: Promise.resolve({}) })) ??
        new Response(null, { status: 405 }),
    );
  },
};

describe.each(Object.entries(FRAMEWORKS))('mounted in %s', (_name, mount) => {
  test('every kind of call works', async () => {
    const api = await startStub();
    const page = visitorOf(await mounted(mount(proxyOf(api))));
    expect((await page.removeBackground(png)).contentType).toBe('image/webp');
    const result = await page.removeBackground(new Blob([png]), { mode: 'task' });
    expect(result.contentType).toBe('image/webp');
    expect(result.url).toMatch(/\/api\/koukoutu\/files\/176\?/);
    expect((await page.removeBackground('https://shop.example/shirt.jpg')).contentType).toBe('image/webp');
    expect((await page.credits()).credits).toBe(12.5);
    expect(api.to(paths.sync)[0]?.form.image_file).toBeInstanceOf(File);
    expect(api.to(paths.sync)[1]?.form.image_url).toBe('https://shop.example/shirt.jpg');
  });

  test('a stranger is turned away', async () => {
    const api = await startStub();
    const stranger = visitorOf(await mounted(mount(proxyOf(api))), 'session=2');
    expect(await errorOf(stranger.removeBackground(png))).toBeInstanceOf(PermissionError);
    expect(api.requests).toHaveLength(0);
  });
});

describe('a body that was read before it reached the proxy', () => {
  test('by a body parser of Express is an error that says so, and nothing was sent', async () => {
    const api = await startStub();
    const app = express();
    app.use(express.urlencoded());
    app.use('/api/koukoutu', toNodeListener(proxyOf(api)));
    const page = visitorOf(await mounted(app));
    const link = 'https://shop.example/shirt.jpg';
    for (const call of [() => page.removeBackground(link), () => page.tasks.resume(1).result()]) {
      const error = await errorOf(call());
      expect(error).toBeInstanceOf(InvalidRequestError);
      expect(error.message).toContain('mount body parsers behind the proxy');
    }
    expect(api.requests.filter(({ body }) => body.length > 0)).toHaveLength(0);
  });

  test('by authorize is an error that says so; a clone may be read', async () => {
    const api = await startStub();
    const bodies: string[] = [];
    const greedy = await mounted(
      toNodeListener(proxyOf(api, { authorize: async (request) => (await request.text()) !== '' })),
    );
    const error = await errorOf(visitorOf(greedy).removeBackground('https://shop.example/shirt.jpg'));
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.message).toContain('request.clone()');
    expect(api.requests).toHaveLength(0);
    const careful = await mounted(
      toNodeListener(
        proxyOf(api, {
          authorize: async (request) => {
            bodies.push(await request.clone().text());
            return true;
          },
        }),
      ),
    );
    const page = visitorOf(careful);
    await page.removeBackground('https://shop.example/shirt.jpg');
    await page.tasks.resume(3).result();
    expect(bodies[0]).toContain('image_url=https');
    expect(bodies[1]).toContain('task_id=3');
  });

  test('by authorize does not matter for a poll, which the proxy has read by then', async () => {
    const api = await startStub();
    const base = await mounted(
      toNodeListener(
        proxyOf(api, {
          authorize: async (request, operation) => operation !== 'queryTask' || (await request.text()) !== '',
        }),
      ),
    );
    expect((await visitorOf(base).tasks.resume(3).result()).contentType).toBe('image/webp');
  });
});

describe('tasks of several users', () => {
  /** The proxy of the guide: it stores whose a task is, and looks it up. */
  async function shop(api: StubApi) {
    const owners = new Map<number, string>();
    const userOf = (request: Request) => request.headers.get('cookie') ?? '';
    const asked: [operation: string, taskId: number | undefined][] = [];
    const base = await mounted(
      toNodeListener(
        proxyOf(api, {
          authorize: (request, operation, { taskId }) => {
            asked.push([operation, taskId]);
            return taskId === undefined || owners.get(taskId) === userOf(request);
          },
          onTask: ({ id }, request) => void owners.set(id, userOf(request)),
        }),
      ),
    );
    return { owners, asked, ann: visitorOf(base, 'ann'), bob: visitorOf(base, 'bob'), base };
  }

  test('can be kept apart: only the user who created a task can poll it and fetch its picture', async () => {
    const api = await startStub();
    const { ann, bob, owners, asked, base } = await shop(api);
    const task = await ann.tasks.create('background-removal', png);
    expect([...owners]).toEqual([[task.id, 'ann']]);
    expect((await task.result()).contentType).toBe('image/webp');
    expect(asked).toEqual([
      ['createTask', undefined],
      ['queryTask', task.id],
      ['downloadResult', task.id],
    ]);
    const sent = api.requests.length;
    expect(await errorOf(bob.tasks.resume(task.id).result())).toBeInstanceOf(PermissionError);
    expect((await fetch(`${base}/files/${task.id}`, { headers: { cookie: 'bob' } })).status).toBe(403);
    expect(api.requests).toHaveLength(sent);
  });

  test('a task for which onTask fails is an error, and its number is in the log', async () => {
    const api = await startStub();
    const lines: string[] = [];
    const note = (line: string) => void lines.push(line);
    const base = await mounted(
      toNodeListener(
        proxyOf(api, {
          onTask: () => Promise.reject(new Error('the database is away')),
          logger: { error: note, warn: note, info: note, debug: note },
          logLevel: 'error',
        }),
      ),
    );
    const error = await errorOf(visitorOf(base).tasks.create('background-removal', png));
    expect(error).toMatchObject({ name: 'AmbiguousSubmitError', mayHaveRun: true });
    expect(lines).toEqual(['koukoutu: proxy: onTask for task 176 of createTask failed: the database is away']);
  });

  test('a create that the API refuses does not call onTask', async () => {
    const api = (await startStub()).on(paths.create, () => ({ json: { code: 409, message: 'no credits' } }));
    const onTask = vi.fn();
    const base = await mounted(toNodeListener(proxyOf(api, { onTask })));
    expect((await errorOf(visitorOf(base).tasks.create('background-removal', png))).name).toBe(
      'InsufficientCreditsError',
    );
    expect(onTask).not.toHaveBeenCalled();
  });

  test('a poll without a task number, with a wrong one or with a large form is refused before authorize is called', async () => {
    const api = await startStub();
    const { asked, base } = await shop(api);
    const poll = async (body: BodyInit) => (await fetch(`${base}/async/v1/query`, { method: 'POST', body })).status;
    expect(await poll(new URLSearchParams({ response: 'url' }))).toBe(422);
    expect(await poll(new URLSearchParams({ task_id: '1e3' }))).toBe(422);
    expect(await poll(new URLSearchParams({ task_id: '9'.repeat(20) }))).toBe(422);
    expect(await poll('')).toBe(422);
    expect(await poll('x'.repeat(70_000))).toBe(413);
    const chunked = new Blob(['x'.repeat(70_000)]).stream();
    const streamed = { method: 'POST', body: chunked, duplex: 'half' } as RequestInit;
    expect((await fetch(`${base}/async/v1/query`, streamed)).status).toBe(413);
    expect(asked).toEqual([]);
    expect(api.requests).toHaveLength(0);
  });
});
