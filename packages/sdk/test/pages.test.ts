import { readFileSync } from 'node:fs';
import { createMockServer, type MockServer } from '@koukoutu/mock-server/node';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { hurriedClock } from './support/manual-clock.js';
import { fromPath, type ImageInput, type ImageResult, Koukoutu } from './support/sdk.js';

/** A page of the vendor's documentation, as an example of the spec: its name is the page's slug. */
interface Page {
  readonly 'x-page': number;
  readonly value: Record<string, unknown>;
}

const openapi = new URL('../../../openapi/', import.meta.url);
const load = (file: string) =>
  parse(readFileSync(new URL(`components/${file}/page-requests.yaml`, openapi), 'utf8')) as Record<string, Page>;
const pages = Object.entries({ ...load('matting'), ...load('models') });

let mock: MockServer;
beforeAll(async () => {
  // Fast enough that a task ends while it is polled; the client's clock does not wait.
  mock = await createMockServer({ strict: true, clock: { mode: 'real', speed: 50 } });
});
afterAll(() => mock?.close());

/** The example's picture, in the form in which the page takes it. */
function imageOf({ image_file, image_url, image_base64 }: Record<string, unknown>): ImageInput {
  if (typeof image_file === 'string') return fromPath(new URL(`components/pictures/${image_file}`, openapi));
  return String(image_url ?? image_base64);
}

type Client = Koukoutu;

/** The call of layer 3 that makes the page's request. */
async function callOf(client: Client, slug: string, value: Record<string, unknown>): Promise<ImageResult> {
  const sync = slug.includes('-sync-');
  switch (value.model_key) {
    case 'background-removal':
    case 'stamp-background-removal':
      return client.removeBackground(imageOf(value), {
        model: value.model_key === 'background-removal' ? 'general' : 'print',
        mode: sync ? 'sync' : 'task',
        outputFormat: value.output_format as 'png',
        crop: flag(value.crop),
        edge: value.border as 0,
        printCrop: flag(value.stamp_crop),
      });
    case 'image-extract':
      return client.extractPrint(imageOf(value), {
        extractType: String(value.extract_type),
        resolution: value.resolution as '1k',
        size: value.size as '1:1',
      });
    case 'image-shadow-v3':
      return client.addShadow(imageOf(value), {
        opacity: value.shadow_opacity as number,
        mainRatio: value.main_ratio as number,
        background: value.background_color as string,
      });
    default:
      throw new Error(`no call for ${slug}`);
  }
}

const flag = (value: unknown) => (value === undefined ? undefined : value === 1);

/** A client that keeps what it sends. */
function recordingClient(): { client: Client; sent: Request[] } {
  const sent: Request[] = [];
  const client = new Koukoutu({
    apiKey: 'kkt-mock-key',
    modelsApiKey: 'sk-mock-key',
    baseUrl: mock.url,
    clock: hurriedClock(),
    logLevel: 'off',
    fetch: (request) => {
      sent.push(request.clone());
      return fetch(request);
    },
  });
  return { client, sent };
}

async function expectPicture(result: ImageResult): Promise<void> {
  const { width, height } = await sharp(await result.bytes()).metadata();
  expect([result.width, result.height]).toEqual([width, height]);
}

test('the spec has all 23 pages', () => {
  expect(pages.map(([, page]) => page['x-page']).sort((one, other) => one - other)).toEqual(
    Array.from({ length: 23 }, (_, at) => at + 1),
  );
});

const matting = pages.filter(([, { value }]) => 'model_key' in value);
const creates = matting.filter(([slug]) => !slug.endsWith('-query'));
const queries = matting.filter(([slug]) => slug.endsWith('-query'));

