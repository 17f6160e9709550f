import { randomFillSync } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { clientOf, errorOf } from './support/client.js';
import { hurriedClock } from './support/manual-clock.js';
import { pictures } from './support/pictures.js';
import * as sdk from './support/sdk.js';
import { envelope, paths, startStub, taskState } from './support/stub-api.js';

/** Answers that the spec does not foresee, and that must not lose what was paid for. */
describe('what was paid for is not lost', () => {
  test('if a task id comes as text', async () => {
    const api = (await startStub()).on(paths.create, () => envelope({ task_id: '176' }));
    const task = await clientOf(api).tasks.create('stamp-crop', await pictures.png());
    expect(task.toJSON()).toEqual({ id: 176, modelKey: 'stamp-crop' });
  });

  test('if a state comes as text', async () => {
    const api = await startStub();
    api.on(paths.query, () => taskState('1' as never, { result_file: api.url + paths.file }));
    expect((await clientOf(api).tasks.resume(1).result()).contentType).toBe('image/webp');
  });

  test('if a task id has sixteen digits and is exact', async () => {
    const api = await startStub();
    const create = async () => clientOf(api).tasks.create('stamp-crop', await pictures.png());
    for (const id of [Number.MAX_SAFE_INTEGER, String(Number.MAX_SAFE_INTEGER)]) {
      api.on(paths.create, () => ({ json: { code: 200, message: 'success', data: { task_id: id } } }));
      expect((await create()).id).toBe(Number.MAX_SAFE_INTEGER);
    }
    for (const id of [Number.MAX_SAFE_INTEGER + 1, 1.5, '', '1e3']) {
      api.on(paths.create, () => ({ json: { code: 200, message: 'success', data: { task_id: id } } }));
      expect(await errorOf(create())).toMatchObject({ name: 'InvalidResponseError', mayHaveRun: true });
    }
  });

  test('if a code comes as text', async () => {
    const json = { code: '200', message: 'success', data: { task_id: 176 } };
    const api = (await startStub()).on(paths.create, () => ({ json }));
    expect((await clientOf(api).tasks.create('stamp-crop', await pictures.png())).id).toBe(176);
    api.on(paths.create, () => ({ json: { code: '401', message: 'no' } }));
    const error = await errorOf(clientOf(api).tasks.create('stamp-crop', await pictures.png()));
    expect(error).toBeInstanceOf(sdk.AuthenticationError);
    expect(error.mayHaveRun).toBeUndefined();
  });

  test.each([
    ['a code of 0', { json: { code: 0, message: 'ok', data: { task_id: 176 } } }],
    ['a code of 201', { json: { code: 201, message: 'created', data: { task_id: 176 } } }],
    ['a code of 600', { json: { code: 600, message: 'odd' } }],
    ['a status of 999', { status: 999, body: '' }],
  ])('if the response is %s, which does not mean that a request was refused', async (_name, answer) => {
    const api = (await startStub()).on(paths.create, () => answer).on(paths.sync, () => answer);
    const client = clientOf(api);
    const png = await pictures.png();
    for (const call of [client.tasks.create('stamp-crop', png), client.removeBackground(png)]) {
      expect(await errorOf(call)).toMatchObject({ mayHaveRun: true });
    }
  });

  test.each([
    [
      'a document type',
      '<?xml version="1.0"?>\n<!-- traced -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.0//EN" "x">\n<svg/>',
    ],
    ['a byte order mark', '\ufeff<svg/>'],
  ])('if an svg begins with %s', async (_name, body) => {
    const api = (await startStub()).on(paths.file, () => ({ body }));
    expect((await clientOf(api).tasks.resume(1).result()).contentType).toBe('image/svg+xml');
  });

  test('if a large picture has the wrong content type', async () => {
    const noise = randomFillSync(Buffer.alloc(1300 * 1300 * 3));
    const body = await sharp(noise, { raw: { width: 1300, height: 1300, channels: 3 } })
      .png()
      .toBuffer();
    expect(body.length).toBeGreaterThan(4 << 20);
    const headers = { 'content-type': 'binary/octet-stream' };
    const api = (await startStub()).on(paths.sync, () => ({ headers, body }));
    expect((await clientOf(api).removeBackground(await pictures.png())).size).toBe(body.length);
  });

  test('if the connection breaks during polling: the error contains the task id', async () => {
    const api = (await startStub()).on(paths.query, () => (response) => response.destroy());
    const error = await errorOf(clientOf(api).removeBackground(await pictures.png(), { mode: 'task' }));
    expect(error).toBeInstanceOf(sdk.ConnectionError);
    expect(error.taskId).toBe(176);
  });
});

test('a task id that JSON cannot represent exactly is refused, not rounded', async () => {
  const body = '{"code":200,"message":"success","data":{"task_id":9007199254740993123}}';
  const api = (await startStub()).on(paths.create, () => ({ headers: { 'content-type': 'application/json' }, body }));
  const error = await errorOf(clientOf(api).tasks.create('stamp-crop', await pictures.png()));
  expect(error).toBeInstanceOf(sdk.InvalidResponseError);
  expect(error.mayHaveRun).toBe(true);
});

test('a result over the size limit is downloaded only once, because a retry cannot help', async () => {
  const api = (await startStub()).on(paths.file, () => ({ body: new Uint8Array(1000) }));
  const error = await errorOf(clientOf(api, { maxResultBytes: 500 }).tasks.resume(1).result());
  expect(error.name).toBe('InvalidResponseError');
  expect(error.message).toContain('maxResultBytes');
  expect(api.to(paths.file)).toHaveLength(1);
});

test.each(['0', 'Wed, 21 Oct 2015 07:28:00 GMT'])(
  'a Retry-After of %s does not make polling any faster',
  async (retryAfter) => {
    const api = await startStub();
    api.on(paths.query, (_, count) =>
      count < 4
        ? { ...taskState(0), headers: { 'retry-after': retryAfter } }
        : taskState(1, { result_file: api.url + paths.file }),
    );
    const clock = hurriedClock();
    await clientOf(api, { clock }).tasks.resume(1).result();
    expect(clock.slept).toHaveLength(3);
    expect(Math.min(...clock.slept)).toBeGreaterThan(400);
  },
);

test('a status outside the range of Response is an error like any other', async () => {
  const api = (await startStub()).on(paths.sync, () => ({ status: 999, body: 'no' }));
  const error = await errorOf(clientOf(api).removeBackground(await pictures.png()));
  expect(error).toBeInstanceOf(sdk.KoukoutuError);
  expect(error.status).toBe(999);
});
