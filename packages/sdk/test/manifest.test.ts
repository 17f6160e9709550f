import { describe, expect, test } from 'vitest';
import { all, cutOut, newFile, payingApi, png, tasksWritten } from './support/batches.js';
import { clientOf, errorOf } from './support/client.js';
import { AbortError, AmbiguousSubmitError, type BatchItem, type ImageResult, manifestFile } from './support/sdk.js';
import { type Answer, envelope, paths, startStub, taskState } from './support/stub-api.js';

describe('a batch with a manifest file', () => {
  test('skips what an earlier run has finished, and pays once', async () => {
    const api = await payingApi();
    const file = await newFile();
    expect(await all(cutOut(api, file, 7))).toHaveLength(7);
    const again = await all(cutOut(api, file, 9));
    expect(again.map(({ input }) => input).sort()).toEqual(['picture-7', 'picture-8']);
    expect(again.at(-1)?.progress).toMatchObject({ done: 2, skipped: 7 });
    expect(api.paid()).toBe(9);
  });

  test('continues the tasks of an interrupted run by their ids', async () => {
    const api = await payingApi();
    const file = await newFile();
    const answer = (state: 0 | 1) => taskState(state, state === 1 ? { result_file: api.url + paths.file } : {});
    // Six tasks end. Five more get as far as being polled, and stay there until the second run.
    api.on(paths.query, ({ form }) => answer(Number(form.task_id) > 6 ? 0 : 1));
    const controller = new AbortController();
    const results: BatchItem<string, ImageResult>[] = [];
    const failure = errorOf(
      (async () => {
        for await (const item of cutOut(api, file, 20, controller.signal)) results.push(item);
      })(),
    );
    await tasksWritten(file, 6 + 5);
    controller.abort();
    expect(await failure).toBeInstanceOf(AbortError);
    api.on(paths.query, () => answer(1));
    const second = await all(cutOut(api, file, 20));
    expect(second.every(({ result }) => result?.contentType === 'image/webp')).toBe(true);
    const names = new Set([...results, ...second].map(({ input }) => input));
    expect(names.size).toBe(20);
    expect(api.paid()).toBe(20);
    expect(await all(cutOut(api, file, 20))).toEqual([]);
  });

  test('yields a result again that the caller was still processing when the loop was left', async () => {
    const api = await payingApi();
    const file = await newFile();
    for await (const _ of cutOut(api, file, 1)) break;
    const again = await all(cutOut(api, file, 1));
    expect(again[0]?.result?.taskId).toBe(1);
    expect(api.paid()).toBe(1);
  });

  test('runs again what may have been paid for only with repeatUnknown', async () => {
    const api = (await payingApi()).on(paths.create, () => (response) => response.socket?.destroy());
    const file = await newFile();
    const first = await all(cutOut(api, file, 1));
    expect(first[0]?.error).toBeInstanceOf(AmbiguousSubmitError);
    api.on(paths.create, () => envelope({ task_id: 9 }));
    const second = await all(cutOut(api, file, 1));
    expect(second[0]?.error).toBeInstanceOf(AmbiguousSubmitError);
    expect(String(second[0]?.error)).toContain('repeatUnknown');
    expect(api.to(paths.create)).toHaveLength(1);
    for await (const { result } of cutOut(api, file, 1, undefined, true)) {
      expect(result?.taskId).toBe(9);
      break;
    }
    // From then on there is nothing unknown about it.
    expect((await all(cutOut(api, file, 1)))[0]?.result?.taskId).toBe(9);
    expect(api.to(paths.create)).toHaveLength(2);
  });

  test('runs again what was certainly not carried out', async () => {
    const api = await payingApi();
    api.on(paths.create, () => ({ status: 401, json: { code: 401, message: 'no' } }));
    const file = await newFile();
    expect((await all(cutOut(api, file, 1)))[0]?.error).toMatchObject({ name: 'AuthenticationError' });
    api.on(paths.create, () => envelope({ task_id: 9 })).on(paths.query, () => taskState(2, { message: 'no' }));
    expect((await all(cutOut(api, file, 1)))[0]?.error).toMatchObject({ name: 'TaskFailedError' });
    api.on(paths.query, () => taskState(1, { result_file: api.url + paths.file }));
    expect((await all(cutOut(api, file, 1)))[0]?.result?.taskId).toBe(9);
    expect(api.paid()).toBe(3);
  });

  test('does not create a task again when its poll or its download fails', async () => {
    const api = await payingApi();
    const file = await newFile();
    const trouble: readonly [string, Answer][] = [
      [paths.query, { status: 500 }],
      [paths.query, (response) => response.socket?.destroy()],
      [paths.file, { status: 503 }],
      [paths.file, { status: 403 }],
    ];
    for (const [path, answer] of trouble) {
      const broken = Object.assign(await startStub(), { paid: () => 0 }).on(path, () => answer);
      if (path === paths.query) broken.on(paths.create, () => envelope({ task_id: 1 }));
      expect((await all(cutOut(broken, file, 1)))[0]?.error).toBeDefined();
    }
    const last = await all(cutOut(api, file, 1));
    expect(last[0]?.result?.contentType).toBe('image/webp');
    expect(api.paid()).toBe(0);
  });

  test('reports a synchronous result that was never consumed, because it was paid for and cannot be downloaded again', async () => {
    const api = await startStub();
    const file = await newFile();
    const client = clientOf(api);
    const run = () =>
      client.batch(['a', 'b'], () => client.removeBackground(png, { mode: 'sync' }), {
        manifest: manifestFile(file),
        concurrency: 1,
      });
    for await (const { input } of run()) if (input === 'b') break;
    const again = await all(run());
    expect(again.map(({ input, error }) => [input, error?.name])).toEqual([['b', 'AmbiguousSubmitError']]);
    expect(api.to(paths.sync)).toHaveLength(2);
  });
});
