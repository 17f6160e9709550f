import { describe, expect, test } from 'vitest';
import { arrived, clientOf, errorOf } from './support/client.js';
import { hurriedClock, manualClock } from './support/manual-clock.js';
import { pictures } from './support/pictures.js';
import {
  InvalidRequestError,
  Koukoutu,
  NotFoundError,
  TaskFailedError,
  TaskTimeoutError,
  type TaskUpdate,
  TimeoutError,
} from './support/sdk.js';
import { envelope, paths, startStub, taskState } from './support/stub-api.js';

const png = await pictures.png();

describe('polling', () => {
  test('yields every update: state, progress as a number, queue position', async () => {
    const api = await startStub();
    const answers = [
      taskState(0, { position: 3 }),
      taskState(0, { progress: '65.71' }),
      taskState(0, { progress: null }),
      taskState(0, { progress: '120' }),
      taskState(1, { result_file: `${api.url}/files/x.webp`, progress: '100' }),
    ];
    api.on(paths.query, () => answers.shift() ?? taskState(2));
    const seen: TaskUpdate[] = [];
    for await (const update of clientOf(api).tasks.resume(176).updates()) seen.push(update);
    expect(seen.map(({ state, progress, position }) => [state, progress, position])).toEqual([
      ['queued', 0, 3],
      ['running', 65.71, null],
      ['running', 0, null],
      ['running', 100, null],
      ['done', 100, null],
    ]);
  });

  test('sends the task’s id and model, and waits about the recommended interval between polls', async () => {
    const api = await startStub();
    api.on(paths.query, (_, count) => (count < 4 ? taskState(0) : taskState(1, { result_file: api.url + paths.file })));
    const clock = hurriedClock();
    await clientOf(api, { clock }).tasks.resume({ id: 7, modelKey: 'image-extract' }).result();
    expect(api.to(paths.query)[0]?.form).toEqual({ task_id: '7', response: 'url', model_key: 'image-extract' });
    expect(clock.slept).toHaveLength(3);
    for (const ms of clock.slept) {
      expect(ms).toBeGreaterThanOrEqual(900);
      expect(ms).toBeLessThanOrEqual(1100);
    }
  });

  test('waits with the first poll of a new task as long as earlier tasks of the model ran, and polls a resumed one at once', async () => {
    const clock = hurriedClock();
    let began = 0;
    const api = await startStub();
    api.on(paths.create, () => {
      began = clock.now();
      return envelope({ task_id: 176 });
    });
    api.on(paths.query, () =>
      clock.now() - began < 8000 ? taskState(0) : taskState(1, { result_file: api.url + paths.file }),
    );
    const koukoutu = clientOf(api, { clock });
    const run = async () => {
      const task = await koukoutu.tasks.create('background-removal', png);
      const from = clock.slept.length;
      await task.result();
      return clock.slept.slice(from);
    };
    for (let number = 0; number < 8; number += 1) expect(await run()).not.toHaveLength(0);
    const polls = api.to(paths.query).length;
    const waits = await run();
    expect(waits).toHaveLength(api.to(paths.query).length - polls);
    expect(waits[0]).toBeGreaterThan(1100);
    expect(waits[0]).toBeLessThanOrEqual(2000);
    const slept = clock.slept.length;
    await koukoutu.tasks.resume({ id: 176, modelKey: 'background-removal' }).result();
    expect(clock.slept).toHaveLength(slept);
  });

  test('the server’s Retry-After wins over the interval', async () => {
    const api = await startStub();
    api.on(paths.query, (_, count) =>
      count === 1
        ? { ...taskState(0), headers: { 'retry-after': '9' } }
        : taskState(1, { result_file: api.url + paths.file }),
    );
    const clock = hurriedClock();
    await clientOf(api, { clock }).tasks.resume(1).result();
    expect(clock.slept).toEqual([9000]);
  });

  test.each([2, -1, 3, 99])('state %i is a failure, with the API’s message and the raw state', async (state) => {
    const api = (await startStub()).on(paths.query, () => taskState(state, { message: '无法识别' }));
    const error = await errorOf(clientOf(api).tasks.resume(176).result());
    expect(error).toBeInstanceOf(TaskFailedError);
    expect(error.message).toBe(`task.result: task 176 failed in state ${state}: 无法识别`);
    expect(error).toMatchObject({
      taskId: 176,
      apiMessage: '无法识别',
      lastState: { state: 'failed', rawState: state },
    });
    expect(api.to(paths.query)).toHaveLength(1);
  });

  test('one deadline covers all polls; the error names the task and its state, and says how to continue', async () => {
    const api = (await startStub()).on(paths.query, () => taskState(0, { progress: '30' }));
    const clock = manualClock();
    const failure = errorOf(clientOf(api, { clock }).tasks.resume(176).result({ timeout: 10_000 }));
    for (let second = 0; second < 12; second++) {
      await arrived(api, paths.query);
      await new Promise((resolve) => setTimeout(resolve, 5));
      await clock.wind(1000);
    }
    const error = await failure;
    expect(error).toBeInstanceOf(TaskTimeoutError);
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ taskId: 176, lastState: { progress: 30, state: 'running' } });
    expect(error.message).toMatch(/not finished within 10000 ms\. Task 176 may still run.*tasks\.resume\(176\)/);
    expect(api.to(paths.query).length).toBeLessThanOrEqual(11);
  });

  test('a poll that hangs is abandoned and retried, and does not use up the deadline', async () => {
    const api = await startStub();
    api.on(paths.query, (_, count) => (count === 1 ? () => {} : taskState(1, { result_file: api.url + paths.file })));
    const clock = manualClock();
    const result = clientOf(api, { clock }).tasks.resume(1).result();
    await arrived(api, paths.query);
    await clock.wind(30_000);
    await clock.wind(1000);
    expect((await result).taskId).toBe(1);
  });

  test('onUpdate of a call receives every poll', async () => {
    const api = await startStub();
    api.on(paths.query, (_, count) =>
      count < 3 ? taskState(0, { progress: `${count}0` }) : taskState(1, { result_file: api.url + paths.file }),
    );
    const seen: number[] = [];
    await clientOf(api).extractPrint(png, { extractType: '服装', onUpdate: ({ progress }) => seen.push(progress) });
    expect(seen).toEqual([10, 20, 100]);
  });
});

