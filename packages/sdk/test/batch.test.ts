import { getEventListeners } from 'node:events';
import { appendFile, type FileHandle, open, readFile, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { clientOf, errorOf } from './support/client.js';
import { pictures } from './support/pictures.js';
import {
  AbortError,
  AmbiguousSubmitError,
  type BatchItem,
  fromPath,
  type ImageResult,
  manifestFile,
} from './support/sdk.js';
import { type Answer, envelope, paths, type StubApi, startStub, taskState } from './support/stub-api.js';
import { temporaryFolder } from './support/temporary.js';

const png = await pictures.png();
const front = await pictures.png(100, 100);
const back = await pictures.png(130, 110);
const hang = (told: AbortSignal[], signal: AbortSignal) => {
  told.push(signal);
  return new Promise<void>(() => {});
};
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe('a batch', () => {
  test('yields every input with its result or its error: one failure stops nothing', async () => {
    const client = clientOf(await startStub());
    const items = await all(
      client.batch(['a', 'b', 'c'], async (input, { index }) => {
        if (input === 'b') throw new Error('b is bad');
        return `${input}${index}`;
      }),
    );
    const sorted = items.sort((one, other) => one.index - other.index);
    expect(sorted.map(({ input, result, error }) => [input, result, (error as Error | undefined)?.message])).toEqual([
      ['a', 'a0', undefined],
      ['b', undefined, 'b is bad'],
      ['c', 'c2', undefined],
    ]);
  });

  test('yields as they finish, and says how far the whole is', async () => {
    const client = clientOf(await startStub());
    const waits = [3, 1, 2];
    const items = await all(
      client.batch(waits, async (turns) => {
        for (let at = 0; at < turns * 5; at++) await turn();
        if (turns === 2) throw new Error('x');
      }),
    );
    expect(items.map(({ index }) => index)).toEqual([1, 2, 0]);
    expect(items.map(({ progress }) => progress)).toEqual([
      { done: 1, failed: 0, skipped: 0, total: 3 },
      { done: 1, failed: 1, skipped: 0, total: 3 },
      { done: 2, failed: 1, skipped: 0, total: 3 },
    ]);
  });

  test('runs a few at once, reads no further ahead, and takes an endless list', async () => {
    const client = clientOf(await startStub());
    let read = 0;
    let running = 0;
    let most = 0;
    async function* endless() {
      for (;;) yield read++;
    }
    let taken = 0;
    for await (const _ of client.batch(
      endless(),
      async () => {
        most = Math.max(most, ++running);
        await turn();
        running -= 1;
      },
      { concurrency: 3 },
    )) {
      if (++taken === 50) break;
    }
    expect(most).toBe(3);
    expect(read).toBeLessThan(50 + 10);
  });

  test.each([0, -1, Number.NaN])(
    'is refused with %s inputs at once, instead of running none of them',
    async (concurrency) => {
      const client = clientOf(await startStub());
      const error = await errorOf(all(client.batch([1], async () => 1, { concurrency })));
      expect(error.name).toBe('ConfigurationError');
    },
  );

  test('is stopped by its signal: what runs is told, and nothing stays behind', async () => {
    const client = clientOf(await startStub());
    const controller = new AbortController();
    const told: AbortSignal[] = [];
    const failure = errorOf(
      all(
        client.batch([1, 2, 3], (_, { signal }) => hang(told, signal), {
          signal: controller.signal,
        }),
      ),
    );
    await turn();
    controller.abort('enough');
    const error = await failure;
    expect(error).toBeInstanceOf(AbortError);
    expect(error.cause).toBe('enough');
    expect(told.every(({ aborted }) => aborted)).toBe(true);
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
  });

  test('leaves no listener on a signal that outlives it', async () => {
    const client = clientOf(await startStub());
    const { signal } = new AbortController();
    await all(client.batch([1, 2, 3], async () => {}, { signal }));
    for await (const _ of client.batch([1, 2, 3], async () => {}, { signal })) break;
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  test('leaving the loop stops what runs and closes the inputs', async () => {
    const client = clientOf(await startStub());
    let closed = false;
    const told: AbortSignal[] = [];
    function* inputs() {
      try {
        yield* [0, 1, 2, 3];
      } finally {
        closed = true;
      }
    }
    for await (const _ of client.batch(inputs(), async (input, { signal }) => {
      told.push(signal);
      if (input > 0) await new Promise(() => {});
    })) {
      break;
    }
    expect(closed).toBe(true);
    expect(told[1]?.aborted).toBe(true);
  });

  test('an error of the inputs themselves ends it', async () => {
    const client = clientOf(await startStub());
    async function* broken() {
      yield 1;
      throw new Error('the list is cut');
    }
    expect((await errorOf(all(client.batch(broken(), async () => {})))).message).toBe('the list is cut');
  });
});

describe('a batch with a manifest file', () => {
  const newFile = async () => join(await temporaryFolder(), 'batch.jsonl');
  const eventsOf = async (file: string): Promise<string[]> =>
    (await readFile(file, 'utf8'))
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line).event);
  /** Resolves when the manifest knows as many tasks: only then is no create on its way any more. */
  const tasksWritten = async (file: string, count: number) => {
    const text = () => readFile(file, 'utf8').catch(() => ''); // not there before the batch has opened it
    while (((await text()).match(/"event":"task"/g)?.length ?? 0) < count) await turn();
  };
  const inputs = (count: number) => Array.from({ length: count }, (_, at) => `picture-${at}`);

  /** An API that counts what was paid for, and whose tasks take two polls. */
  async function payingApi(): Promise<StubApi & { paid(): number }> {
    const api = await startStub();
    const polls = new Map<string, number>();
    api
      .on(paths.create, (_, count) => envelope({ task_id: count }))
      .on(paths.query, ({ form }) => {
        const id = String(form.task_id);
        polls.set(id, (polls.get(id) ?? 0) + 1);
        return (polls.get(id) ?? 0) < 2 ? taskState(0) : taskState(1, { result_file: api.url + paths.file });
      });
    return Object.assign(api, { paid: () => api.to(paths.create).length });
  }

  const cutOut = (api: StubApi, file: string, count: number, signal?: AbortSignal, repeatUnknown?: boolean) => {
    const client = clientOf(api);
    return client.batch(inputs(count), () => client.removeBackground(png), {
      manifest: manifestFile(file, { repeatUnknown }),
      signal,
    });
  };

  test('skips what an earlier run has finished, and pays once', async () => {
    const api = await payingApi();
    const file = await newFile();
    expect(await all(cutOut(api, file, 7))).toHaveLength(7);
    const again = await all(cutOut(api, file, 9));
    expect(again.map(({ input }) => input).sort()).toEqual(['picture-7', 'picture-8']);
    expect(again.at(-1)?.progress).toMatchObject({ done: 2, skipped: 7 });
    expect(api.paid()).toBe(9);
  });

  test('goes on with the tasks of an interrupted run by their ids', async () => {
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

  test('yields again what the caller had not finished with when the loop was left', async () => {
    const api = await payingApi();
    const file = await newFile();
    for await (const _ of cutOut(api, file, 1)) break;
    const again = await all(cutOut(api, file, 1));
    expect(again[0]?.result?.taskId).toBe(1);
    expect(api.paid()).toBe(1);
  });

  test('does not run again by itself what may have been paid for, and does so when it is told to', async () => {
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

  test('runs again what surely was not carried out', async () => {
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

  test('continues a chain of calls where it broke, each task by its model', async () => {
    const api = await payingApi();
    const file = await newFile();
    const client = clientOf(api);
    let broken = true;
    const chain = () =>
      all(
        client.batch(
          [fromPath('/pictures/shirt.png')],
          async () => {
            const cutout = await client.removeBackground(png);
            if (broken) throw new Error('the disk is full');
            return client.addShadow(cutout);
          },
          { manifest: manifestFile(file) },
        ),
      );
    expect(String((await chain())[0]?.error)).toBe('Error: the disk is full');
    broken = false;
    expect((await chain())[0]?.result?.taskId).toBe(2);
    expect(api.to(paths.create).map(({ form }) => form.model_key)).toEqual(['background-removal', 'image-shadow-v3']);
    expect(await readFile(file, 'utf8')).toContain('"key":"/pictures/shirt.png"');
  });

  test('tells of a synchronous result that nobody took, since it was paid for and can be got only once', async () => {
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

  test('writes down what other clients do in it too', async () => {
    const api = await payingApi();
    const file = await newFile();
    const run = () =>
      clientOf(api).batch(['a'], () => clientOf(api).removeBackground(png), { manifest: manifestFile(file) });
    for await (const _ of run()) break;
    expect((await all(run()))[0]?.result?.taskId).toBe(1);
    expect(api.paid()).toBe(1);
  });

  describe('that makes several calls for an input at once', () => {
    const several = (api: StubApi, file: string, backBegins = false) => {
      const client = clientOf(api);
      const three = async () => {
        const first = backBegins && client.removeBackground(back);
        return Promise.all([
          client.removeBackground(front),
          first || client.removeBackground(back),
          client.extractPrint(front, { extractType: 'x' }),
        ]);
      };
      return client.batch(['a'], three, { manifest: manifestFile(file) });
    };

    test('each finds its own task again, in whatever order they begin and are created', async () => {
      const api = await payingApi();
      const file = await newFile();
      const numbers = { front: 21, back: 22, print: 23 };
      let backIsHere: () => void = () => {};
      const backFirst = new Promise<void>((resolve) => {
        backIsHere = resolve;
      });
      api.on(paths.create, async ({ form }) => {
        if (form.model_key === 'image-extract') return envelope({ task_id: numbers.print });
        if ((form.image_file as File).size === back.length) {
          backIsHere();
          return envelope({ task_id: numbers.back });
        }
        await backFirst;
        await tasksWritten(file, 2);
        return envelope({ task_id: numbers.front });
      });
      for await (const _ of several(api, file)) break;
      const [item] = await all(several(api, file, true));
      expect(item?.result?.map(({ taskId }) => taskId)).toEqual([21, 22, 23]);
      expect(api.paid()).toBe(3);
    });

    test('one that is in doubt keeps the input from being run again', async () => {
      const api = await payingApi();
      const file = await newFile();
      api.on(paths.create, async ({ form }) => {
        if (form.model_key !== 'image-extract') return envelope({ task_id: 1 });
        await tasksWritten(file, 2);
        return (response) => response.destroy();
      });
      api.on(paths.query, () => taskState(0));
      expect((await all(several(api, file)))[0]?.error).toBeInstanceOf(AmbiguousSubmitError);
      expect((await all(several(api, file)))[0]?.error?.message).toContain('repeatUnknown');
      expect(api.paid()).toBe(3);
    });
  });

  describe('whose calls for an input look alike', () => {
    const links = ['https://pictures.example.com/?id=front', 'https://pictures.example.com/?id=back'];
    const both = (api: StubApi, file: string) => {
      const client = clientOf(api);
      return client.batch(['a'], () => Promise.all(links.map((link) => client.removeBackground(link))), {
        manifest: manifestFile(file),
      });
    };

    test('each finds its own task again, in whatever order they were created', async () => {
      const api = await payingApi();
      const file = await newFile();
      api.on(paths.create, async ({ form }) => {
        if (form.image_url === links[1]) return envelope({ task_id: 22 });
        await tasksWritten(file, 1);
        return envelope({ task_id: 21 });
      });
      for await (const _ of both(api, file)) break;
      expect((await all(both(api, file)))[0]?.result?.map(({ taskId }) => taskId)).toEqual([21, 22]);
      expect(api.paid()).toBe(2);
    });

    test('one that was not carried out does not take the task of another', async () => {
      const api = await payingApi();
      const file = await newFile();
      api.on(paths.create, async ({ form }) => {
        if (form.image_url === links[1]) return envelope({ task_id: 22 });
        await tasksWritten(file, 1);
        return { status: 401, json: { code: 401, message: 'no' } };
      });
      expect((await all(both(api, file)))[0]?.error).toMatchObject({ name: 'AuthenticationError' });
      api.on(paths.create, () => envelope({ task_id: 21 }));
      expect((await all(both(api, file)))[0]?.result?.map(({ taskId }) => taskId)).toEqual([21, 22]);
      expect(api.paid()).toBe(3);
    });
  });

  test('continues a task that was created one step at a time', async () => {
    const api = await payingApi();
    const file = await newFile();
    const client = clientOf(api);
    const run = async () => (await client.tasks.create('stamp-crop', png)).result();
    const batch = () => client.batch(['a'], run, { manifest: manifestFile(file) });
    for await (const _ of batch()) break;
    expect((await all(batch()))[0]?.result?.taskId).toBe(1);
    expect(api.paid()).toBe(1);
  });

  test('knows a picture again that is signed or made anew for every run', async () => {
    const api = await payingApi();
    const file = await newFile();
    const client = clientOf(api);
    let run = 0;
    const signed = async () => {
      const link = `https://pictures.example.com/a.png?signature=${++run}`;
      const cutout = await client.removeBackground(link);
      return client.addShadow(cutout);
    };
    const batch = () =>
      client.batch([new File([png], 'a.png', { lastModified: run })], signed, { manifest: manifestFile(file) });
    for await (const _ of batch()) break;
    expect((await all(batch()))[0]?.result?.taskId).toBe(2);
    expect(await all(batch())).toEqual([]);
    expect(api.paid()).toBe(2);
  });

  test('stops what runs, and waits for it to be written down, when the loop is left', async () => {
    const api = await payingApi();
    const file = await newFile();
    api.on(paths.query, async ({ form }) => {
      if (form.task_id !== '1') return taskState(0);
      await tasksWritten(file, 3);
      return taskState(1, { result_file: api.url + paths.file });
    });
    for await (const _ of cutOut(api, file, 3)) break;
    // Whole lines alone, and no task taken for one that failed: stopping it says nothing about the task.
    const events = await eventsOf(file);
    expect(events.filter((event) => event === 'task')).toHaveLength(3);
    expect(events).not.toContain('fail');
  });

  describe('starts a line of its own', () => {
    const hangUp = (response: ServerResponse) => void response.destroy();
    const sentOnce = async (file: string, count: number) => {
      const api = (await payingApi()).on(paths.create, () => hangUp);
      const errors = (await all(cutOut(api, file, count))).map(({ error }) => error?.name);
      const again = (await all(cutOut(api, file, count))).map(({ error }) => error?.message);
      expect(again.filter((message) => message?.includes('an earlier run sent'))).toHaveLength(1);
      return errors;
    };

    test('after one that a crash has cut off', async () => {
      const file = await newFile();
      await writeFile(file, '{"key":"picture-0","eve');
      expect(await sentOnce(file, 1)).toEqual(['AmbiguousSubmitError']);
    });

    test('after one that a full disk has cut off', async () => {
      const file = await newFile();
      const handle = await open(file, 'a');
      await handle.close();
      vi.spyOn(Object.getPrototypeOf(handle) as FileHandle, 'appendFile').mockImplementationOnce(async () => {
        await appendFile(file, '{"key":"pic');
        throw new Error('no space left');
      });
      expect(await sentOnce(file, 2)).toEqual(['Error', 'AmbiguousSubmitError']);
      vi.restoreAllMocks();
    });
  });

  test('is not misled by a line that a crash has cut off, nor by two inputs of one name', async () => {
    const api = await payingApi();
    const file = await newFile();
    await writeFile(file, '{"key":"picture-0","event":"done"}\n{"key":"picture-1","eve');
    expect(await all(cutOut(api, file, 2))).toHaveLength(1);
    await appendFile(file, 'noise\n');
    expect(await all(cutOut(api, file, 2))).toEqual([]);
    const client = clientOf(api);
    const names = ['twin', 'twin', 'twin (2)', 'twin'];
    const twins = () =>
      all(client.batch(names, () => client.removeBackground(png), { manifest: manifestFile(file), concurrency: 1 }));
    expect(await twins()).toHaveLength(4);
    expect(await twins()).toHaveLength(0);
  });

  test('a folder that is not there is told at once', async () => {
    const api = await payingApi();
    expect((await errorOf(all(cutOut(api, '/no/such/folder/batch.jsonl', 1)))).message).toContain('ENOENT');
  });
});