test.each(creates)('the client sends the call of page %s as documented', async (slug, { value }) => {
  const { client, sent } = recordingClient();
  const result = await callOf(client, slug, value);
  await expectPicture(result);
  const [request] = sent as [Request];
  expect(request.url).toBe(`${mock.url}/${slug.includes('-sync-') ? 'sync' : 'async'}/v1/create`);
  const form = Object.fromEntries(await request.formData());
  const { image_file: file, ...fields } = form;
  const { image_file: fileName, response: _response, ...expected } = value;
  expect(file instanceof Blob).toBe(fileName !== undefined);
  if (fileName !== undefined) {
    const original = readFileSync(new URL(`components/pictures/${fileName}`, openapi));
    expect(Buffer.from(await (file as File).arrayBuffer()).equals(original)).toBe(true);
  }
  // What the page leaves to the choice of the caller is the only field that may differ.
  const { response, ...rest } = fields;
  expect(response).toBe(slug.includes('-sync-') ? 'bytes' : undefined);
  expect(rest).toEqual(Object.fromEntries(Object.entries(expected).map(([name, field]) => [name, String(field)])));
});

test.each(queries)('the client sends the poll of page %s as documented', async (_slug, { value }) => {
  const { client, sent } = recordingClient();
  const cutout = fromPath(new URL('components/pictures/cutout.png', openapi));
  const modelKey = String(value.model_key);
  const fields = modelKey === 'image-extract' ? { extractType: '服装' } : {};
  const task = await client.tasks.create(modelKey, cutout, fields as never);
  sent.length = 0;
  await expectPicture(await client.tasks.resume(task.toJSON()).result());
  const [request] = sent as [Request];
  expect(request.url).toBe(`${mock.url}/async/v1/query`);
  expect(Object.fromEntries(await request.formData())).toEqual({
    ...Object.fromEntries(Object.entries(value).map(([name, field]) => [name, String(field)])),
    task_id: String(task.id),
  });
});

const product = fromPath(new URL('components/pictures/product.jpg', openapi));

test.each(pages.filter(([, { value }]) => 'contents' in value))(
  'the client has a call for page %s',
  async (slug, { value }) => {
    const { client, sent } = recordingClient();
    const { contents, generationConfig } = value as {
      contents: { parts: { text?: string; inline_data?: object }[] }[];
      generationConfig: { imageConfig?: { aspectRatio?: string; imageSize?: string } };
    };
    const parts = contents[0]?.parts ?? [];
    const { aspectRatio, imageSize } = generationConfig.imageConfig ?? {};
    const known = /^\d+:\d+$/.test(aspectRatio ?? '') ? (aspectRatio as '1:1') : undefined;
    const result = await client.generateImage(slug as 'nano-banana-pro', {
      prompt: parts.map(({ text }) => text ?? '').join(''),
      images: parts.filter((part) => part.inline_data).map(() => product),
      ...(known && { aspectRatio: known }),
      ...(imageSize && { imageSize: imageSize as '1K' }),
    });
    await expectPicture(result);
    const body = JSON.parse(await (sent[0] as Request).text());
    expect(body.contents[0].parts.map((part: object) => Object.keys(part)[0])).toEqual(
      parts.map((part) => Object.keys(part)[0]),
    );
    expect(body.generationConfig.responseModalities).toEqual(['IMAGE']);
    if (known) expect(body.generationConfig).toEqual(generationConfig);
  },
);

test('the client sends the call of page seedream-4-5 as documented', async () => {
  const { client, sent } = recordingClient();
  const { value } = Object.fromEntries(pages)['seedream-4-5'] as Page;
  const { prompt, image, size, watermark, model } = value;
  const result = await client.generateImage('seedream4.5', {
    prompt: String(prompt),
    images: image as string[],
    size: String(size),
    watermark: watermark as boolean,
    modelId: String(model),
    preflight: false,
  });
  await expectPicture(result);
  const single = Array.isArray(image) && image.length === 1;
  expect(JSON.parse(await (sent[0] as Request).text())).toEqual({ ...value, ...(single && { image: image[0] }) });
});
