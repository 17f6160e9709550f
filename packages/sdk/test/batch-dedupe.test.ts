import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { all, newFile, payingApi } from './support/batches.js';
import { clientOf, errorOf } from './support/client.js';
import { base64, pictures } from './support/pictures.js';
import { batch, contentKey, fromPath, manifestFile } from './support/sdk.js';
import { paths, type StubApi, taskState } from './support/stub-api.js';
import { temporaryFolder } from './support/temporary.js';

const one = await pictures.png(120, 90);
const other = await pictures.png(90, 120);

/** Writes pictures to files, and gives their paths. */
async function filesOf(contents: Record<string, Uint8Array>): Promise<string[]> {
  const folder = await temporaryFolder();
  return Promise.all(
    Object.entries(contents).map(async ([name, bytes]) => {
      await writeFile(join(folder, name), bytes);
      return join(folder, name);
    }),
  );
}

/** Cuts out files by their names, as the recipe for a folder does. */
function cutOutFiles(api: StubApi, names: readonly string[], manifest?: string, mode?: 'sync') {
  const client = clientOf(api);
  return client.batch(names, (name, { signal }) => client.removeBackground(fromPath(name), { signal, mode }), {
    dedupe: (name) => contentKey(fromPath(name)),
    manifest: manifest === undefined ? undefined : manifestFile(manifest),
  });
}

test('dedupe pays once for equal pictures, and marks the items that share the result of another', async () => {
  const api = await payingApi();
  const client = clientOf(api);
  const photos = [one, other, new Blob([one]), new File([one], 'copy.png')];
  const items = client.batch(photos, (photo) => client.removeBackground(photo, { mode: 'task' }), {
    dedupe: contentKey,
  });
  const sorted = (await all(items)).sort((a, b) => a.index - b.index);
  expect(sorted.map(({ duplicate, duplicateOf }) => [duplicate, duplicateOf])).toEqual([
    [false, undefined],
    [false, undefined],
    [true, 0],
    [true, 0],
  ]);
  expect(sorted[2]?.result).toBe(sorted[0]?.result);
  expect(sorted[3]?.result).toBe(sorted[0]?.result);
  expect(api.paid()).toBe(2);
  expect(items.progress).toEqual({
    done: 4,
    failed: 0,
    skipped: 0,
    duplicates: 2,
    running: 0,
    notStarted: 0,
    total: 4,
  });
});

test('without dedupe, three copies of a picture are paid for three times', async () => {
  const api = await payingApi();
  const client = clientOf(api);
  await all(client.batch([one, one, one], (photo) => client.removeBackground(photo, { mode: 'task' })));
  expect(api.paid()).toBe(3);
});

test('dedupe reports the error of a picture for all its copies, and counts each as failed', async () => {
  const items = batch(['a', 'b', 'a'], async (input) => Promise.reject(new Error(`${input} failed`)), {
    dedupe: (input) => input,
  });
  const errors = (await all(items)).map(({ index, error }) => [index, error?.message]);
  expect(errors).toEqual([
    [0, 'a failed'],
    [2, 'a failed'],
    [1, 'b failed'],
  ]);
  expect(items.progress).toMatchObject({ failed: 3, duplicates: 1 });
});

test('dedupe accepts a generator, knows the total from the first item on, and never merges inputs without a key', async () => {
  async function* inputs() {
    yield* ['a', 'b', 'a', 'b'];
  }
  let runs = 0;
  const items = batch(inputs(), async () => (runs += 1), { dedupe: (input) => (input === 'a' ? 'a' : undefined) });
  expect((await all(items)).map(({ progress }) => progress.total)).toEqual([4, 4, 4, 4]);
  expect(runs).toBe(3);
});

test('a gentle stop while dedupe reads the inputs starts nothing', async () => {
  const stop = new AbortController();
  const items = batch(['a', 'b'], async () => 1, {
    stopSignal: stop.signal,
    dedupe: (input) => {
      stop.abort();
      return input;
    },
  });
  expect(await all(items)).toEqual([]);
  expect(items.progress).toMatchObject({ done: 0, notStarted: 2 });
});

test('an error of dedupe ends the batch before anything is sent', async () => {
  const api = await payingApi();
  const client = clientOf(api);
  const run = client.batch(['shirt.jpg'], (photo) => client.removeBackground(photo), { dedupe: contentKey });
  expect(await errorOf(all(run))).toMatchObject({
    name: 'InvalidRequestError',
    message: expect.stringContaining('fromPath()'),
  });
  expect((await errorOf(all(client.batch([1], async () => 1, { dedupe: true as never })))).message).toContain(
    'contentKey',
  );
  expect(api.requests).toHaveLength(0);
});

test('contentKey is equal for equal bytes in every form of input that can be read twice', async () => {
  const [path = ''] = await filesOf({ 'a.png': one });
  const forms = [
    one,
    one.buffer,
    Buffer.from(one),
    new Blob([one], { type: 'image/png' }),
    new File([one], 'x.jpg'),
    fromPath(path),
    `data:image/png;base64,${base64(one)}`,
  ];
  const keys = await Promise.all(forms.map(contentKey));
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(await contentKey(other)).not.toBe(keys[0]);
  expect(await contentKey('https://pictures.example.com/a.png?v=2')).toBe('https://pictures.example.com/a.png?v=2');
  expect(await contentKey(new URL('https://pictures.example.com/a.png'))).toBe('https://pictures.example.com/a.png');
});

