import { openAsBlob } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { fromPath, type ImageInput, type ImageResult, InvalidRequestError, type Koukoutu } from '../src/node.js';
import { clientOf, errorOf } from './support/client.js';
import { pictures } from './support/pictures.js';
import { paths, type Recorded, startStub } from './support/stub-api.js';
import { temporaryFolder } from './support/temporary.js';

let png: Uint8Array<ArrayBuffer>;
let file: string;
let earlier: ImageResult;
const link = 'https://pictures.example.com/shirt.png?size=large&n=1';
const dataUri = () => `data:image/png;base64,${Buffer.from(png).toString('base64')}`;

beforeAll(async () => {
  png = await pictures.png(100, 90);
  file = join(await temporaryFolder(), 'shirt with a wrong ending.jpg');
  await writeFile(file, png);
  const api = await startStub();
  api.on(paths.sync, () => ({ headers: { 'content-type': 'image/png' }, body: png }));
  earlier = await clientOf(api).removeBackground(png);
});

const toObjects = () => new TransformStream({ transform: (text, controller) => controller.enqueue({ text }) });

type Wire = 'file' | 'link' | 'base64';
const kinds: readonly [name: string, give: () => ImageInput, wire: Wire][] = [
  ['a Blob', () => new Blob([png]), 'file'],
  ['a Blob of a wrong type', () => new Blob([png], { type: 'text/plain' }), 'file'],
  ['a File', () => new File([png], 'x.gif'), 'file'],
  ['an ArrayBuffer', () => png.slice().buffer, 'file'],
  ['a Uint8Array', () => png, 'file'],
  ['a DataView', () => new DataView(png.buffer), 'file'],
  ['a Uint8Array in the middle of a buffer', () => new Uint8Array([0, 0, 0, ...png]).subarray(3), 'file'],
  ['a Buffer', () => Buffer.from(png), 'file'],
  ['a ReadableStream', () => new Blob([png]).stream(), 'file'],
  ['an async iterable', () => pieces(), 'file'],
  ['a Response', () => new Response(png), 'file'],
  ['an earlier result', () => earlier, 'file'],
  ['fromPath', () => fromPath(file), 'file'],
  ['fromPath of a file URL', () => fromPath(pathToFileURL(file)), 'file'],
  ['a URL', () => new URL(link), 'link'],
  ['an http(s) string', () => link, 'link'],
  ['a data: URI', () => dataUri(), 'base64'],
];

async function* pieces() {
  for (let at = 0; at < png.length; at += 100) yield png.slice(at, at + 100);
}

type Run = (client: Koukoutu, image: ImageInput) => Promise<unknown>;
const calls: readonly [name: string, path: string, base64: boolean, run: Run][] = [
  ['removeBackground', paths.sync, true, (client, image) => client.removeBackground(image)],
  [
    'removeBackground of a print',
    paths.sync,
    true,
    (client, image) => client.removeBackground(image, { model: 'print' }),
  ],
  [
    'removeBackground as a task',
    paths.create,
    true,
    (client, image) => client.removeBackground(image, { mode: 'task' }),
  ],
  ['extractPrint', paths.create, false, (client, image) => client.extractPrint(image, { extractType: '服装' })],
  ['addShadow', paths.create, false, (client, image) => client.addShadow(image)],
  ['tasks.create', paths.create, false, (client, image) => client.tasks.create('image-to-svg', image)],
];

describe.each(calls)('%s', (_name, path, base64, run) => {
  test.each(kinds)('takes %s', async (_kind, give, wire) => {
    const api = await startStub();
    await run(clientOf(api), give());
    const [request] = api.to(path) as [Recorded];
    const type = request.headers['content-type'] ?? '';
    const expected = wire === 'base64' && !base64 ? 'file' : wire;
    if (expected === 'file') {
      expect(type).toMatch(/^multipart\/form-data; boundary=/);
      const part = request.form.image_file as File;
      expect(part.type).toBe('image/png');
      expect(part.name).toBe('image.png');
      expect(new Uint8Array(await part.arrayBuffer())).toEqual(png);
    } else {
      expect(type).toBe('application/x-www-form-urlencoded');
      expect(request.form[expected === 'link' ? 'image_url' : 'image_base64']).toBe(
        expected === 'link' ? link : dataUri(),
      );
    }
    const fields = Object.keys(request.form).filter((name) => name.startsWith('image_'));
    expect(fields).toHaveLength(1);
    expect(request.headers['content-length']).toBe(String(request.body.length));
  });
});

