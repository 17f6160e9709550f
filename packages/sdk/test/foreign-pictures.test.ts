import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import vm from 'node:vm';
import fetch, { Blob as FetchBlob, File as FetchFile, Response as FetchResponse, fileFrom } from 'node-fetch';
import { beforeAll, expect, test } from 'vitest';
import type { ImageInput } from '../src/node.js';
import { arrived, clientOf } from './support/client.js';
import { pictures } from './support/pictures.js';
import { paths, startStub } from './support/stub-api.js';
import { temporaryFolder } from './support/temporary.js';
import { turn } from './support/turns.js';

let png: Uint8Array<ArrayBuffer>;
let file: string;

beforeAll(async () => {
  png = await pictures.png();
  file = join(await temporaryFolder(), 'secret name.png');
  await writeFile(file, png);
});

/** A value of another realm, as in Jest, jsdom and Electron: its classes are not those of this one. */
const elsewhere = (code: string): unknown => vm.runInNewContext(code, { bytes: [...png], length: png.length });

const shared = () => {
  const buffer = new SharedArrayBuffer(png.length + 8);
  new Uint8Array(buffer, 4).set(png);
  return new Uint8Array(buffer, 4, png.length);
};

test.each<[string, () => unknown]>([
  ['a Response of node-fetch', () => new FetchResponse(Buffer.from(png))],
  [
    'a Response that node-fetch got from a server',
    async () => {
      const server = await startStub();
      server.on(paths.file, () => ({ body: png }));
      return fetch(server.url + paths.file);
    },
  ],
  ['a File of node-fetch', () => new FetchFile([png], 'secret name.png')],
  ['a Blob of node-fetch', () => new FetchBlob([png])],
  ['a file on the disk of node-fetch', () => fileFrom(file)],
  ['a Response without a stream', () => ({ bodyUsed: false, ok: true, arrayBuffer: async () => png.slice().buffer })],
  ['a Response whose body is bytes', () => ({ bodyUsed: false, ok: true, body: Buffer.from(png) })],
  ['a Request', () => new Request('https://example.com', { method: 'POST', body: png })],
  ['what has only stream()', () => ({ stream: () => createReadStream(file) })],
  ['what has only arrayBuffer()', () => ({ arrayBuffer: async () => elsewhere('new Uint8Array(bytes).buffer') })],
  ['an ArrayBuffer of another realm', () => elsewhere('new Uint8Array(bytes).buffer')],
  ['a Uint8Array of another realm', () => elsewhere('new Uint8Array(bytes)')],
  ['a DataView of another realm', () => elsewhere('new DataView(new Uint8Array(bytes).buffer)')],
  ['an async iterable of another realm', () => elsewhere('(async function* () { yield new Uint8Array(bytes); })()')],
  ['an iterable of another realm', () => elsewhere('[new Uint8Array(bytes)]')],
  ['a SharedArrayBuffer', () => shared().slice().buffer],
  ['a view of shared memory', shared],
  ['a list of chunks', () => [png.slice(0, 10), png.slice(10)]],
  ['a stream of Node', () => createReadStream(file)],
])('%s is sent as a file, with a file name chosen by this package', async (_name, give) => {
  const api = await startStub();
  await clientOf(api).removeBackground((await give()) as ImageInput);
  const part = api.to(paths.sync)[0]?.form.image_file as File;
  expect(part.name).toBe('image.png');
  expect(Buffer.from(await part.arrayBuffer()).equals(Buffer.from(png))).toBe(true);
  expect(api.to(paths.sync)[0]?.body.includes('secret name')).toBe(false);
});

test('a URL of another realm is sent as a link', async () => {
  const api = await startStub();
  const link = new (
    elsewhere(
      '(class { get [Symbol.toStringTag]() { return "URL" } toString() { return "https://example.com/a.png" } })',
    ) as new () => URL
  )();
  await clientOf(api).removeBackground(link);
  expect(api.to(paths.sync)[0]?.form.image_url).toBe('https://example.com/a.png');
});

test.each(['sync', 'task'] as const)('a stream is not read before a slot is free (%s)', async (mode) => {
  const api = await startStub();
  const path = mode === 'sync' ? paths.sync : paths.create;
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  api.on(path, async () => {
    await answered;
    return { status: 400, json: { code: 400, message: 'refused' } };
  });
  const client = clientOf(api, { maxConcurrentTasks: 5 });
  let begun = 0;
  const stream = async function* () {
    begun += 1;
    yield png;
  };
  const calls = Array.from({ length: 40 }, () => client.removeBackground(stream(), { mode }).catch(() => {}));
  await arrived(api, path, 5);
  for (let turns = 0; turns < 50; turns += 1) await turn();
  expect(begun).toBe(5);
  answer();
  await Promise.all(calls);
  expect(begun).toBe(40);
});
