import { execFile } from 'node:child_process';
import {
  appendFile,
  chmod,
  copyFile,
  mkdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { all, cutOut, newFile, payingApi, png } from './support/batches.js';
import { errorOf } from './support/client.js';
import { failToWrite, makeRoom } from './support/full-disk.js';
import { startBatch } from './support/processes.js';
import { manifestFile } from './support/sdk.js';
import { paths } from './support/stub-api.js';

afterEach(makeRoom);

const linesOf = async (file: string) =>
  (await readFile(file, 'utf8'))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { key: string; event: string });

test('a disk that is full before a request is sent: nothing is sent, and the error names the file and the input', async () => {
  const api = await payingApi();
  const file = await newFile();
  failToWrite((text) => text.includes('"send"') && text.includes('picture-1'));
  const items = await all(cutOut(api, file, 2));
  const failed = items.find(({ error }) => error);
  expect(failed?.error).toMatchObject({ name: 'ManifestError', code: 'ENOSPC', path: file, key: 'picture-1' });
  expect(failed?.error?.message).toContain('Nothing was sent for "picture-1"');
  expect(api.paid()).toBe(1);
  makeRoom();
  // Nothing is in doubt, and no half line is left.
  expect((await all(cutOut(api, file, 2))).map(({ input, error }) => [input, error])).toEqual([
    ['picture-1', undefined],
  ]);
  expect((await linesOf(file)).map(({ event }) => event).sort()).toEqual([
    'done',
    'done',
    'send',
    'send',
    'task',
    'task',
  ]);
});

test('a disk that is full after a task was created: the error names the task, and the next run continues it', async () => {
  const api = await payingApi();
  const file = await newFile();
  let isFull = true;
  failToWrite((text) => isFull && text.includes('"event":"task"'));
  const items: unknown[] = [];
  for await (const { error } of cutOut(api, file, 1)) {
    items.push(error);
    isFull = false;
  }
  expect(items[0]).toMatchObject({ name: 'ManifestError', path: file, key: 'picture-0', taskId: 1, charged: 'yes' });
  expect(String(items[0])).toContain('tasks.resume(1)');
  makeRoom();
  expect((await all(cutOut(api, file, 1)))[0]?.result?.taskId).toBe(1);
  expect(api.paid()).toBe(1);
});

test('a disk that stays full: the batch ends with an error that contains the missing lines', async () => {
  const api = await payingApi();
  const file = await newFile();
  failToWrite((text) => text.includes('"event":"task"'));
  const error = await errorOf(all(cutOut(api, file, 1)));
  expect(error).toMatchObject({ name: 'ManifestError', code: 'ENOSPC', path: file });
  makeRoom();
  // The user does what the message says.
  await appendFile(file, error.message.split('\n').slice(1).join('\n'));
  expect((await all(cutOut(api, file, 1)))[0]?.result?.taskId).toBe(1);
  expect(api.paid()).toBe(1);
});

test('a disk that is full when a request failed: the error is that of the request, and the input is run again', async () => {
  const api = (await payingApi()).on(paths.create, () => ({ status: 401, json: { code: 401, message: 'no' } }));
  const file = await newFile();
  let fails = 0;
  failToWrite((text) => {
    if (text.includes('"event":"fail"')) fails += 1;
    return text.includes('"event":"fail"') && fails === 1;
  });
  expect((await all(cutOut(api, file, 1)))[0]?.error).toMatchObject({ name: 'AuthenticationError' });
  expect(fails).toBe(2);
  expect((await all(cutOut(await payingApi(), file, 1)))[0]?.error).toBeUndefined();
});

test('a real process whose disk is full pays for no input twice and loses no task', async () => {
  const api = await payingApi();
  const file = await newFile();
  const full = await startBatch({ url: api.url, manifest: file, count: 20, png }, 2048);
  const { errors = [] } = (await full.result) ?? {};
  expect(errors.length).toBeGreaterThan(0);
  expect(errors.every(({ name, message }) => name === 'ManifestError' && message.includes(file))).toBe(true);
  const missing = errors.at(-1)?.message.split('\n').slice(1).join('\n');
  if (missing) await appendFile(file, missing);
  const rest = await startBatch({ url: api.url, manifest: file, count: 20, png });
  expect((await rest.result)?.errors).toEqual([]);
  expect(api.paid()).toBe(20);
});

