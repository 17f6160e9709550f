import { readFile, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { all, cutOut, newFile, payingApi, png, tasksWritten } from './support/batches.js';
import { clientOf, errorOf } from './support/client.js';
import { failToWrite, makeRoom } from './support/full-disk.js';
import { manifestFile } from './support/sdk.js';
import { paths, taskState } from './support/stub-api.js';

describe('a batch with a manifest file', () => {
  test('stops the running calls if the loop is left, and waits until they are recorded', async () => {
    const api = await payingApi();
    const file = await newFile();
    api.on(paths.query, async ({ form }) => {
      if (form.task_id !== '1') return taskState(0);
      await tasksWritten(file, 3);
      return taskState(1, { result_file: api.url + paths.file });
    });
    for await (const _ of cutOut(api, file, 3)) break;
    // Whole lines alone, and no task taken for one that failed: stopping it says nothing about the task.
    const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
    const events = lines.map((line) => JSON.parse(line).event);
    expect(events.filter((event) => event === 'task')).toHaveLength(3);
    expect(events).not.toContain('fail');
  });

  describe('starts a new line', () => {
    const hangUp = (response: ServerResponse) => void response.destroy();
    const sentOnce = async (file: string, count: number) => {
      const api = (await payingApi()).on(paths.create, () => hangUp);
      const errors = (await all(cutOut(api, file, count))).map(({ error }) => error?.name);
      const again = (await all(cutOut(api, file, count))).map(({ error }) => error?.message);
      expect(again.filter((message) => message?.includes('an earlier run sent'))).toHaveLength(1);
      return errors;
    };

    test('after a line that a crash has cut off', async () => {
      const file = await newFile();
      await writeFile(file, '{"key":"picture-0","eve');
      expect(await sentOnce(file, 1)).toEqual(['AmbiguousSubmitError']);
    });

    test('after a line that a full disk has cut off', async () => {
      const file = await newFile();
      let isFull = true;
      failToWrite((text) => {
        const fails = isFull && text.includes('"key":"pic');
        if (fails) isFull = false;
        return fails;
      });
      expect(await sentOnce(file, 2)).toEqual(['ManifestError', 'AmbiguousSubmitError']);
      makeRoom();
    });
  });

  test('is not misled by a line that a crash has cut off, nor by inputs with the same name', async () => {
    const api = await payingApi();
    const file = await newFile();
    await writeFile(file, '{"key":"picture-0","event":"done"}\n{"key":"picture-1","eve');
    expect(await all(cutOut(api, file, 2))).toHaveLength(1);
    expect(await all(cutOut(api, file, 2))).toEqual([]);
    const client = clientOf(api);
    const names = ['twin', 'twin', 'twin (2)', 'twin'];
    const twins = () =>
      all(client.batch(names, () => client.removeBackground(png), { manifest: manifestFile(file), concurrency: 1 }));
    expect(await twins()).toHaveLength(4);
    expect(await twins()).toHaveLength(0);
  });

  test('recognises an input that is a number, or whose key is one, at any place in the list', async () => {
    const api = await payingApi();
    const client = clientOf(api);
    const byNumber = (inputs: readonly unknown[], file: string, key?: (input: unknown) => string) =>
      all(client.batch(inputs, () => client.removeBackground(png), { manifest: manifestFile(file, { key }) }));
    const numbers = await newFile();
    expect(await byNumber([11, 12n], numbers)).toHaveLength(2);
    expect((await byNumber([12, 13, 11], numbers)).map(({ input }) => input)).toEqual([13]);
    const rows = await newFile();
    const id = (input: unknown) => (input as { id: number }).id as unknown as string;
    expect(await byNumber([{ id: 1 }, { id: 2 }], rows, id)).toHaveLength(2);
    expect((await byNumber([{ id: 3 }, { id: 2 }, { id: 1 }], rows, id)).map(({ input }) => input)).toEqual([
      { id: 3 },
    ]);
    expect(api.paid()).toBe(6);
  });

  test('reports a folder that does not exist', async () => {
    const api = await payingApi();
    expect((await errorOf(all(cutOut(api, '/no/such/folder/batch.jsonl', 1)))).message).toContain('ENOENT');
  });
});
