import { describe, expect, test } from 'vitest';
import { pictures } from '../../test/support/pictures.js';
import { readHeader } from './header.js';

const headerOf = (bytes: Uint8Array<ArrayBuffer>) => readHeader(new Blob([bytes]));
const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('readHeader', () => {
  test.each([
    ['png', 'image/png', true],
    ['opaquePng', 'image/png', false],
    ['palettePng', 'image/png', true],
    ['jpeg', 'image/jpeg', false],
    ['progressiveJpeg', 'image/jpeg', false],
    ['webp', 'image/webp', true],
    ['losslessWebp', 'image/webp', true],
    ['opaqueWebp', 'image/webp', false],
    ['opaqueLosslessWebp', 'image/webp', false],
  ] as const)('reads type, size and transparency of a real %s', async (name, contentType, alpha) => {
    const expected = { contentType, width: 301, height: 77, alpha, complete: true };
    expect(await headerOf(await pictures[name](301, 77))).toEqual(expected);
  });

  test.each([
    ['gif', 'image/gif'],
    ['tiff', 'image/tiff'],
    ['avif', 'image/avif'],
  ] as const)('recognises %s, which the API does not accept', async (name, contentType) => {
    expect((await headerOf(await pictures[name]()))?.contentType).toBe(contentType);
  });

  test.each([
    ['image/bmp', 'BM\x36\0\0\0'],
    ['image/heic', '\0\0\0\x18ftypheic\0\0\0\0'],
    ['image/svg+xml', '<?xml version="1.0"?>\n<!-- drawn --><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['image/svg+xml', `\xef\xbb\xbf<?xml-stylesheet href="a"?><!--${' '.repeat(20_000)}-->\n<!DOCTYPE svg><svg/>`],
    ['image/svg+xml', '<svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>'],
  ])('recognises %s, to name it in an error', async (contentType, head) => {
    expect(await headerOf(bytesOf(head))).toEqual({ contentType, complete: true });
  });

  test.each(['<!---->', '<?xml>', '<!---->\n', '<!--', ' ', '<?xml', '<!'])(
    'reads a file full of %j in a single pass',
    async (text) => {
      expect(await headerOf(bytesOf(text.repeat(100_000)))).toBeUndefined();
    },
  );

  test('does not mistake a text, a web page or an empty file for a picture', async () => {
    for (const text of ['', 'hello', '<!doctype html><html></html>', '{"code":401}', '<svgish>']) {
      expect(await headerOf(bytesOf(text))).toBeUndefined();
    }
  });

  test('recognises a picture that is cut off anywhere, and never throws', async () => {
    for (const name of [
      'png',
      'palettePng',
      'jpeg',
      'progressiveJpeg',
      'webp',
      'losslessWebp',
      'opaqueWebp',
    ] as const) {
      const whole = await pictures[name]();
      for (let length = 0; length < whole.length; length++) {
        expect((await headerOf(whole.slice(0, length)))?.complete ?? false).toBe(false);
      }
    }
  });
});