test('contentKey refuses inputs that can be read only once, and values that are not pictures', async () => {
  const refused = [
    new Response(one),
    new Blob([one]).stream(),
    (async function* () {
      yield one;
    })(),
    'shirt.jpg',
    'data:text/plain,hello',
    null,
    7,
  ];
  for (const input of refused) {
    await expect(contentKey(input as never)).rejects.toMatchObject({ name: 'InvalidRequestError' });
  }
});

test('dedupe runs a picture that cannot be read by itself, so that its error says why', async () => {
  const [path = ''] = await filesOf({ 'a.png': one });
  const api = await payingApi();
  const items = await all(cutOutFiles(api, [path, '/no/such/file.png', '/no/such/file.png']));
  expect(items.map(({ error }) => error?.message.includes('cannot be read'))).toEqual([true, true, undefined]);
  expect(api.paid()).toBe(0); // removeBackground is synchronous without a manifest
  expect(api.to(paths.sync)).toHaveLength(1);
});

test('dedupe with a manifest does not pay again for a copy that appears after the first run', async () => {
  const api = await payingApi();
  const manifest = await newFile();
  const [first = '', copy = '', different = ''] = await filesOf({ 'a.png': one, 'copy.png': one, 'b.png': other });
  expect(await all(cutOutFiles(api, [first], manifest))).toHaveLength(1);
  const second = cutOutFiles(api, [first, copy, different], manifest);
  const items = (await all(second)).sort((a, b) => a.index - b.index);
  expect(
    items.map(({ index, duplicate, duplicateOf, result }) => [index, duplicate, duplicateOf, result?.taskId]),
  ).toEqual([
    [1, true, 0, 1],
    [2, false, undefined, 2],
  ]);
  expect(second.progress).toMatchObject({ done: 2, skipped: 1, duplicates: 1 });
  expect(api.paid()).toBe(2);
  expect(await all(cutOutFiles(api, [first, copy, different], manifest))).toEqual([]);
});

test('dedupe with a manifest knows the content of a file that is no longer in the list', async () => {
  const api = await payingApi();
  const manifest = await newFile();
  const [first = '', copy = ''] = await filesOf({ 'a.png': one, 'copy.png': one });
  await all(cutOutFiles(api, [first], manifest));
  const [item] = await all(cutOutFiles(api, [copy], manifest));
  expect(item).toMatchObject({ duplicate: true, duplicateOf: undefined, result: { taskId: 1 } });
  expect(api.paid()).toBe(1);
});

test('dedupe with a manifest compares with an earlier run that had no dedupe, if the file is in the list', async () => {
  const api = await payingApi();
  const manifest = await newFile();
  const [first = '', copy = ''] = await filesOf({ 'a.png': one, 'copy.png': one });
  const client = clientOf(api);
  const plain = client.batch([first], (name) => client.removeBackground(fromPath(name)), {
    manifest: manifestFile(manifest),
  });
  await all(plain);
  expect((await all(cutOutFiles(api, [first, copy], manifest))).map(({ index }) => index)).toEqual([1]);
  expect(api.paid()).toBe(1);
});

test('dedupe with a manifest gives equal inputs the task of an interrupted run', async () => {
  const api = await payingApi();
  const manifest = await newFile();
  const names = await filesOf({ 'a.png': one, 'copy.png': one });
  for await (const _ of cutOutFiles(api, names, manifest)) break;
  const items = await all(cutOutFiles(api, names.reverse(), manifest));
  expect(items.map(({ result }) => result?.taskId)).toEqual([1, 1]);
  expect(api.paid()).toBe(1);
});

test('dedupe with a manifest does not resend a picture whose result was consumed and cannot be downloaded again', async () => {
  const api = await payingApi();
  const manifest = await newFile();
  const [first = '', copy = ''] = await filesOf({ 'a.png': one, 'copy.png': one });
  await all(cutOutFiles(api, [first], manifest, 'sync'));
  const [item] = await all(cutOutFiles(api, [first, copy], manifest, 'sync'));
  expect(item?.error).toMatchObject({ name: 'ManifestError', message: expect.stringContaining('copy.png') });
  expect(api.to(paths.sync)).toHaveLength(1);
});

test('dedupe with a manifest sends a picture again whose task failed', async () => {
  const api = (await payingApi()).on(paths.query, () => taskState(2));
  const manifest = await newFile();
  const names = await filesOf({ 'a.png': one, 'copy.png': one });
  const failed = await all(cutOutFiles(api, names, manifest));
  expect(failed.map(({ error }) => error?.name)).toEqual(['TaskFailedError', 'TaskFailedError']);
  api.on(paths.query, () => taskState(1, { result_file: api.url + paths.file }));
  expect((await all(cutOutFiles(api, names, manifest))).map(({ result }) => result?.taskId)).toEqual([2, 2]);
});

test('dedupe with a manifest gives each of several calls for a copy its own task', async () => {
  const api = await payingApi();
  const manifest = await newFile();
  const names = await filesOf({ 'a.png': one, 'copy.png': one });
  const client = clientOf(api);
  const run = (list: readonly string[]) =>
    client.batch(
      list,
      async (name) => {
        const cutout = await client.removeBackground(fromPath(name));
        return Promise.all([client.addShadow(cutout), client.addShadow(fromPath(name)), client.addShadow(other)]);
      },
      { manifest: manifestFile(manifest), dedupe: (name) => contentKey(fromPath(name)) },
    );
  const [first] = await all(run(names.slice(0, 1)));
  const [copy] = await all(run(names));
  expect(copy?.result?.map(({ taskId }) => taskId)).toEqual(first?.result?.map(({ taskId }) => taskId));
  expect(api.paid()).toBe(4);
});