describe('resuming', () => {
  test('a task survives JSON and another process', async () => {
    const api = await startStub();
    const task = await clientOf(api).tasks.create('stamp-background-removal', png);
    const stored = JSON.stringify(task);
    expect(JSON.parse(stored)).toEqual({ id: 176, modelKey: 'stamp-background-removal' });
    const result = await clientOf(api).tasks.resume(JSON.parse(stored)).result();
    expect(result).toMatchObject({ taskId: 176, contentType: 'image/webp' });
    expect(api.to(paths.create)).toHaveLength(1);
    expect(api.to(paths.query)[0]?.form.model_key).toBe('stamp-background-removal');
  });

  test('onTask is called with the id before the first poll, and resume sends nothing', async () => {
    const api = await startStub();
    const client = clientOf(api);
    const stored: unknown[] = [];
    await client.removeBackground(png, {
      mode: 'task',
      onTask: (task) => {
        expect(api.to(paths.query)).toHaveLength(0);
        stored.push(task);
      },
    });
    expect(stored).toEqual([{ id: 176, modelKey: 'background-removal' }]);
    await client.removeBackground(png, { resume: stored[0] as { id: number } });
    expect(api.to(paths.create)).toHaveLength(1);
  });

  test('a value that is not a task is refused with a hint', () => {
    const client = new Koukoutu({ apiKey: 'k' });
    for (const bad of [undefined, null, {}, { id: 'x' }, Number.NaN]) {
      expect(() => client.tasks.resume(bad as never)).toThrow(InvalidRequestError);
    }
  });

  test('an unknown task is NotFoundError with its id', async () => {
    const api = (await startStub()).on(paths.query, () => ({ json: { code: 404, message: '任务不存在' } }));
    const error = await errorOf(clientOf(api).tasks.resume(5).result());
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error.taskId).toBe(5);
  });
});

describe('a task is not lost with an error', () => {
  test.each([
    ['a poll fails in the server', paths.query, { status: 500 }],
    [
      'a poll finds no connection',
      paths.query,
      (response: { socket: { destroy(): void } | null }) => response.socket?.destroy(),
    ],
    ['a poll is answered with a web page', paths.query, { headers: { 'content-type': 'text/html' }, body: '<html>' }],
    ['the result cannot be fetched', paths.file, { status: 500 }],
    ['the link to the result stays expired', paths.file, { status: 403 }],
    ['the result is no picture', paths.file, { body: 'no' }],
  ] as const)('when %s', async (_name, path, answer) => {
    const api = (await startStub()).on(path, () => answer as never);
    const error = await errorOf(clientOf(api, { maxRetries: 0 }).extractPrint(png, { extractType: '服装' }));
    expect(error).toMatchObject({ taskId: 176, mayHaveRun: true });
  });
});

test.each([
  ['onTask', { onTask: () => Promise.reject(new Error('it is gone')) }],
  [
    'onUpdate',
    {
      onUpdate: () => {
        throw new Error('it is gone');
      },
    },
  ],
  ['middleware', {}],
])('a task is named in the log when %s fails, since that error does not name it', async (what, options) => {
  const lines: string[] = [];
  const logger = { error: (line: string) => lines.push(line), warn() {}, info() {}, debug() {} };
  const client = clientOf(await startStub(), { logger, logLevel: 'error' });
  client.use({
    onResponse({ schemaPath }) {
      if (what === 'middleware' && schemaPath === '/v1/query') throw new Error('it is gone');
    },
  });
  const error = await errorOf(client.removeBackground(png, { mode: 'task', ...options }));
  expect(error.message).toBe('it is gone');
  expect(lines).toEqual(['koukoutu: removeBackground: a callback failed; tasks.resume(176) continues.']);
});

test('there is a pause between polls even if the server asks for none', async () => {
  const api = await startStub();
  api.on(paths.query, (_, count) =>
    count < 4
      ? { ...taskState(0), headers: { 'retry-after': '0' } }
      : taskState(1, { result_file: api.url + paths.file }),
  );
  const clock = hurriedClock();
  await clientOf(api, { clock }).tasks.resume(1).result();
  expect(Math.min(...clock.slept)).toBeGreaterThanOrEqual(500);
});
