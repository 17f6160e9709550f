import { expect, test } from 'vitest';
import { fileBytes, sidePixelsMax, sidePixelsMin } from '../src/generated/spec-data.js';
import { ImageTooLargeError, ImageTooSmallError, InvalidRequestError, UnsupportedFormatError } from '../src/node.js';
import { clientOf, errorOf } from './support/client.js';
import { pictures } from './support/pictures.js';
import { paths, startStub } from './support/stub-api.js';

/** A PNG head that claims a size; the rest is not looked at before sending. */
async function pngOf(width: number, height: number, bytes = 0) {
  const png = await pictures.png();
  const view = new DataView(png.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return new Blob([png, new Uint8Array(bytes)]);
}

test('the limits are those of the spec, and a picture exactly at the limit passes', async () => {
  const api = await startStub();
  const client = clientOf(api);
  await client.removeBackground(await pngOf(sidePixelsMin, sidePixelsMax));
  const small = await errorOf(client.removeBackground(await pngOf(sidePixelsMin - 1, 500)));
  const large = await errorOf(client.removeBackground(await pngOf(500, sidePixelsMax + 1)));
  expect(small).toBeInstanceOf(ImageTooSmallError);
  expect(small.message).toBe(
    'removeBackground: the picture is 69 × 500 px; each side must have at least 70 px. Nothing was sent.',
  );
  expect(large).toBeInstanceOf(ImageTooLargeError);
  expect(api.requests).toHaveLength(1);
});

test('a file over the limit is refused without being read', async () => {
  const api = await startStub();
  const blob = await pngOf(100, 100, fileBytes);
  const error = await errorOf(clientOf(api).removeBackground(blob));
  expect(error).toBeInstanceOf(ImageTooLargeError);
  expect(error.message).toContain(`the limit is ${fileBytes}`);
  expect(api.requests).toHaveLength(0);
});

test('an endless stream is read up to the limit and then cancelled', async () => {
  let given = 0;
  let cancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      given += 1 << 20;
      controller.enqueue(new Uint8Array(1 << 20));
    },
    cancel() {
      cancelled = true;
    },
  });
  const error = await errorOf(clientOf(await startStub()).removeBackground(endless));
  expect(error).toBeInstanceOf(ImageTooLargeError);
  expect(given).toBeLessThan(fileBytes + (4 << 20));
  expect(cancelled).toBe(true);
});

test.each(['gif', 'tiff', 'avif'] as const)('%s is refused, and the error names the format', async (name) => {
  const api = await startStub();
  const error = await errorOf(clientOf(api).removeBackground(await pictures[name]()));
  expect(error).toBeInstanceOf(UnsupportedFormatError);
  expect(error.message).toContain(`the picture is image/${name}; png, jpeg and webp are supported`);
  expect(api.requests).toHaveLength(0);
});

test('bytes that are not a picture are refused', async () => {
  const error = await errorOf(clientOf(await startStub()).removeBackground(new Blob(['<html>'])));
  expect(error).toBeInstanceOf(UnsupportedFormatError);
});

test('a picture without transparency, such as a JPEG or an opaque PNG or WebP, is refused for a shadow', async () => {
  const api = await startStub();
  const client = clientOf(api);
  for (const picture of [await pictures.jpeg(), await pictures.opaquePng(), await pictures.opaqueWebp()]) {
    const error = await errorOf(client.addShadow(picture));
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.message).toContain('has no transparency');
  }
  expect(api.requests).toHaveLength(0);
  await client.addShadow(await pictures.palettePng());
  await client.tasks.create('image-shadow-v3', await pictures.webp());
  expect(api.to(paths.create)).toHaveLength(2);
});

test('a data: URI is checked like any other picture', async () => {
  const uri = `data:image/png;base64,${Buffer.from(await pictures.png(30, 30)).toString('base64')}`;
  expect(await errorOf(clientOf(await startStub()).removeBackground(uri))).toBeInstanceOf(ImageTooSmallError);
});

test('preflight: false sends anything unchecked', async () => {
  const api = await startStub();
  const client = clientOf(api);
  await client.removeBackground(await pictures.gif(), { preflight: false });
  await client.addShadow(await pictures.jpeg(), { preflight: false });
  const part = api.to(paths.sync)[0]?.form.image_file;
  expect(part).toMatchObject({ type: 'image/gif' });
  expect(api.to(paths.create)).toHaveLength(1);
});

test('a picture that is cut off is refused before anything is sent, however little of it is missing', async () => {
  const api = await startStub();
  const client = clientOf(api);
  for (const picture of [await pictures.png(), await pictures.jpeg(), await pictures.webp()]) {
    for (const missing of [1, 2, 20, Math.ceil(picture.length / 2)]) {
      const error = await errorOf(client.removeBackground(picture.slice(0, -missing)));
      expect(error).toBeInstanceOf(InvalidRequestError);
      expect(error.message).toContain('the picture is cut off: its end is missing');
    }
    expect(await errorOf(client.removeBackground(picture.slice(0, 4)))).toHaveProperty(
      'message',
      expect.stringMatching(/cut off|in an unknown format/),
    );
    const padded = new Uint8Array([...picture, ...new Uint8Array(5000)]);
    await client.removeBackground(padded);
  }
  expect(api.requests).toHaveLength(3);
});
