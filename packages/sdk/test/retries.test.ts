import { describe, expect, test } from 'vitest';
import { AmbiguousSubmitError, ConnectionError, RateLimitError, ServerError, TimeoutError } from '../src/node.js';
import { arrived, clientOf, errorOf } from './support/client.js';
import { hurriedClock, manualClock } from './support/manual-clock.js';
import { pictures } from './support/pictures.js';
import { type Answer, envelope, paths, type Recorded, startStub } from './support/stub-api.js';

const png = await pictures.png();
const cut: Answer = (response) => response.socket?.destroy();
const tooMany: readonly [string, Answer][] = [
  ['HTTP 429', { status: 429, json: { code: 429, message: 'busy' } }],
  ['an envelope with 429', { json: { code: 429, message: 'busy' } }],
];
const failures: readonly [string, Answer][] = [
  ['HTTP 500', { status: 500, json: { code: 500, message: 'oops' } }],
  ['an envelope with 500', { json: { code: 500, message: 'oops' } }],
  ['a gateway page with 502', { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>' }],
  ['HTTP 503', { status: 503 }],
  ['HTTP 504', { status: 504 }],
];

describe('a call that only reads is retried', () => {
  test.each([...tooMany, ...failures, ['a cut connection', cut] as const])('after %s', async (_name, answer) => {
    const api = (await startStub()).on(paths.score, (_, count) =>
      count < 4 ? answer : envelope({ credits: 1, vip_credits: 2 }),
    );
    const clock = hurriedClock();
    expect(await clientOf(api, { clock }).credits()).toEqual({ credits: 1, vipCredits: 2 });
    expect(api.to(paths.score)).toHaveLength(4);
    expect(clock.slept).toHaveLength(3);
    clock.slept.forEach((ms, attempt) => {
      expect(ms).toBeGreaterThanOrEqual(250 * 2 ** attempt);
      expect(ms).toBeLessThanOrEqual(500 * 2 ** attempt);
    });
  });

  test('up to maxRetries, of the client or of the call', async () => {
    const api = (await startStub()).on(paths.score, () => ({ status: 503 }));
    expect(await errorOf(clientOf(api, { maxRetries: 2 }).credits())).toBeInstanceOf(ServerError);
    expect(api.to(paths.score)).toHaveLength(3);
    await errorOf(clientOf(api).credits({ maxRetries: 0 }));
    expect(api.to(paths.score)).toHaveLength(4);
  });

  test('but never if maxRetries is NaN, as from an unset variable', async () => {
    const api = (await startStub()).on(paths.score, () => ({ status: 503 }));
    await errorOf(clientOf(api, { maxRetries: Number.NaN }).credits());
    expect(api.to(paths.score)).toHaveLength(1);
  });

  test('after a body that ends in the middle', async () => {
    const api = (await startStub()).on(paths.score, (_, count) =>
      count > 1
        ? envelope({ credits: 1, vip_credits: 2 })
        : (response) => {
            response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
            response.write('{"code":200,', () => response.socket?.destroy());
          },
    );
    await clientOf(api).credits();
    expect(api.to(paths.score)).toHaveLength(2);
  });

  test('but not after a response that a retry would not change', async () => {
    const api = (await startStub()).on(paths.score, () => ({ status: 401, json: { code: 401, message: 'no' } }));
    await errorOf(clientOf(api).credits());
    expect(api.to(paths.score)).toHaveLength(1);
  });

  test('and fails with a ConnectionError that names the host, not the key, if the server cannot be reached', async () => {
    const api = await startStub();
    await new Promise((resolve) => api.server.close(resolve));
    const clock = hurriedClock();
    const error = await errorOf(clientOf(api, { clock, maxRetries: 3 }).credits());
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error.message).toMatch(/^credits: .*ECONNREFUSED/);
    expect(clock.slept).toHaveLength(3);
  });
});

describe('Retry-After', () => {
  test.each([
    ['seconds', '7', 7000],
    ['an HTTP date', 'Thu, 01 Jan 2026 00:00:09 GMT', 9000],
  ])('in %s wins over the backoff', async (_form, value, ms) => {
    const api = (await startStub()).on(paths.score, (_, count) =>
      count === 1 ? { status: 429, headers: { 'retry-after': value } } : envelope({ credits: 1, vip_credits: 2 }),
    );
    const clock = hurriedClock();
    await clientOf(api, { clock }).credits();
    expect(clock.slept).toEqual([ms]);
  });

  test('beyond the deadline fails at once with an error that contains the delay', async () => {
    const api = (await startStub()).on(paths.score, () => ({ status: 429, headers: { 'retry-after': '600' } }));
    const clock = hurriedClock();
    const error = await errorOf(clientOf(api, { clock }).credits());
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error.retryAfter).toBe(600_000);
    expect(clock.slept).toEqual([]);
  });
});

