import { describe, expect, test } from 'vitest';
import { KEY, MODELS_KEY, serve } from './client.js';
import { product } from './pictures.js';
import { answerProblems } from './spec-check.js';

const credits = async (server: Awaited<ReturnType<typeof serve>>) =>
  (await server.call('/async/v1/score')).json.data.credits as number;

describe('a task', () => {
  test('waits in the queue, runs with growing progress, and ends', async () => {
    const server = await serve({ clock: 'virtual', seed: 3, durations: { median: 10_000, spread: 0 } });
    const id = (await server.create()).json.data.task_id;
    const seen: { progress: number; position: number; state: number }[] = [];
    for (let second = 0; second <= 11; second++) {
      const { data } = (await server.query(id)).json;
      seen.push({ progress: Number(data.progress), position: data.position, state: data.state });
      server.mock.control.clock.advance(1000);
    }
    expect(seen.map(({ progress }) => progress)).toEqual(
      [...seen.map(({ progress }) => progress)].sort((a, b) => a - b),
    );
    expect(seen[0]?.position).toBeGreaterThanOrEqual(0);
    expect(seen.at(-1)).toEqual({ progress: 100, position: -1, state: 1 });
    const positions = seen.map(({ position }) => position);
    expect(positions).toEqual([...positions].sort((a, b) => b - a));
    expect(new Set(seen.map(({ progress }) => progress)).size).toBeGreaterThan(5);
  });

  test('cannot be polled with a wrong id or the key of another account: both get a 404', async () => {
    const server = await serve({ accounts: [{ key: KEY }, { key: 'other-key' }] });
    const id = (await server.create()).json.data.task_id;
    for (const reply of [await server.query(1), await server.query(id, { key: 'other-key' })]) {
      expect(reply.status).toBe(404);
      expect(reply.json.code).toBe(404);
      expect(answerProblems('queryTask', { ...reply, body: reply.json })).toEqual([]);
    }
    expect((await server.query(id)).json.code).toBe(200);
  });

  test('costs its price once, however often it is polled', async () => {
    const server = await serve();
    const before = await credits(server);
    const webp = await server.create();
    expect(await credits(server)).toBe(before - 1);
    await server.finish(webp.json.data.task_id);
    await server.query(webp.json.data.task_id);
    expect(await credits(server)).toBe(before - 1);
    await server.cut({ output_format: 'png' });
    expect(await credits(server)).toBe(before - 3);
  });

  test('refunds its price when it fails and is polled', async () => {
    const server = await serve();
    const before = await credits(server);
    const { json } = await server.create({}, { headers: { 'x-mock-scenario': 'task-failed' } });
    const failed = await server.finish(json.data.task_id);
    expect(failed.json.data).toMatchObject({ state: 2, result_file: null, message: expect.any(String) });
    expect(answerProblems('queryTask', { ...failed, body: failed.json })).toEqual([]);
    await server.query(json.data.task_id);
    expect(await credits(server)).toBe(before);
  });

  test('refunds its price when it fails and is never polled', async () => {
    const server = await serve({ clock: 'virtual', accounts: [{ key: KEY, credits: 1 }] });
    const { json } = await server.create();
    server.mock.control.tasks.fail(json.data.task_id);
    expect(server.mock.control.accounts.list()).toContainEqual(
      expect.objectContaining({ gateway: 'matting', credits: 1, charged: 0 }),
    );
    expect(await credits(server)).toBe(1);
    expect((await server.create({}, { headers: { 'x-mock-scenario': 'task-failed' } })).json.code).toBe(200);
    server.mock.control.clock.runAll();
    expect((await server.create()).json.code).toBe(200);
  });

  test.each([0, 4000, 7000])('that gets stuck after %i ms keeps its progress', async (ms) => {
    const server = await serve({ clock: 'virtual', durations: { median: 8000, spread: 0 } });
    const id = (await server.create()).json.data.task_id;
    server.mock.control.clock.advance(ms);
    const before = Number((await server.query(id)).json.data.progress);
    server.mock.control.faults.add({ fault: { kind: 'stuck', at: 30 } });
    const after: number[] = [];
    for (let poll = 0; poll < 5; poll++) {
      after.push(Number((await server.query(id)).json.data.progress));
      server.mock.control.clock.advance(4000);
    }
    expect(after[0]).toBe(before);
    expect(after).toEqual([...after].sort((a, b) => a - b));
    expect(after.at(-1)).toBe(Math.max(30, before));
  });

  test('ends as done or failed, without a server error, if its picture is cut off in the middle', async () => {
    const server = await serve();
    const whole = await product(400, 400, 'jpeg');
    const { json } = await server.create({}, { file: whole.subarray(0, Math.floor(whole.length / 2)) });
    const end = await server.finish(json.data.task_id);
    // Decoders differ on a cut-off JPEG, so the task may succeed or fail. It must never be a server error.
    expect([1, 2]).toContain(end.json.data.state);
  });

  test('has a result link that expires after its lifetime', async () => {
    const server = await serve({ clock: 'virtual', pictures: { resultLifetime: 60_000 } });
    const id = (await server.create()).json.data.task_id;
    server.mock.control.clock.runAll();
    const link = new URL((await server.query(id)).json.data.result_file).pathname;
    expect((await server.call(link)).status).toBe(200);
    server.mock.control.clock.advance(60_001);
    const gone = await server.call(link);
    expect(gone.status).toBe(403);
    expect(answerProblems('downloadResult', { ...gone, body: undefined })).toEqual([]);
  });
});

