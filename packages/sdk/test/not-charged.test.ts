import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import { arrived, clientOf, errorOf } from './support/client.js';
import { listen } from './support/listen.js';
import { hurriedClock, manualClock } from './support/manual-clock.js';
import { pictures } from './support/pictures.js';
import { envelope, paths, startStub, taskState } from './support/stub-api.js';
import { soon } from './support/turns.js';

const png = await pictures.png();

describe('calls that wait for a slot', () => {
  const run = async (calls: number, apart: number) => {
    const api = (await startStub()).on(paths.sync, () => () => {});
    const clock = manualClock();
    const client = clientOf(api, { clock, timeout: 2_000 });
    const failed: Promise<Error & Record<string, unknown>>[] = [];
    for (let count = 0; count < calls; count += 1) {
      failed.push(errorOf(client.removeBackground(png)));
      if (apart) await clock.wind(apart);
    }
    await arrived(api, paths.sync, 5);
    const settled = Promise.all(failed);
    let done = false;
    settled.then(() => {
      done = true;
    });
    while (!done) {
      await clock.wind(10);
      await soon();
    }
    return { errors: await settled, sent: api.to(paths.sync).length };
  };

  test.each([
    ['in one tick', 12, 0],
    ['20 ms apart', 60, 20],
  ])(
    'begun %s: a call that was never sent is a TimeoutError that says so, and takes no slot at the last moment',
    async (_when, calls, apart) => {
      const { errors, sent } = await run(calls, apart);
      const ambiguous = errors.filter(({ name }) => name === 'AmbiguousSubmitError');
      const unsent = errors.filter(({ name, charged }) => name === 'TimeoutError' && charged === 'no');
      expect(ambiguous).toHaveLength(sent);
      expect(unsent).toHaveLength(calls - sent);
      expect(sent).toBeLessThanOrEqual(10);
      expect(unsent.every(({ mayHaveRun }) => mayHaveRun === undefined)).toBe(true);
    },
  );
});

describe.each(['0', '0.001', '-5', 'Thu, 01 Jan 1970 00:00:00 GMT', 'soon'])('Retry-After: %s', (value) => {
  const headers = { 'retry-after': value };

  test('does not shorten the pause before a retry', async () => {
    const api = (await startStub()).on(paths.score, () => ({ status: 429, headers }));
    const clock = hurriedClock();
    await errorOf(clientOf(api, { clock, maxRetries: 3 }).credits());
    expect(clock.slept).toHaveLength(3);
    expect(Math.min(...clock.slept)).toBeGreaterThanOrEqual(250);
  });

  test('does not shorten the pause between two polls', async () => {
    const api = await startStub();
    api.on(paths.query, (_, count) => ({
      ...(count < 6 ? taskState(0, { progress: '99.9999' }) : taskState(1, { result_file: api.url + paths.file })),
      headers,
    }));
    const clock = hurriedClock();
    await clientOf(api, { clock, pollInterval: 1_000 }).tasks.resume(5).result();
    expect(clock.slept).toHaveLength(5);
    expect(Math.min(...clock.slept)).toBeGreaterThanOrEqual(450);
  });
});

describe('a gateway that responds instead of the API', () => {
  test.each([
    [413, '<html><head><title>413 Request Entity Too Large</title></head></html>', '413 Request Entity Too Large'],
    [403, '<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>', 'Just a moment...'],
    [413, 'Request Entity Too Large FUNCTION_PAYLOAD_TOO_LARGE', 'FUNCTION_PAYLOAD_TOO_LARGE'],
    [404, '<html>nothing here</html>', 'nothing here'],
    [401, 'Unauthorized', 'Unauthorized'],
  ])('with %i is reported as such, not as an error of the API', async (status, body, words) => {
    const api = (await startStub()).on(paths.sync, () => ({ status, headers: { 'content-type': 'text/html' }, body }));
    const error = await errorOf(clientOf(api).removeBackground(png));
    expect(error).toMatchObject({ name: 'InvalidResponseError', status, charged: 'no' });
    expect(error.message).toContain(words);
  });

  test('with 413 while a large picture is still being sent does not look like a charge', async () => {
    const server = createServer((request, response) => {
      request.once('data', () => {
        response.writeHead(413, { 'content-type': 'text/html', connection: 'close' }).end('<title>Too large</title>');
        setImmediate(() => request.socket.destroy());
      });
    });
    const url = await listen(server);
    const large = new Blob([png, new Uint8Array(20 << 20)]);
    const error = await errorOf(clientOf({ url }).removeBackground(large, { preflight: false }));
    expect({ name: error.name, charged: error.charged, words: error.message }).toMatchObject({
      name: expect.stringMatching(/ConnectionError|InvalidResponseError/),
      charged: 'no',
    });
  });
});

describe('the fetch option', () => {
  const failing: readonly [what: string, fetch: (request: Request) => Promise<Response>][] = [
    ['leaves duplex out', (request) => fetch(request.url, { method: 'POST', body: request.body })],
    ['takes no Request of this realm, as undici.fetch', (request) => fetch(String(request))],
    [
      'throws at once',
      () => {
        throw new Error('not today');
      },
    ],
    [
      'rejects without looking at the request',
      async () => {
        throw new ReferenceError('agent is not defined');
      },
    ],
  ];

  test.each(failing)('that %s is a ConfigurationError, and nothing was charged', async (_what, fetch) => {
    const error = await errorOf(clientOf(await startStub(), { fetch }).removeBackground(png));
    expect(error).toMatchObject({ name: 'ConfigurationError', charged: 'no' });
    expect(error.mayHaveRun).toBeUndefined();
  });

  test('that loses the connection after reading the body may have been charged', async () => {
    const fetch = async (request: Request): Promise<Response> => {
      await request.arrayBuffer();
      throw new Error('boom');
    };
    const error = await errorOf(clientOf(await startStub(), { fetch }).removeBackground(png));
    expect(error).toMatchObject({ name: 'AmbiguousSubmitError', charged: 'maybe' });
  });
});

test('client.raw does not send the name of a file on the disk', async () => {
  const api = (await startStub()).on(paths.create, () => envelope({ task_id: 1 }));
  const file = new File([png], '/srv/someone/secret plans.png', { type: 'image/png' });
  const { raw } = clientOf(api);
  await raw.async.POST('/v1/create', { body: { model_key: 'background-removal', image_file: file } });
  const form = new FormData();
  form.append('model_key', 'background-removal');
  form.append('image_file', file);
  await raw.async.POST('/v1/create', { body: form as never });
  for (const request of api.to(paths.create)) {
    expect((request.form.image_file as File).name).toBe('image.png');
    expect(request.body.toString('latin1')).not.toContain('secret');
  }
});