test.each<[string, string, string]>([
  ['of text', 'a list of my photos', 'it is not JSON'],
  ['of another JSON file', '{', 'line 3'],
  ['a number', '5', 'it has no "key"'],
  ['null', 'null', 'it has no "key"'],
  ['a list', '[]', 'it has no "key"'],
  ['a key that is a number', '{"key":5,"event":"done"}', 'it has no "key"'],
  ['without an event', '{"key":"picture-0"}', '"event" is not one of'],
  ['of an unknown event', '{"key":"picture-0","event":"paid"}', '"event" is not one of'],
  ['of a task without a task', '{"key":"picture-0","event":"task"}', '"task" is missing'],
  ['of a task that is null', '{"key":"picture-0","event":"task","task":null,"of":"","nth":1}', '"task" is missing'],
  ['of a task whose id is text', '{"key":"a","event":"task","task":{"id":"1"},"of":"","nth":1}', '"task" is missing'],
  ['of a failed task whose id is text', '{"key":"a","event":"fail","id":"1"}', '"fail" is missing'],
])(
  'a line %s is refused with its line number before anything is sent, and the file is unchanged',
  async (_what, line, words) => {
    const api = await payingApi();
    const file = await newFile();
    const text = `{"key":"picture-0","event":"done"}\n${line}\n "name": "x"\n`;
    await writeFile(file, text);
    const error = await errorOf(all(cutOut(api, file, 2)));
    expect(error).toMatchObject({ name: 'ManifestError', path: file });
    expect(error.message).toContain(words);
    expect(error.message).toContain('line ');
    expect(await readFile(file, 'utf8')).toBe(text);
    expect(api.requests).toHaveLength(0);
  },
);

test.each<[string, string]>([
  ['with a byte order mark', '\uFEFF{"key":"picture-0","event":"done"}\n'],
  ['with the line ends of Windows', '{"key":"picture-0","event":"done"}\r\n\r\n'],
  ['with a line that a crash has cut off', '{"key":"picture-0","event":"done"}\n{"ke'],
  ['with zeros that a power cut has left', '{"key":"picture-0","event":"done"}\n\0\0\0\0\n'],
  ['with fields of a later version', '{"key":"picture-0","event":"done","at":5}\n'],
  [
    'with a failure that belongs to no request',
    '{"key":"picture-0","event":"fail"}\n{"key":"picture-0","event":"done"}\n',
  ],
])('a manifest %s is understood', async (_what, text) => {
  const api = await payingApi();
  const file = await newFile();
  await writeFile(file, text);
  expect((await all(cutOut(api, file, 2))).map(({ input }) => input)).toEqual(['picture-1']);
});

test('a task that is listed twice does not hide that another request may have been charged', async () => {
  const api = await payingApi();
  const file = await newFile();
  const send = '{"key":"picture-0","event":"send"}\n';
  const task = '{"key":"picture-0","event":"task","task":{"id":1},"of":"","nth":1}\n';
  await writeFile(file, send + send + task + task);
  expect((await all(cutOut(api, file, 1)))[0]?.error).toMatchObject({ name: 'AmbiguousSubmitError' });
});

test('a manifest that is a folder or a named pipe is refused at once', async () => {
  const file = await newFile();
  const folder = join(dirname(file), 'folder');
  await mkdir(folder);
  const pipe = join(dirname(file), 'pipe');
  await promisify(execFile)('mkfifo', [pipe]);
  for (const path of [folder, pipe]) {
    const error = await errorOf(manifestFile(path).open());
    expect(error).toMatchObject({ name: 'ManifestError', path });
    expect(error.message).toContain('not a regular file');
  }
});

test('a manifest in a folder that cannot be written to says which path and why', async () => {
  const file = '/proc/batch.jsonl';
  const error = await errorOf(manifestFile(file).open());
  expect(error).toMatchObject({ name: 'ManifestError', path: file, code: 'ENOENT' });
});

test.each<[string, (file: string) => Promise<void>, string]>([
  [
    'replaced',
    async (file) => {
      await copyFile(file, `${file}.new`);
      await rename(`${file}.new`, file);
    },
    'replaced or removed',
  ],
  ['removed', (file) => rm(file), 'replaced or removed'],
  ['cut', (file) => truncate(file, 10), 'was truncated'],
])('a manifest that is %s while the batch is running stops it from sending more', async (_what, spoil, words) => {
  const api = await payingApi();
  const file = await newFile();
  const errors: (Error | undefined)[] = [];
  for await (const { error } of cutOut(api, file, 8)) {
    if (errors.length === 0) await spoil(file);
    errors.push(error);
  }
  const refused = errors.filter((error) => error?.name === 'ManifestError');
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]?.message).toContain(words);
  expect(api.paid()).toBe(8 - refused.length);
});

test('the permissions of a manifest are kept', async () => {
  const api = await payingApi();
  const file = await newFile();
  await all(cutOut(api, file, 1));
  await chmod(file, 0o600);
  await all(cutOut(api, file, 2));
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('a link to a manifest is locked together with the file it leads to', async () => {
  const file = await newFile();
  const link = join(dirname(file), 'link.jsonl');
  await writeFile(file, '');
  await symlink(file, link);
  const session = await manifestFile(link).open();
  expect((await errorOf(manifestFile(file).open())).message).toContain('in use by');
  await session.close();
});
