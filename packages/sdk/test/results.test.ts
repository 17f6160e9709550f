import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { clientOf } from './support/client.js';
import { pictures } from './support/pictures.js';
import { paths, startStub } from './support/stub-api.js';

const png = await pictures.png(130, 70);
const webp = await pictures.webp(130, 70);

describe('a result', () => {
  test('is a real picture, and all its methods return the same bytes any number of times', async () => {
    const api = (await startStub()).on(paths.sync, () => ({ body: png }));
    const result = await clientOf(api).removeBackground(png);
    expect(result).toMatchObject({ contentType: 'image/png', width: 130, height: 70, size: png.length });
    for (let time = 0; time < 2; time++) {
      expect(await result.bytes()).toEqual(png);
      expect(new Uint8Array(await (await result.blob()).arrayBuffer())).toEqual(png);
      expect(new Uint8Array(await new Response(result.stream()).arrayBuffer())).toEqual(png);
      expect(await result.dataUrl()).toBe(`data:image/png;base64,${Buffer.from(png).toString('base64')}`);
    }
    expect((await result.blob()).type).toBe('image/png');
    expect(await sharp(await result.bytes()).metadata()).toMatchObject({ format: 'png', width: 130, hasAlpha: true });
    expect(api.requests).toHaveLength(1);
  });

  test('of a task has the link and the task id', async () => {
    const api = await startStub();
    const result = await clientOf(api).removeBackground(png, { mode: 'task' });
    expect(result).toMatchObject({ url: api.url + paths.file, taskId: 176, contentType: 'image/webp' });
    expect(JSON.parse(JSON.stringify(result))).toEqual({
      contentType: 'image/webp',
      width: 120,
      height: 80,
      size: result.size,
      url: api.url + paths.file,
      taskId: 176,
    });
  });

  test('of a large picture is converted to a data: URI correctly', async () => {
    const large = new Uint8Array(
      await sharp({
        create: {
          width: 300,
          height: 300,
          channels: 3,
          background: 'red',
          noise: { type: 'gaussian', mean: 100, sigma: 60 },
        },
      })
        .png()
        .toBuffer(),
    );
    const api = (await startStub()).on(paths.sync, () => ({ body: large }));
    const result = await clientOf(api).removeBackground(png);
    expect(Buffer.from((await result.dataUrl()).split(',')[1] ?? '', 'base64').equals(large)).toBe(true);
  });

  test.each(['image/png', 'application/octet-stream', 'text/plain', 'application/json'])(
    'is recognised by its bytes if the content type says %s',
    async (type) => {
      const api = (await startStub()).on(paths.sync, () => ({ headers: { 'content-type': type }, body: webp }));
      expect((await clientOf(api).removeBackground(png)).contentType).toBe('image/webp');
    },
  );

  test('that comes as a link in a synchronous response is downloaded, from any known field', async () => {
    const api = await startStub();
    const link = api.url + paths.file;
    for (const data of [{ result_file: link }, { url: link }, { image_url: link }, link]) {
      api.on(paths.sync, () => ({ json: { code: 200, message: 'success', data } }));
      expect(await clientOf(api).removeBackground(png)).toMatchObject({ url: link, contentType: 'image/webp' });
    }
  });
});