describe('an account', () => {
  test('has five slots for waiting and running tasks together. One more task is refused and costs nothing', async () => {
    const server = await serve({ clock: 'virtual' });
    const ids: number[] = [];
    for (let count = 0; count < 5; count++) ids.push((await server.create()).json.data.task_id);
    const before = await credits(server);
    const refused = await server.create();
    expect(refused.status).toBe(429);
    expect(answerProblems('createTask', { ...refused, body: refused.json })).toEqual([]);
    expect(await credits(server)).toBe(before);
    server.mock.control.tasks.finish(ids[0] ?? 0);
    expect((await server.create()).status).toBe(200);
  });

  test('does not share its slots with other accounts', async () => {
    const server = await serve({ clock: 'virtual', accounts: [{ key: KEY }, { key: 'other-key' }] });
    for (let count = 0; count < 5; count++) await server.create();
    expect((await server.create({}, { key: 'other-key' })).status).toBe(200);
  });

  test('without a free slot gets one by retrying its create on a poll clock', async () => {
    const server = await serve();
    for (let count = 0; count < 5; count++) await server.create();
    let tries = 0;
    while ((await server.create()).status === 429) expect(++tries).toBeLessThan(60);
  });

  test('without credits gets a 409, and a 403 from third-party models', async () => {
    const server = await serve({
      accounts: [
        { key: KEY, credits: 1, vipCredits: 0.5 },
        { key: MODELS_KEY, gateway: 'models', credits: 0 },
      ],
    });
    const png = await server.cut({ output_format: 'png' });
    expect(png.status).toBe(409);
    expect((await server.cut()).status).toBe(200);
    expect((await server.create()).status).toBe(409);
    const model = await server.call('/apis/v1/images/generations', {
      method: 'POST',
      body: JSON.stringify({ model: 'seedream4.5', prompt: 'x' }),
    });
    expect(model.status).toBe(403);
    expect(model.json.error.code).toBe('insufficient_user_quota');
    expect(answerProblems('generateImages', { ...model, body: model.json })).toEqual([]);
  });
});

describe('a picture that the API does not accept', () => {
  const cases: [number, string, () => Promise<Uint8Array>, Record<string, string>][] = [
    [407, 'under 70 px', () => product(60, 90), {}],
    [415, 'a GIF', async () => Buffer.from('GIF89a,,,,,,,,,,,,,,,,,,'), {}],
    [415, 'empty', async () => new Uint8Array(), {}],
    [413, 'over 10000 px by its header alone', async () => pngHeader(20_000, 20_000), {}],
    [422, 'without transparency, for a shadow', () => product(), { model_key: 'image-shadow-v3' }],
  ];
  test.each(cases)('gets %i when it is %s, and costs nothing', async (status, _, picture, fields) => {
    const server = await serve();
    const before = await credits(server);
    const reply = await server.create(fields, { file: await picture() });
    // `fetch` does not return a response with status 407, so the mock reports it in the envelope.
    expect(reply.status).toBe(status === 407 ? 200 : status);
    expect(reply.json.code).toBe(status);
    expect(answerProblems('createTask', { ...reply, body: reply.json })).toEqual([]);
    expect(await credits(server)).toBe(before);
  });

  test('gets 413 if the file has more bytes than the spec allows', async () => {
    const server = await serve();
    const reply = await server.create({}, { file: Buffer.concat([await product(), Buffer.alloc(41 * 1024 * 1024)]) });
    expect(reply.status).toBe(413);
  });

  test('gets 413 if the body has more bytes than any request may have', async () => {
    const server = await serve();
    const reply = await server.create({}, { file: Buffer.alloc(70 * 1024 * 1024) });
    expect(reply.status).toBe(413);
  });
});

describe('the same seed', () => {
  test('produces the same run, byte for byte', async () => {
    const run = async (seed: number) => {
      const server = await serve({ seed });
      const texts: string[] = [];
      for (let count = 0; count < 3; count++) {
        const { json } = await server.create({ output_format: 'png' });
        texts.push(JSON.stringify(json));
        const done = await server.finish(json.data.task_id);
        texts.push(JSON.stringify(done.json).replaceAll(server.url, ''));
        const file = await server.call(new URL(done.json.data.result_file).pathname);
        texts.push(Buffer.from(file.bytes).toString('base64'));
      }
      texts.push(JSON.stringify(server.mock.control.journal.entries()).replaceAll(String(server.port), 'PORT'));
      return texts.map((text) => text.replaceAll(/----formdata-undici-\d+/g, 'BOUNDARY'));
    };
    const [first, again, other] = [await run(7), await run(7), await run(8)];
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  test('is kept by reset, and a restored snapshot continues like the first run', async () => {
    const server = await serve({ seed: 5 });
    const run = async () => (await server.finish((await server.create()).json.data.task_id)).json;
    const first = await run();
    const snapshot = server.mock.snapshot();
    const second = await run();
    server.mock.restore(snapshot);
    expect(await run()).toEqual(second);
    server.mock.reset();
    expect(await run()).toEqual(first);
    expect(JSON.stringify(snapshot)).not.toContain(KEY);
  });
});

test('a shadow can be made from a link to another site, for which the mock draws a cut-out', async () => {
  const server = await serve();
  const { json } = await server.create({ model_key: 'image-shadow-v3', image_url: 'https://shop.example/cut.png' });
  expect((await server.finish(json.data.task_id)).json.data.state).toBe(1);
});

function pngHeader(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(64);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  bytes.writeUInt32BE(13, 8);
  bytes.write('IHDR', 12, 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.set([8, 2, 0, 0, 0], 24);
  return bytes;
}