describe('a request that costs', () => {
  const creates = [
    [paths.sync, (client: ReturnType<typeof clientOf>) => client.removeBackground(png)],
    [paths.create, (client: ReturnType<typeof clientOf>) => client.tasks.create('background-removal', png)],
  ] as const;

  describe.each(creates)('%s', (path, run) => {
    test.each(tooMany)('is retried after %s, with the same body', async (_name, answer) => {
      const api = await startStub();
      let refused = 0;
      const works =
        path === paths.sync ? { headers: { 'content-type': 'image/png' }, body: png } : envelope({ task_id: 5 });
      api.on(path, () => (++refused < 4 ? answer : works));
      await run(clientOf(api));
      const [first, ...others] = api.to(path) as [Recorded, ...Recorded[]];
      expect(others).toHaveLength(3);
      for (const other of others) {
        expect(other.body.length).toBe(first.body.length);
        expect(new Uint8Array(await (other.form.image_file as File).arrayBuffer())).toEqual(png);
        expect(other.headers['content-length']).toBe(first.headers['content-length']);
      }
    });

    test.each([...failures, ['a cut connection', cut] as const])('is never retried after %s', async (_name, answer) => {
      const api = (await startStub()).on(path, () => answer);
      const error = await errorOf(run(clientOf(api)));
      expect(error).toBeInstanceOf(AmbiguousSubmitError);
      expect(error.mayHaveRun).toBe(true);
      expect(error.message).toMatch(/may have been carried out and charged/);
      expect(api.to(path)).toHaveLength(1);
    });

    test('is retried while the connection is refused, since nothing was sent', async () => {
      const api = await startStub();
      await new Promise((resolve) => api.server.close(resolve));
      const clock = hurriedClock();
      const error = await errorOf(run(clientOf(api, { clock, maxRetries: 2 })));
      expect(error).toBeInstanceOf(ConnectionError);
      expect(clock.slept).toHaveLength(2);
    });

    test('without a response in time may have been charged, and the error says that the time ran out', async () => {
      const api = (await startStub()).on(path, () => () => {});
      const clock = manualClock();
      const failed = errorOf(run(clientOf(api, { clock, timeout: 800 })));
      await arrived(api, path);
      await clock.wind(800);
      const error = await failed;
      expect(error).toBeInstanceOf(AmbiguousSubmitError);
      expect(error.message).toMatch(/not finished within 800 ms.*may still be carried out and charged/);
      expect(error.cause).toBeInstanceOf(TimeoutError);
    });
  });

  test('whose response ends in the middle may have been charged', async () => {
    const api = (await startStub()).on(paths.sync, () => (response) => {
      response.writeHead(200, { 'content-type': 'image/png', 'content-length': String(png.length) });
      response.write(png.slice(0, 100), () => response.socket?.destroy());
    });
    const error = await errorOf(clientOf(api).removeBackground(png));
    expect(error).toBeInstanceOf(AmbiguousSubmitError);
    expect(api.to(paths.sync)).toHaveLength(1);
  });
});