describe('an input that is not a picture is refused before anything is sent', () => {
  test.each<[string, () => unknown, RegExp]>([
    ['a path', () => 'shirt.jpg', /"shirt\.jpg" is neither .* fromPath\(\) of @koukoutu\/sdk\/node/],
    ['a file: URL', () => new URL('file:///shirt.jpg'), /neither an http\(s\) URL nor a data: URI.*fromPath/],
    ['a data: URI without base64', () => 'data:image/png,abc', /data: URI is not base64/],
    ['a data: URI of bad base64', () => 'data:image/png;base64,%%%', /data: URI is not base64/],
    ['undefined', () => undefined, /no picture was given/],
    ['a number', () => 7, /no picture was given/],
    ['a failed Response', () => new Response('gone', { status: 404 }), /has status 404/],
    ['an empty Response', () => new Response(null), /is empty/],
    ['a file that is not there', () => fromPath('/no/such/file.png'), /cannot be read: ENOENT.*\/no\/such\/file\.png/],
    ['a folder', () => fromPath(import.meta.dirname), /cannot be read: .*is not a file/],
    [
      'a file that is gone when it is read',
      () => ({
        async blob() {
          const path = join(await temporaryFolder(), 'gone.png');
          await writeFile(path, png);
          const blob = await openAsBlob(path);
          await rm(path);
          return blob;
        },
      }),
      /cannot be read: The blob could not be read/,
    ],
    [
      'a stream of text',
      () => new Blob(['text']).stream().pipeThrough(new TextDecoderStream()).pipeThrough(toObjects()),
      /must give bytes/,
    ],
    ['nothing at all', () => new Blob([]), /is empty/],
  ])('%s', async (_name, give, message) => {
    const api = await startStub();
    const error = await errorOf(clientOf(api).removeBackground(give() as ImageInput));
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.message).toMatch(/^removeBackground: /);
    expect(error.message).toMatch(message);
    expect(api.requests).toHaveLength(0);
  });

  test('a Response that was already read', async () => {
    const response = new Response(png);
    await response.arrayBuffer();
    expect((await errorOf(clientOf(await startStub()).removeBackground(response))).message).toMatch(
      /has already been read/,
    );
  });

  test('a stream that breaks', async () => {
    const broken = async function* () {
      yield png.slice(0, 50);
      throw new Error('the disk is gone');
    };
    const error = await errorOf(clientOf(await startStub()).removeBackground(broken()));
    expect(error.message).toMatch(/the picture cannot be read: the disk is gone/);
  });
});

test('invalid options are refused before anything is sent', async () => {
  const api = await startStub();
  const client = clientOf(api);
  const refused = [
    client.removeBackground(png, { mode: 'async' as never }),
    client.removeBackground(png, { model: 'print-extract' as never }),
    client.extractPrint(png, undefined as never),
    client.extractPrint(png, { extractType: '' }),
  ];
  const errors = await Promise.all(refused.map(errorOf));
  for (const error of errors) expect(error).toBeInstanceOf(InvalidRequestError);
  expect(errors.map(({ message }) => message)).toEqual([
    'removeBackground: there is no mode "async". Use sync or task.',
    'removeBackground: there is no model "print-extract". Use general or print.',
    expect.stringMatching(/^extractPrint: extractType is missing/),
    expect.stringMatching(/^extractPrint: extractType is missing/),
  ]);
  expect(api.requests).toHaveLength(0);
});

test('options are sent under the names of the API, and options that are not set are left to the API', async () => {
  const api = await startStub();
  const client = clientOf(api);
  await client.removeBackground(png, { model: 'print', outputFormat: 'png', crop: true, edge: 2, printCrop: false });
  await client.extractPrint(png, { extractType: '鞋包', resolution: '4k', size: '3:4' });
  await client.addShadow(png, { opacity: 0.5, mainRatio: 70, background: '#ffffff' });
  await client.tasks.create('upscale2stamp', png, { scale: 4, someFlag: true, left_out: undefined });
  await client.removeBackground(png, { crop: undefined });
  const fields = api.requests
    .filter(({ path }) => path.endsWith('/create'))
    .map(({ form }) => Object.fromEntries(Object.entries(form).filter(([name]) => name !== 'image_file')));
  expect(fields).toEqual([
    {
      model_key: 'stamp-background-removal',
      output_format: 'png',
      crop: '1',
      border: '2',
      stamp_crop: '0',
      response: 'bytes',
    },
    { model_key: 'image-extract', extract_type: '鞋包', resolution: '4k', size: '3:4' },
    { model_key: 'image-shadow-v3', shadow_opacity: '0.5', main_ratio: '70', background_color: '#ffffff' },
    { model_key: 'upscale2stamp', scale: '4', some_flag: '1' },
    { model_key: 'background-removal', response: 'bytes' },
  ]);
});

test('the file name in a data: URI is not sent', async () => {
  const api = await startStub();
  await clientOf(api).removeBackground(dataUri().replace(';base64', ';name=secret%20shirt.png;base64'));
  expect(api.requests[0]?.form.image_base64).toBe(dataUri());
});
